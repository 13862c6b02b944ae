"""People, organisations and places that no table names: by capitals, quotes and what stands beside them."""

from __future__ import annotations

from collections.abc import Iterator

from consistency.facts.scan import Scan
from consistency.languages.latin import romanise, sound_key
from consistency.records import FactSource, Party, Span, Word

_QUOTES = {"«": "»", "“": "”", '"': '"', "„": "“"}


def read_names(scan: Scan, read_from: FactSource, covered: set[int]) -> Iterator[Party]:
    """Names of a text; ``covered`` holds start offsets of words that are countries already."""
    quoted = list(_quoted(scan))
    for start, end in quoted:
        written = scan.text[start:end]
        yield Party(span=Span(start=start, end=end), text=written, read_from=read_from, kind="organisation",
                    key="~" + sound_key(written, scan.pack.code), name=romanise(written, scan.pack.code))  # fmt: skip
    words = [w for w in scan.pack.words(scan.text) if not any(s <= w.span.start < e for s, e in quoted)]
    run: list[Word] = []
    for word in words:
        follows = bool(run) and scan.text[run[-1].span.end : word.span.start].strip(" .-") == ""
        if _is_name(word, covered, scan):
            if run and not follows:
                yield from _close(scan, run, read_from)
                run = []
            run.append(word)
        elif run:
            yield from _close(scan, run, read_from)
            run = []
    if run:
        yield from _close(scan, run, read_from)


def _is_name(word: Word, covered: set[int], scan: Scan) -> bool:
    if word.span.start in covered or not word.text[:1].isupper():
        return False
    if word.known and word.pos != "PROPN":
        return False
    return not any(scan.pack.lower(word.text) in scan.pack.terms.of(kind) for kind in ("weekday", "month"))


def _quoted(scan: Scan) -> Iterator[tuple[int, int]]:
    """Short quoted titles: «КазТрансОйл», "Report": a name, not speech."""
    tokens = scan.tokens
    for i, token in enumerate(tokens):
        close = _QUOTES.get(token.text)
        if close is None or i + 1 >= len(tokens) or not tokens[i + 1].capital:
            continue
        for k in range(i + 2, min(i + 6, len(tokens))):
            if tokens[k].text == close:
                yield tokens[i + 1].start, tokens[k - 1].end
                break
            if tokens[k].kind == "mark" and tokens[k].text not in "-–—.":
                break


def _close(scan: Scan, run: list[Word], read_from: FactSource) -> Iterator[Party]:
    start, end = run[0].span.start, run[-1].span.end
    last = run[-1]
    known = last.known and last.senses
    if len(run) == 1 and known:
        kind = "organisation" if last.senses[0].isupper() or " " in last.senses[0] else "place"
        yield Party(span=Span(start=start, end=end), text=last.text, read_from=read_from, key="~" + sound_key(last.senses[0], "en"),
                    name=last.senses[0], kind=kind, case=_case(last))  # type: ignore[arg-type]  # fmt: skip
        return
    kind = "organisation" if all(_firm(w.text) for w in run) else "person" if len(run) > 1 else "place"
    yield _party(scan, start, end, scan.text[start:end], kind, read_from, last)


def _firm(text: str) -> bool:
    """An abbreviation or a name with capitals inside: SOCAR, KazTransOil."""
    return len(text) > 1 and (text.isupper() or (any(c.isupper() for c in text[1:]) and "-" not in text))


def _case(word: Word) -> str | None:
    from consistency.languages.analysis import case_of

    return case_of(word.features)


def _party(
    scan: Scan, start: int, end: int, written: str, kind: str, read_from: FactSource, last: Word | None = None
) -> Party:
    stem = name_stem(scan, written)
    key = sound_key(stem.split()[-1] if kind == "person" else stem, scan.pack.code)
    return Party(span=Span(start=start, end=end), text=written, read_from=read_from, key="~" + key, kind=kind,  # type: ignore[arg-type]
                 name=romanise(stem, scan.pack.code), case=_case(last) if last else None)  # fmt: skip


def name_stem(scan: Scan, written: str) -> str:
    """A name without its case ending, where the language has a way to tell; else as written."""
    stems = getattr(scan.pack.analyser, "stems_of", None)
    head, _, last = written.rpartition(" ")
    if stems is None:
        if scan.pack.code == "en" and last.endswith(("'s", "’s")):
            last = last[:-2]
        elif scan.pack.code == "ru" and (readings := scan.pack.analyse(last)):
            last = (
                readings[0].lemma[:1].upper() + readings[0].lemma[1:]
                if last[:1].isupper() and not last.isupper()
                else last
            )
        return f"{head} {last}".strip()
    options = [(stem, suffix) for stem, _, suffix in stems(scan.pack.lower(last)) if len(suffix) > 1]
    if options:
        stem, _ = min(options, key=lambda o: (-len(o[1]), o[0]))
        last = last[: len(stem)]
    return f"{head} {last}".strip()
