"""People, organisations and places that no table names: by capitals, quotes and what stands beside them."""

from __future__ import annotations

from collections.abc import Iterator

from consistency.facts.idioms import quoted_names
from consistency.facts.scan import Scan
from consistency.languages.analysis import case_of
from consistency.languages.latin import romanise, sound_key
from consistency.records import FactSource, Party, PartyKind, Span, Word


def read_names(scan: Scan, read_from: FactSource, covered: set[int]) -> Iterator[Party]:
    """Names of a text; ``covered`` holds start offsets of words that are countries already."""
    quoted = list(_quoted(scan))
    for start, end in quoted:
        written = scan.text[start:end]
        yield Party(span=Span(start=start, end=end), text=written, read_from=read_from, kind="organisation",
                    key="~" + sound_key(written, scan.pack.code), name=romanise(written, scan.pack.code))  # fmt: skip
    run: list[Word] = []
    for word in scan.pack.words(scan.text):
        if any(start <= word.span.start < end for start, end in quoted):
            continue
        named = _is_name(word, covered, scan)
        if run and not (named and scan.text[run[-1].span.end : word.span.start].strip(" .-") == ""):
            yield _close(scan, run, read_from)
            run = []
        if named:
            run.append(word)
    if run:
        yield _close(scan, run, read_from)


def _is_name(word: Word, covered: set[int], scan: Scan) -> bool:
    if word.span.start in covered or not word.text[:1].isupper():
        return False
    if word.known and word.pos != "PROPN":
        return False
    return not any(scan.pack.lower(word.text) in scan.pack.terms.of(kind) for kind in ("weekday", "month"))


def _quoted(scan: Scan) -> Iterator[tuple[int, int]]:
    """Short quoted titles: «КазТрансОйл», "Report": a name, not speech."""
    for first, last in quoted_names(scan):
        if scan.tokens[first].capital:
            yield scan.tokens[first].start, scan.tokens[last].end


def _close(scan: Scan, run: list[Word], read_from: FactSource) -> Party:
    """The name that the words of a run make."""
    span, last = Span(start=run[0].span.start, end=run[-1].span.end), run[-1]
    kind: PartyKind
    if len(run) == 1 and last.known and last.senses:
        name = last.senses[0]
        kind = "organisation" if name.isupper() or " " in name else "place"
        return Party(span=span, text=last.text, read_from=read_from, key="~" + sound_key(name, "en"), name=name, kind=kind,
                     case=case_of(last.features))  # fmt: skip
    kind = "organisation" if all(_firm(w.text) for w in run) else "person" if len(run) > 1 else "place"
    written = scan.text[span.start : span.end]
    stem = name_stem(scan, written)
    key = sound_key(stem.split()[-1] if kind == "person" else stem, scan.pack.code)
    return Party(span=span, text=written, read_from=read_from, key="~" + key, kind=kind,
                 name=romanise(stem, scan.pack.code), case=case_of(last.features))  # fmt: skip


def _firm(text: str) -> bool:
    """An abbreviation or a name with capitals inside: SOCAR, KazTransOil."""
    return len(text) > 1 and (text.isupper() or (any(c.isupper() for c in text[1:]) and "-" not in text))


def name_stem(scan: Scan, written: str) -> str:
    """A name without its case ending, where the language has a way to tell; else as written."""
    stems = getattr(scan.pack.analyser, "stems_of", None)
    head, _, last = written.rpartition(" ")
    if stems is None:
        return f"{head} {_plain(scan, last)}".strip()
    options = [(stem, suffix) for stem, _, suffix in stems(scan.pack.lower(last)) if len(suffix) > 1]
    if options:
        stem, _ = min(options, key=lambda o: (-len(o[1]), o[0]))
        last = last[: len(stem)]
    return f"{head} {last}".strip()


_SURNAMES = ("ов", "ев", "ёв", "ин", "ын", "ский", "цкий")


def _plain(scan: Scan, word: str) -> str:
    """The last word of a name in a language without ``stems_of``: en without 's, ru in the nominative."""
    if scan.pack.code == "en" and word.endswith(("'s", "’s")):
        return word[:-2]
    if scan.pack.code == "ru" and word[:1].isupper() and not word.isupper() and (readings := scan.pack.analyse(word)):
        if word.lower().endswith(_SURNAMES):
            return word  # Досанов is himself, not many a "досан"
        return readings[0].lemma[:1].upper() + readings[0].lemma[1:]
    return word
