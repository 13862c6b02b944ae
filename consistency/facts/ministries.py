"""Several ministries or ministers told with one noun: the transport, interior and labour ministries, министры финансов и юстиции,
Көлік, Ішкі істер және Еңбек министрліктері. Each is an organisation, or an office, of its own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from consistency.facts.scan import Scan
from consistency.languages.analysis import case_of
from consistency.languages.families import TURKIC
from consistency.languages.portfolios import portfolios_of
from consistency.records import FactSource, Party, Span, Word

_MOST = 20  # words on a side of the noun in which its portfolios stand; a list of five takes some fifteen
_LONGEST = 7  # words of such a name before its noun
_INSIDE = frozenset({"NOUN", "ADJ", "PROPN", "ADP", "X"})  # of what a portfolio is told


def read_ministries(scan: Scan, read_from: FactSource) -> Iterator[Party]:
    """Each ministry, or minister, of a noun in the plural that has the portfolios of two or more beside it."""
    words = scan.pack.words(scan.text)
    for i, word in enumerate(words):
        if word.pos in ("NOUN", "PROPN", "X") and _several(word) and any(_is_ministry(s) for s in word.senses[:1]):
            groups = _before(scan, words, i) if scan.pack.code != "ru" else []
            if len(groups) < 2 and scan.pack.code not in TURKIC:
                groups = _after(scan, words, i)
            if len(groups) > 1:
                yield from (_party(scan, words, group, i, read_from) for group in groups)
        elif scan.pack.code in TURKIC and word.pos == "NOUN" and word.senses[:1] == ("ministry",) and (group := _compound(scan, words, i)):
            yield _party(scan, words, group, i, read_from)


def _compound(scan: Scan, words: Sequence[Word], i: int) -> list[int]:
    """The words of a name of one ministry that has an "and" in it: Экология және табиғи ресурстар министрлігі. It begins with a capital."""
    for k in range(i - 1, max(-1, i - 1 - _LONGEST), -1):
        if scan.text[words[k].span.end : words[k + 1].span.start].strip() or words[k].pos not in (*_INSIDE, "CCONJ"):
            return []
        if words[k].text[:1].isupper():
            named = portfolios_of(words[k].senses[:1]) and any(w.pos == "CCONJ" for w in words[k:i])
            return list(range(k, i + 1)) if named else []
    return []


def _several(word: Word) -> bool:
    return "plural" in word.features or not {"ministries", "ministers"}.isdisjoint(word.text.lower().split(" "))


def _is_ministry(sense: str) -> bool:
    """A ministry, a finance ministry, a ministry of finance; or who heads it."""
    parts = sense.lower().split(" ")
    return "prime" not in parts and not {"ministry", "minister"}.isdisjoint((parts[0], parts[-1]))


def _before(scan: Scan, words: Sequence[Word], i: int) -> list[list[int]]:
    """The places of the words of each portfolio before the noun, and the noun with the last."""
    groups: list[list[int]] = [[i]]
    for k in range(i - 1, max(-1, i - 1 - _MOST), -1):
        gap = scan.text[words[k].span.end : words[k + 1].span.start].strip()
        if gap not in ("", ",") or words[k].pos not in (*_INSIDE, "CCONJ") or any(_is_ministry(s) for s in words[k].senses[:1]):
            break
        if words[k].pos == "CCONJ" or (gap == "," and groups[-1]):
            groups.append([])
        if words[k].pos in _INSIDE:
            groups[-1].insert(0, k)
    return _named(words, groups)[::-1]


def _after(scan: Scan, words: Sequence[Word], i: int) -> list[list[int]]:
    """The same behind it: министерств - транспорта, внутренних дел и труда; ministries of finance and justice."""
    groups: list[list[int]] = [[i] if portfolios_of(words[i].senses[:1]) else []]
    for k in range(i + 1, min(len(words), i + 1 + _MOST)):
        gap = scan.text[words[k - 1].span.end : words[k].span.start].strip()
        if gap not in (("", ",", "-", "–", "—", ":") if k == i + 1 else ("", ",")) or words[k].pos not in (*_INSIDE, "CCONJ", "DET"):
            break
        if any(_is_ministry(s) for s in words[k].senses[:1]):
            break
        if words[k].pos == "CCONJ" or (gap == "," and groups[-1]):
            groups.append([])
        if words[k].pos in _INSIDE and words[k].text not in ("of", "for"):
            groups[-1].append(k)
    return _named(words, groups)


def _named(words: Sequence[Word], groups: Sequence[Sequence[int]]) -> list[list[int]]:
    """The groups up to the first that tells no portfolio, each from its first word that tells one on; labour and social
    protection are one."""
    found: list[list[int]] = []
    last: frozenset[str] = frozenset()
    for group in groups:
        told = [k for k in group if _told(words[k])]
        if not told:
            break
        own = frozenset(p for k in told for p in _told(words[k]))
        if found and own & last:
            found[-1] = sorted({*found[-1], *group})
        else:
            found.append([k for k in group if k >= told[0]])
        last = own
    return found


def _told(word: Word) -> frozenset[str]:
    """The portfolio that a word names, by its likeliest sense that names one."""
    return next((p for sense in word.senses[:3] if (p := portfolios_of((sense,)))), frozenset())


def _party(scan: Scan, words: Sequence[Word], group: Sequence[int], head: int, read_from: FactSource) -> Party:
    span = Span(start=words[group[0]].span.start, end=words[group[-1]].span.end)
    told = sorted({p for k in group for p in _told(words[k])})
    office = "minister" in words[head].senses[0].lower().split(" ")
    name = f"{' and '.join(told)} {'minister' if office else 'ministry'}"
    return Party(span=span, text=scan.text[span.start : span.end], read_from=read_from, key=name if office else "+".join((*told, "ministry")),
                 name=name, kind="office" if office else "organisation", case=case_of(words[head].features))  # fmt: skip
