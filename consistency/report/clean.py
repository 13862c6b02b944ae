"""Text of articles made safe to show: what a terminal or a browser would obey becomes something to look at.

One character stays one character, so offsets hold.
"""

from __future__ import annotations

import re

REPLACEMENT = "\ufffd"
# The last two code points of each plane and 32 of Arabic forms are no characters, and no page may hold them.
NONE = "\ufdd0-\ufdef" + "".join(f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0, 0x110000, 0x10000))
# C0 without \t \n \r (shown as control pictures, ESC is ␛), DEL, C1, bidi embeddings and isolates, lone surrogates.
UNSAFE = re.compile(f"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff{NONE}]")
SPACES = re.compile(r"[\s\u2028\u2029]+")


def _picture(match: re.Match[str]) -> str:
    code = ord(match[0])
    if code < 0x20:
        return chr(0x2400 + code)
    return "\u2421" if code == 0x7F else REPLACEMENT


def clean(text: str) -> str:
    """``text`` without characters that steer a terminal or hide text; line ends and tabs stay."""
    return UNSAFE.sub(_picture, text)


def one_line(text: str) -> str:
    """``clean`` with every run of white space folded into one space."""
    return SPACES.sub(" ", clean(text)).strip()


def shortened(text: str, limit: int) -> str:
    """One line of at most about ``limit`` characters, cut between words and marked with an ellipsis."""
    line = one_line(text)
    if len(line) <= limit:
        return line
    head = line[: limit + 1].rsplit(" ", 1)[0]
    return (head if " " in line[: limit + 1] else line.split(" ", 1)[0]).rstrip(" ,;:—–-") + " …"
