"""The lines of a text as spans, and the shapes that all later steps judge them by."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

# Characters that print nothing and that str.isspace() does not know: byte order mark, zero-width and soft hyphen.
INVISIBLE = "\ufeff\u200b\u200c\u200d\u200e\u200f\u2060\u00ad"
CLOSERS = "\"'»”’“)]}*_"
_TERMINAL = re.compile(r"[.!?…][\"'»”’“)\]}*_]*$")
_ITEM = re.compile(r"(?:[-–—•·▪●◦‣*►→]|\d{1,2}[.)])\s+")
_ICONS = "\ufe0f\u20e3"


@dataclass(frozen=True, slots=True)
class Line:
    """A non-blank stretch of one line (of several, where a hard-wrapped block was joined), its edges not blank.

    ``gap``: a blank line stands before it; ``heading``: the level of a marked heading, 0 where there is none;
    ``item``: an item of a marked list.
    """

    start: int
    end: int
    text: str
    gap: bool = False
    heading: int = 0
    item: bool = False


def is_blank(char: str) -> bool:
    return char.isspace() or char in INVISIBLE


def trim(text: str, start: int, end: int) -> tuple[int, int]:
    """Narrow start..end so that neither edge is blank; an empty stretch has start == end."""
    while start < end and is_blank(text[start]):
        start += 1
    while end > start and is_blank(text[end - 1]):
        end -= 1
    return start, end


def raw_lines(text: str) -> Iterator[tuple[int, int]]:
    """Every line as (start, end) without its line end: \\n, \\r\\n, \\r, U+2028 and the others of str.splitlines."""
    start = 0
    for line in text.splitlines(keepends=True):
        yield start, start + len(line.rstrip("\r\n\v\f\x1c\x1d\x1e\x85\u2028\u2029"))
        start += len(line)


def split_lines(text: str) -> list[Line]:
    """The non-blank lines of a plain text."""
    out: list[Line] = []
    gap = False
    for first, last in raw_lines(text):
        start, end = trim(text, first, last)
        if start == end:
            gap = True
            continue
        body = text[start:end]
        out.append(Line(start, end, body, gap=gap, item=bool(_ITEM.match(body))))
        gap = False
    return out


def fold(text: str) -> str:
    """Lower case, dotted and dotless i and ё levelled; as long as the text, so that positions carry over."""
    folded = text.replace("İ", "i").replace("I", "i").replace("ı", "i").lower().replace("ё", "е")
    return folded if len(folded) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def is_terminal(text: str) -> bool:
    """Whether a line ends as a sentence does."""
    return bool(_TERMINAL.search(text))


def words(text: str) -> list[str]:
    return re.findall(r"[^\W\d_]+(?:[-'’.][^\W\d_]+)*", text)


def has_content(text: str) -> bool:
    """False for a line of signs alone, such as ``* * *``."""
    return any(char.isalnum() for char in text)


def is_prose(line: Line) -> bool:
    """A normal paragraph: it ends as a sentence, has three words or more, and is no item of a list.

    A single short question is more often the title of another page than a paragraph.
    """
    text = line.text
    if line.heading or not is_terminal(text) or len(words(text)) < 3:
        return False
    question = text.rstrip(CLOSERS).endswith("?") and not re.search(r"[.!?…]\s", text)
    return not (question and len(text) < 120) and not (line.item and len(text) < 120)


# A wrapped file: no line longer than WRAP_MAX columns, lines of a block filled to WRAP_MIN, sentences running on.
WRAP_MIN, WRAP_MAX = 45, 100
# More lines without a blank one between them are no wrapped paragraph.
BLOCK = 50


def join_wrapped(text: str, lines: list[Line]) -> list[Line]:
    """Join the lines of each block where the file was clearly wrapped by hand; else give the lines back as they are."""
    pairs = [(a, b) for a, b in pairwise(lines) if not b.gap]
    if len(pairs) < 3 or any(len(line.text) > WRAP_MAX for line in lines):
        return lines
    running = sum(_runs_on(a, b) for a, b in pairs)
    if running < 3 or running < len(pairs) * 0.3:
        return lines
    out: list[Line] = []
    for block in _blocks(lines):
        filled = all(len(line.text) >= WRAP_MIN for line in block[:-1])
        if 1 < len(block) <= BLOCK and filled and not any(b.item for b in block[1:]):
            first, last = block[0], block[-1]
            out.append(Line(first.start, last.end, text[first.start : last.end], gap=first.gap, item=first.item))
        else:
            out += block
    return out


def _runs_on(a: Line, b: Line) -> bool:
    return len(a.text) >= WRAP_MIN and not is_terminal(a.text) and b.text[0].islower()


def _blocks(lines: list[Line]) -> Iterator[list[Line]]:
    block: list[Line] = []
    for line in lines:
        if line.gap and block:
            yield block
            block = []
        block.append(line)
    if block:
        yield block
