"""Denials that tell when: Russian "пока не" as until (ждём, пока не откроют), but not as "not yet" (дорога пока не открыта);
English "will not run until 10:30"."""

from __future__ import annotations

from consistency.facts.scan import Scan

_FEW = 4  # words between "пока" and its "не": пока новый министр не придёт
_OPENING = (",", "«", '"', "—", "–", "(", ":", ";", ".", "!", "?")
_JOINING = ("и", "а", "но")
_TENSES = frozenset({"past", "present", "future"})
_STOPS = (".", ";", "!", "?")


def is_until(scan: Scan, at: int) -> bool:
    """Whether the "не" at token ``at`` is of an "until": "пока" opens its clause and a verb that is done once follows, in the
    future, or in the past after what went on; "до тех пор, пока не" always is."""
    if scan.pack.code == "en":
        return _runs_from(scan, at)
    if scan.pack.code != "ru" or scan.folded[at] != "не":
        return False
    start = next((k for k in range(at - 1, max(-1, at - 2 - _FEW), -1) if scan.folded[k] == "пока" or scan.tokens[k].kind == "mark"), None)
    if start is None or scan.folded[start] != "пока":
        return False
    if "пор" in scan.folded[max(0, start - 3) : start]:
        return True
    before = scan.folded[start - 1] if start else ""
    if before in _JOINING and start > 1:
        before = scan.folded[start - 2]
    verb = scan.features(at + 1) if at + 1 < len(scan.tokens) else frozenset()
    if "perfective" not in verb or "short" in verb or (before and before not in _OPENING):
        return False
    if not before or before != ",":  # пока не придёт министр, заседание не начнут
        return "future" in verb and any(token.text == "," for token in scan.tokens[at:])
    return "future" in verb or ("past" in verb and _went_on(scan, start - 1))


def _runs_from(scan: Scan, at: int) -> bool:
    """Will not run until 10:30, is not forecast to peak until the weekend: of the time to come, and till a time that stands
    alone; "did not know until he came" denies, and so does what waits for something to be done."""
    if scan.folded[at] != "not" and not scan.folded[at].endswith(("n't", "n’t")):
        return False
    if scan.folded[at - 1 : at] not in _COMING and scan.folded[at] not in ("won't", "won’t"):
        return False
    end = next((k for k in range(at + 1, len(scan.tokens)) if scan.tokens[k].text in _CLOSING or scan.folded[k] in _LINKING), len(scan.tokens))
    start = next((k for k in range(at + 2, min(end, at + 2 + _FAR)) if scan.folded[k] in ("until", "till")), None)
    return start is not None and _is_time(scan, start + 1, end)


def _is_time(scan: Scan, i: int, end: int) -> bool:
    """Whether a time stands at token ``i``: 10:30, the weekend, at least Monday, the end of March; not "prices fall"."""
    while i < end and scan.folded[i] in _BEFORE_TIME:
        i += 1
    dated = i < end and (scan.tokens[i].kind == "number" or scan.folded[i] in _TIMES or any(scan.term(kind, i) for kind in ("weekday", "month", "time", "relative")))
    return dated and not any(a.pos in ("PRON", "AUX") for k in range(i, end) if scan.tokens[k].kind == "word" for a in scan.pack.analyse(scan.tokens[k].text)[:1])


_BEFORE_TIME = ("the", "at", "least", "early", "late", "mid", "-", "end", "beginning", "start", "middle", "of", "next", "around", "about", "after", "this")
_TIMES = ("weekend", "morning", "afternoon", "evening", "night", "dawn", "dusk", "spring", "summer", "autumn", "winter", "week", "month", "year")
_COMING = (["will"], ["is"], ["are"])
_CLOSING = (",", ";", ".", "!", "?", "—", "–", "(", ")")
_LINKING = ("because", "but", "that", "which", "due", "as")
_FAR = 6  # words from "not" to "until"


def _went_on(scan: Scan, comma: int) -> bool:
    """Whether what stands before a comma tells something by itself: полиция работала, пока не нашла; but министр, который
    прилетел вчера, пока не выступил."""
    told = False
    for k in range(comma - 1, -1, -1):
        if scan.tokens[k].text in _STOPS:
            break
        if scan.tokens[k].text == "," and not told:
            return False  # the stretch before the comma has no verb of its own
        if any(lemma.startswith("котор") for lemma in scan.lemmas[k]):
            return False
        readings = scan.pack.analyse(scan.tokens[k].text)[:1] if scan.tokens[k].kind == "word" else ()
        told = told or any(a.pos == "VERB" and a.features & _TENSES and "participle" not in a.features for a in readings)
    return told
