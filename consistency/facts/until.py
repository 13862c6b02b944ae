"""Until and before, which deny nothing: ждём, пока не откроют; but "дорога пока не открыта" does. az qatar çatmamış alacaqlar,
kk пойыз жетпей тұрып алады: before it arrives."""

from __future__ import annotations

from consistency.facts.scan import Scan

_FEW = 4  # words between "пока" and its "не": пока новый министр не придёт
_OPENING = (",", "«", '"', "—", "–", "(", ":", ";", ".", "!", "?")
_JOINING = ("и", "а", "но")
_TENSES = frozenset({"past", "present", "future"})
_STOPS = (".", ";", "!", "?")


def is_until(scan: Scan, at: int) -> bool:
    """Whether the "не" (az, kk: the verb) at token ``at`` is of an "until" or a "before": "пока" opens its clause and a verb that is done once follows, in the
    future, or in the past after what went on; "до тех пор, пока не" always is."""
    if scan.pack.code in ("az", "kk"):
        return _is_before(scan, at)
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


def _is_before(scan: Scan, at: int) -> bool:
    """Whether a verb without a subject's ending leads to the next: çatmamış alacaqlar, жетпей тұрып."""
    if at + 1 >= len(scan.tokens) or scan.tokens[at + 1].kind != "word":
        return False
    following = scan.folded[at + 1]
    if scan.pack.code == "kk":
        return following == "тұрып" and scan.folded[at].endswith(("май", "мей", "бай", "бей", "пай", "пей"))
    if scan.folded[at].endswith(("mamışdan", "məmişdən")):
        return following in ("əvvəl", "öncə", "qabaq")
    verb = scan.features(at + 1)
    return scan.folded[at].endswith(("mamış", "məmiş")) and not following.startswith("ol") and bool(verb & _TENSES or "perfect" in verb)


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
