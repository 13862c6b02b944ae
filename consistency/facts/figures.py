"""Numbers in digits and in words: "3 500", "3,5 min", "2 млн 200 тыс.", "қырық алты", "half a million"."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from consistency.facts.digits import HYPHENS, digits, ending_of, vulgar
from consistency.facts.numerals import add_word, and_part_end, closes, is_scale_stop
from consistency.facts.scan import Scan


@dataclass(frozen=True, slots=True)
class Number:
    """``first``..``last`` are token indexes; ``share`` marks a part of a whole (a third, one in five, 1/5);
    ``suffix`` is the case ending written after the digits, ``words`` whether it was spelled out."""

    value: Fraction
    first: int
    last: int
    ordinal: bool = False
    share: bool = False
    suffix: str = ""
    words: bool = False


def figure_at(scan: Scan, start: int) -> Number | None:
    """Digits, number words and scales that follow each other from token ``start`` on: 2 млн 200 тыс., bir milyon iki yüz min."""
    total, current = Fraction(0), None
    at, last, suffix, words, ordinal = start, start - 1, "", False, False
    digital = False
    while at < len(scan.tokens):
        token = scan.tokens[at]
        if token.kind == "number":
            hyphened = scan.glued(at + 1) and scan.tokens[at + 1].text in HYPHENS
            if words and (scan.glued(at) or (hyphened and scan.pack.code == "en")):
                break  # 5 kg/m3: no millions; 1 million 60-kg bags
            value = digits(token.text, scan.pack.code)
            if value is None or current is not None:
                break
            if scan.pack.code == "en" and at == start and _after_point(scan, at):
                value = Fraction(int(token.text), 10 ** len(token.text))  # .311
            current, digital = value, True
            last, suffix, ordinal = ending_of(scan, at)
            if at + 1 < len(scan.tokens) and (part := vulgar(scan, at + 1)) is not None:
                current, last, at = current + part, at + 1, at + 1
            if suffix or ordinal:
                break
        elif token.kind == "word":
            if current is not None and _with_more(scan, at):
                at += 2  # семь с лишним миллионов
                continue
            if current is None and words and not {"yarım", "жарым"}.isdisjoint(scan.lemmas[at]) and (scale := _scale_before(scan, at)):
                total, last = total + Fraction(scale, 2), at  # iki milyon yarım
                break
            if current is not None and (more := and_part_end(scan, at)) is not None:
                current, last, words, at = current + more[0], more[1], True, more[1] + 1
                continue
            step = add_word(scan, at, total, current)
            if step is None or (digital and "scale" not in scan.pack.token_terms(scan.folded[at], scan.lemmas[at])):
                break  # 1.7 million four years ago
            total, current, ordinal = step
            words, last = True, at
            if ordinal or closes(scan, at):
                break
        elif token.text == "." and is_scale_stop(scan, at):
            last = at
        elif not (token.text in HYPHENS and words and scan.pack.code == "en"):
            break
        at += 1
    if last < start:
        return None
    return Number(total + (current or 0), start, last, ordinal=ordinal, suffix=suffix, words=words)


def _after_point(scan: Scan, at: int) -> bool:
    """Whether a point stands just before a figure and a blank before that."""
    return at > 0 and scan.tokens[at - 1].text == "." and scan.glued(at) and not scan.glued(at - 1) and scan.tokens[at].text.isdigit()


def _scale_before(scan: Scan, at: int) -> int:
    """The scale that token ``at`` follows, 0 where there is none."""
    term = scan.term("scale", at - 1)
    return int(term[0]) if term else 0


def _with_more(scan: Scan, at: int) -> bool:
    """ru "с лишним" between a number word and its scale."""
    more = scan.folded[at] == "с" and scan.folded[at + 1 : at + 2] in (["лишним"], ["небольшим"])
    return more and scan.term("scale", at + 2) is not None
