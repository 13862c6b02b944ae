"""A paragraph -> its sentences as spans. A stop ends a sentence unless something speaks against it."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from consistency.ingest.lines import CLOSERS, has_content, trim, words
from consistency.languages.page import load_page

# A quote (or bracket) of whole sentences is one sentence with its speaker up to this length, in characters.
LONG_QUOTE = 300
# Fewer words than these before an abbreviation are no sentence yet: "В 2025 г. Казахстан …".
SHORT = 4
_STOP = re.compile(r"(?P<stop>[.!?…]+)(?P<close>[\"'»”’“)\]}*_]*)(?=\s|$)")
_OPENERS = "\"'«“„‘([{*_"
_PAIRS = {"«": "»", "“": "”", "„": "“”", "(": ")", "[": "]"}
_SIGNS = re.compile(f"[{re.escape(''.join([*_PAIRS, *_PAIRS.values()]))}\"]")
_INITIAL = re.compile(r"(?:[^\W\d_]\.-?)*[^\W\d_]")
_NUMERAL = re.compile(r"(?:\d+|[IVXLCDM]+)")
_SPACES = re.compile(r"\s+")


def split_sentences(text: str, language: str) -> list[tuple[int, int]]:
    """Half-open spans of the sentences of one paragraph, in order, without blanks at their edges.

    Every character that is not blank lies in one of them. In a language without a pack no abbreviation is known.
    """
    inside = _quoted(text)
    out: list[tuple[int, int]] = []
    start, _ = trim(text, 0, len(text))
    for match in _STOP.finditer(text):
        if match.end() < len(text) and not inside(match.start()) and _ends(text, start, match, language):
            first, last = trim(text, start, match.end())
            if first < last:
                out.append((first, last))
            start = match.end()
    first, last = trim(text, start, len(text))
    if first < last:
        out.append((first, last))
    return _joined(text, out)


def _joined(text: str, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """A stretch without a letter or a figure (a stray dash) belongs to the sentence before it, or after it."""
    out: list[tuple[int, int]] = []
    for start, end in spans:
        if out and not (has_content(text[start:end]) and has_content(text[slice(*out[-1])])):
            out[-1] = (out[-1][0], end)
        else:
            out.append((start, end))
    return out


def _quoted(text: str) -> Callable[[int], bool]:
    """Whether a position lies within a pair of quotes or brackets of at most LONG_QUOTE characters."""
    ranges: list[tuple[int, int]] = []
    stack: list[tuple[str, int]] = []
    for sign in _SIGNS.finditer(text):
        i, char = sign.start(), sign[0]
        if char == '"':
            opens = i == 0 or not (text[i - 1].isalnum() or text[i - 1] in ".,!?…»”")
            if opens and i + 1 < len(text) and not text[i + 1].isspace():
                stack = [entry for entry in stack if entry[0] != '"']
                stack.append(('"', i))
                continue
            closes = '"'
        else:
            closes = char
        top = next((k for k in range(len(stack) - 1, -1, -1) if closes in _PAIRS.get(stack[k][0], stack[k][0])), None)
        if top is not None:
            ranges.append((stack[top][1], i))
            del stack[top:]
        elif char in _PAIRS and len(stack) < 20:
            stack.append((char, i))
    shut = {i for a, b in ranges if b - a <= LONG_QUOTE for i in range(a, b - _tail(text, b))}
    return shut.__contains__


def _tail(text: str, close: int) -> int:
    """How many characters of stop and closers stand before ``close``: that stop may end the sentence."""
    k = close
    while k > 0 and text[k - 1] in ".!?…" + CLOSERS:
        k -= 1
    return close - k


def _ends(text: str, start: int, match: re.Match[str], language: str) -> bool:
    """Whether the stop ends the sentence that began at ``start``."""
    gap = _SPACES.match(text, match.end())
    following = text[gap.end() if gap else match.end() :][:60]
    bare = following.lstrip(_OPENERS)
    if not bare or _is_small(bare[0]) or following[0] in "»”)]}":
        return False
    if match["close"] and re.match(r"[-–—]\s", following):
        return False  # «…!» — Имя сказал
    dashed = re.match(r"[-–—]\s*([^\W\d_])", following)
    if dashed and dashed[1].islower():
        return False
    if match["close"] and match["stop"][-1] in "?!…" and _titled(text, start, match, bare, language):
        return False
    if match["stop"] == "." and not match["close"]:
        return not _abbreviates(text, start, match.start(), bare, language)
    return True


def _is_small(char: str) -> bool:
    """A small letter of a script that begins sentences with capitals: Georgian has none there, though Unicode calls its letters small."""
    return char.islower() and char.title() != char


def _titled(text: str, start: int, match: re.Match[str], bare: str, language: str) -> bool:
    """A title such as «Кто виноват?» in the middle of a sentence, before a name."""
    opener = max(text.rfind(char, start, match.start()) for char in "«“„\"'(")
    before = text[start:opener].rstrip() if opener > start else ""
    return bool(before) and before[-1] not in ":,—–-" and not _is_function(bare, language)


def _abbreviates(text: str, start: int, stop: int, bare: str, language: str) -> bool:
    """Whether the full stop at ``stop`` belongs to an abbreviation, an initial or a number before it."""
    tail = text[max(start, stop - 30) : stop]
    token = re.split(r"[\s\"'«“„(\[/]", tail)[-1]
    before = tail[: len(tail) - len(token)].rstrip()
    if not token:
        return False
    if _NUMERAL.fullmatch(token) and text[start:stop].strip(_OPENERS + " *_-–—") == token:
        return True  # 5. An item
    kind = _kind(token, before, language)
    if kind is not None:
        short = len(words(text[start:stop])) < SHORT and kind == "after-number"
        return (short and not _is_function(bare, language)) or _stays(kind, before, bare, language)
    if _INITIAL.fullmatch(token) and token[-1].isupper():
        return not _is_function(bare, language)
    return False


def _kind(token: str, before: str, language: str) -> str | None:
    """The extra of the abbreviation that ends here, of two words (və s) or one; None where there is none."""
    table = _abbreviations(language)
    pair = f"{before.split()[-1]} {token}" if before else token
    lower = () if _INITIAL.fullmatch(token) and token.isupper() else (token.lower(),)  # P. Diddy is not page Diddy
    for form in (pair, pair.lower(), token, *lower):
        if form in table:
            return table[form]
    return None


def _stays(kind: str, before: str, bare: str, language: str) -> bool:
    """Whether an abbreviation of this kind goes on with ``bare``, a capital or a figure."""
    figure = bare[0].isdigit() or bare[0] in "№#+"
    if kind == "may-end":
        return figure or _is_date_word(bare, language) or (language == "en" and _WHOSE_TIME.match(bare) is not None)
    if kind == "after-number":
        numbered = re.search(r"(?:\d|\b[IVXLC]+)$", before)
        return figure or not (numbered or _is_function(bare, language))
    if kind == "before-function":
        return not _is_function(bare, language)
    if kind == "before-number":
        return figure or bool(re.match(r"[IVXLC]+\b", bare))
    return True


_WHOSE_TIME = re.compile(r"(?:[A-Z][\w-]+ ){1,3}time\b")  # 8:35 a.m. Baku time


def _is_function(bare: str, language: str) -> bool:
    word = re.match(r"[^\W\d_]+", bare)
    return word is not None and word[0].replace("İ", "i").lower() in load_page(language).values("function")


def _is_date_word(bare: str, language: str) -> bool:
    """A weekday or a zone after a clock time: 10 p.m. Tuesday, 9 a.m. GMT."""
    word = re.match(r"[^\W\d_]+", bare)
    return word is not None and word[0].lower() in load_page(language).values("date") - {"the", "on", "at", "a"}


@cache
def _abbreviations(language: str) -> dict[str, str]:
    return dict(load_page(language).of("abbreviation"))
