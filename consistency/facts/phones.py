"""Telephone numbers, which count nothing: by their shape (+1 202 555 0147, 8 7172 60 44 10), or by the words beside them (call 116 123)."""

from __future__ import annotations

import re

from consistency.facts.scan import Scan

_PHONE = re.compile(
    r"\+\d[\d\s()\-‐‑]{6,}\d"
    r"|(?:\b\d{1,3}[- ])?\(\d{2,5}\)\s?\d{1,4}(?:[- ]\d{2,4}){1,3}\b"
    r"|(?<!\d[ \u00a0,.])\b8[ -]\d{3,4}[ -]\d{2,3}(?:[ -]\d{2}){1,2}\b"
    r"|(?<!\d[ \u00a0,.])\b0\d{2,4}(?:[ -]\d{3,4}){1,2}\b"
    r"|(?<!\d[ \u00a0,.])\b\d{1,4}[- ]\d{2}[- ]\d{2}(?:[- ]\d{2})?\b"
)
# Short numbers, told only by the words beside them; not decimals, dates or shares.
_SHORT = re.compile(r"(?<![\d.,:+$€£])\b\d{3}(?:[ \u00a0-]\d{2,4}){0,3}\b(?![.,:]?\d|%)")
_CALLING = {"en": ("call", "dial", "ring", "phone", "telephone", "number", "hotline", "helpline"),
            "ru": ("номер", "телефон", "линия")}  # fmt: skip
_CALLED_ON = {"en": ("on", "at"), "ru": ("на", "в")}
_CALLED = {"en": ("call", "phone", "ring", "reach", "contact", "line", "hotline", "helpline"), "ru": ("звонить", "позвонить", "обращаться", "обратиться")}
_NEAR = 5  # words between "call" and "on"
_NUMBER_AFTER = {"az": ("nömrə", "telefon"), "tr": ("numara", "telefon", "hat"), "kk": ("нөмір", "телефон")}
_CALL = ("zəng", "aramak", "қоңырау")
_ALSO = ("or", "and", "или", "и", "və", "ya", "ve", "veya", "және", "немесе")


def take_phones(scan: Scan) -> None:
    """Use up the tokens of telephone numbers."""
    for match in _PHONE.finditer(scan.text):
        scan.taken.update(_tokens(scan, match))
    for match in _SHORT.finditer(scan.text):
        tokens = _tokens(scan, match)
        if tokens and scan.taken.isdisjoint(tokens) and _is_called(scan, tokens[0], tokens[-1]):
            scan.taken.update(tokens)


def _tokens(scan: Scan, match: re.Match[str]) -> list[int]:
    return [i for i, t in enumerate(scan.tokens) if match.start() <= t.start < match.end()]


def _is_called(scan: Scan, first: int, last: int) -> bool:
    """Whether the words beside digits say that they are called: call 101, по номеру 116 123, 102 nömrəsinə, 101-ге қоңырау."""
    code = scan.pack.code
    if code in _NUMBER_AFTER:
        return _is_called_after(scan, last)
    if not first or _counts_more(scan, last + 1):
        return False
    if not scan.lemmas[first - 1].isdisjoint(_CALLING[code]):
        return True
    if scan.folded[first - 1] in _ALSO and first > 1 and first - 2 in scan.taken and scan.tokens[first - 2].kind == "number":
        return _is_called(scan, first - 2, first - 2)  # call 101 or 112
    near = range(max(0, first - 1 - _NEAR), first - 1)
    return scan.folded[first - 1] in _CALLED_ON[code] and any(not scan.lemmas[k].isdisjoint(_CALLED[code]) for k in near)


def _is_called_after(scan: Scan, last: int) -> bool:
    """az 102 nömrəsinə, 101-ə zəng; kk 102 телефоны, 101-ге қоңырау; but 120 zəng and 500 телефон are counted."""
    after = last + 1
    while after < len(scan.tokens) and scan.glued(after):
        after += 1  # the ending of the digits
    if after >= len(scan.tokens):
        return False
    further = after + (scan.folded[after] in _ALSO) + (scan.folded[after : after + 2] in (["və", "ya"], ["ya", "da"]))
    if further > after and further < len(scan.tokens) and (short := _SHORT.match(scan.text, scan.tokens[further].start)):
        return _is_called_after(scan, _tokens(scan, short)[-1])  # 101-ə və ya 112-yə zəng edin
    if after > last + 1:
        return not scan.lemmas[after].isdisjoint(_CALL)
    named = any(lemma.startswith(_NUMBER_AFTER[scan.pack.code]) for lemma in (scan.folded[after], *scan.lemmas[after]))
    return named and "possessed" in scan.features(after)


def _counts_more(scan: Scan, i: int) -> bool:
    """Whether a number before token ``i`` would count what stands there: call 500 people."""
    if i >= len(scan.tokens) or scan.tokens[i].kind != "word":
        return False
    return "plural" in scan.features(i) or scan.measured(i) or scan.term("scale", i) is not None or scan.folded[i] == "people"
