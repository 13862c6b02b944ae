"""Bytes -> text: UTF-8 first, then UTF-16 and UTF-32 with their marks, then a guess; or why it is no text."""

from __future__ import annotations

import codecs

# A byte order mark stays in UTF-8 text (as ``open(encoding="utf8")`` leaves it), so positions count it.
_MARKED = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# What pages in these languages were written in before UTF-8: Windows, KOI8, DOS, ISO and Kazakh code pages.
LEGACY = ("cp1251", "koi8_r", "cp866", "iso8859_5", "mac_cyrillic", "kz1048", "cp1254", "cp1252", "iso8859_9")
# A broken UTF-8 file is still UTF-8 if for one bad byte it has at least this many good characters beyond ASCII.
GOOD_PER_BAD = 20
# Share of control characters above which it is no text.
CONTROL = 0.01
# The guess looks at this many bytes, from the start.
SAMPLE = 200_000


class Unreadable(Exception):
    """A file that cannot be an article; ``str(error)`` is the reason that the report shows."""


def decode(data: bytes) -> tuple[str, str | None]:
    """The text of a file and a warning about its encoding, or None; raises Unreadable with the reason."""
    if not data.strip() or data == codecs.BOM_UTF8:
        raise Unreadable("empty")
    text, warning = _decode(data)
    controls = sum(1 for char in text if (char < " " and char not in "\t\n\r\v\f\x1c\x1d\x1e") or char == "\x7f")
    if controls > CONTROL * len(text):
        raise Unreadable("not text (binary)")
    if not text.strip("\ufeff \t\r\n\u2028\u2029"):
        raise Unreadable("empty")
    return text, warning


def _decode(data: bytes) -> tuple[str, str | None]:
    for mark, encoding in _MARKED:
        if data.startswith(mark):
            return _with_mark(data, encoding)
    if b"\0" in data:
        raise Unreadable("not text (binary)")
    try:
        return data.decode("utf-8"), None
    except UnicodeDecodeError:
        pass
    text = data.decode("utf-8", "replace")
    bad = text.count("\ufffd")
    if bad * GOOD_PER_BAD <= sum(char > "\x7f" for char in text) - bad:
        return text, f"{bad} broken characters in UTF-8, shown as \ufffd"
    return _guess(data)


def _with_mark(data: bytes, encoding: str) -> tuple[str, None]:
    try:
        return data.decode(encoding), None
    except UnicodeDecodeError as error:
        raise Unreadable(f"not text (broken {encoding.upper()})") from error


def _guess(data: bytes) -> tuple[str, str]:
    # Imported here: 30 ms that no UTF-8 file needs.
    from charset_normalizer import from_bytes

    best = from_bytes(data[:SAMPLE], cp_isolation=list(LEGACY)).best()
    if best is None:
        raise Unreadable("not text (no known encoding)")
    encoding = best.encoding
    text = data.decode(encoding, "replace")
    if encoding == "cp1251":
        # The two differ in the Kazakh letters alone, which cp1251 reads as letters of Serbian and Macedonian.
        kazakh = data.decode("kz1048", "replace")
        encoding, text = max((("cp1251", text), ("kz1048", kazakh)), key=lambda pair: _kazakh(pair[1]))
    return text, f"not UTF-8: read as {encoding.replace('_', '-')}"


def _kazakh(text: str) -> int:
    lower = text.lower()
    return sum(lower.count(c) for c in "қғұүңөһ") - sum(lower.count(c) for c in "ќѓўјњљџ")
