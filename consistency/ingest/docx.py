"""Word documents: the text of the body by python-docx, as it reads once every tracked change is accepted."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from typing import Any

from consistency.errors import MissingExtraError
from consistency.ingest.decode import Unreadable
from consistency.ingest.formats import Extracted
from consistency.ingest.lines import Line, raw_lines, trim

# A document that unpacks to more bytes is there to fill the memory.
MAX_UNPACKED = 200_000_000
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SIGNS = {f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "\u2011"}
# What was moved or deleted, and what stands twice: text boxes, which are no part of the flow, and what is for old programs.
_LEFT_OUT = {f"{_W}del", f"{_W}moveFrom", f"{_W}txbxContent", f"{_W}instrText",
             "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"}  # fmt: skip


def read_docx(data: bytes) -> Extracted:
    """The text of a document, a paragraph a line, with blank lines between. Raises Unreadable where it is none, MissingExtraError
    for the extra. Headers, footers, notes and text boxes are not read."""
    text, lines = "", []
    for body, heading, item in _paragraphs(data):
        text += "\n\n" if text else ""
        first = len(text)
        text += body
        for begin, stop in raw_lines(body):
            start, end = trim(body, begin, stop)
            if start < end:
                lines.append(Line(first + start, first + end, body[start:end], gap=begin == 0, heading=heading, item=item))
    return Extracted(text, lines)


def _paragraphs(data: bytes) -> Iterator[tuple[str, int, bool]]:
    """(text, level of the heading or 0, whether it is an item of a list) of each paragraph that has text, in order."""
    document = _open(data)
    names = {style.style_id: (style.name or "").lower() for style in document.styles}
    for element in document.element.body.iter(f"{_W}p"):
        if any(parent.tag in _LEFT_OUT for parent in element.iterancestors()):
            continue
        text = "".join(_texts(element))
        if text.strip():
            style = names.get(element.style or "", "")
            level = 1 if style == "title" else int(style[8:]) if style.startswith("heading ") and style[8:].isdigit() else 0
            yield text, level, style.startswith("list") or element.find(f"{_W}pPr/{_W}numPr") is not None


def _texts(paragraph: Any) -> Iterator[str]:
    """The text of a paragraph. python-docx itself leaves out what was inserted with changes tracked."""
    for child in paragraph:
        if child.tag == f"{_W}t":
            yield child.text or ""
        elif child.tag in _SIGNS:
            yield _SIGNS[child.tag]
        elif child.tag not in _LEFT_OUT and child.tag != f"{_W}pPr":
            yield from _texts(child)


def _open(data: bytes) -> Any:
    try:
        from docx import Document
    except ImportError as error:
        raise MissingExtraError(f"Word documents need python-docx ({error}): pip install python-docx") from None
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            if sum(each.file_size for each in packed.infolist()) > MAX_UNPACKED:
                raise Unreadable(f"unpacks to more than {MAX_UNPACKED // 1_000_000} MB")
        return Document(io.BytesIO(data))
    except zipfile.BadZipFile:
        raise Unreadable("no Word document, or one that a password protects") from None
    except Unreadable:
        raise
    except Exception as error:  # whatever a broken package does to the parser, the run goes on without it
        raise Unreadable(f"no Word document ({type(error).__name__})") from error
