"""TMX 1.4, read and written: translation memories that other tools understand.

Nothing is fetched: a DOCTYPE that only names the TMX DTD is passed over, one that declares anything is refused, and
with it entity bombs and references to other files.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NoReturn

from consistency.errors import TranslationError
from consistency.translate.folding import fold, primary

CODE = frozenset({"bpt", "ept", "it", "ph", "ut"})  # inline tags that hold another format's code, not words


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """A sentence and its English, or its counterpart in another language; languages are bare codes (``ru``), ``line`` is
    where the unit opens, from 1."""

    language: str
    source: str
    english: str
    line: int = 0
    other: str = "en"


@dataclass(frozen=True, slots=True, kw_only=True)
class Tmx:
    """The units of a file in its order; ``warnings`` name what it holds that cannot be used."""

    units: tuple[Unit, ...]
    warnings: tuple[str, ...] = ()


def read_tmx(path: Path) -> Tmx:
    """Every unit that pairs a language with English. Raises TranslationError with path and line."""
    try:
        written = path.read_bytes()
    except OSError as error:
        raise TranslationError(f"{path}: cannot read the translation memory: {error.strerror}") from None
    from xml.parsers import expat

    reader = _Reader(path)
    try:
        reader.parser.Parse(written, True)
    except expat.ExpatError as error:
        raise TranslationError(f"{path}:{error.lineno}: not well-formed XML: {expat.ErrorString(error.code)}") from None
    except (LookupError, ValueError) as error:  # an encoding that Python does not know, or that lies
        raise TranslationError(f"{path}: not readable as XML: {error}") from None
    return Tmx(units=tuple(reader.units), warnings=tuple(reader.warnings))


def write_tmx(units: Iterable[Unit]) -> str:
    """The units as a TMX 1.4 document in UTF-8: the same units, the same text (no clock, no path)."""
    from consistency import __version__

    header = (
        f'creationtool="consistency" creationtoolversion="{__version__}" segtype="sentence" '
        'o-tmf="consistency" adminlang="en" srclang="*all*" datatype="plaintext"'
    )
    rows = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<tmx version="1.4">',
        f"  <header {header}/>",
        "  <body>",
    ]
    for unit in units:
        rows += [
            f'    <tu srclang="{_escape(unit.language)}">',
            f'      <tuv xml:lang="{_escape(unit.language)}"><seg>{_escape(unit.source)}</seg></tuv>',
            f'      <tuv xml:lang="{_escape(unit.other)}"><seg>{_escape(unit.english)}</seg></tuv>',
            "    </tu>",
        ]
    return "\n".join([*rows, "  </body>", "</tmx>", ""])


def _escape(text: str) -> str:
    return fold(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")


@dataclass(slots=True)
class _Reader:
    """Collects units while expat walks the file."""

    path: Path
    units: list[Unit] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    parser: Any = None
    open: list[str] = field(default_factory=list)  # names of the elements that are open
    variants: list[tuple[str, str]] = field(default_factory=list)  # (language, text) of the open <tu>
    language: str | None = None
    text: list[str] | None = None  # of the open <seg>
    line: int = 0  # where the open <tu> began

    def __post_init__(self) -> None:
        from xml.parsers import expat

        self.parser = expat.ParserCreate()
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self.start
        self.parser.EndElementHandler = self.end
        self.parser.CharacterDataHandler = self.characters
        self.parser.StartDoctypeDeclHandler = self.doctype
        self.parser.EntityDeclHandler = self.entity
        self.parser.SkippedEntityHandler = self.unknown_entity

    def fail(self, what: str) -> NoReturn:
        raise TranslationError(f"{self.path}:{self.parser.CurrentLineNumber}: {what}")

    def doctype(self, name: str, system: str | None, public: str | None, internal: int) -> None:
        if internal:
            self.entity()

    def entity(self, *declaration: object) -> None:
        self.fail("a document type with declarations of its own is refused: take the [...] out of <!DOCTYPE>")

    def unknown_entity(self, name: str, is_parameter: bool) -> None:
        self.fail(f"unknown entity &{name}; write the character itself")

    def start(self, name: str, attributes: dict[str, str]) -> None:
        name = name.lower()
        if not self.open and name != "tmx":
            self.fail(f"not a TMX file: the outermost element is <{name}>")
        self.open.append(name)
        if name == "tu":
            self.variants, self.line = [], self.parser.CurrentLineNumber
        elif name == "tuv":
            self.language = next((v for k, v in attributes.items() if k.lower() in ("xml:lang", "lang")), "")
            if not self.language.strip():
                self.fail('a <tuv> without a language: add xml:lang="..."')
        elif name == "seg" and self.language is not None:
            self.text = []

    def characters(self, text: str) -> None:
        if self.text is not None and CODE.isdisjoint(self.open):
            self.text.append(text)

    def end(self, name: str) -> None:
        name = self.open.pop()
        if name == "seg" and self.text is not None:
            self.variants.append((primary(self.language or ""), fold("".join(self.text))))
            self.text = None
        elif name == "tuv":
            self.language = None
        elif name == "tu":
            self.close_unit()

    def close_unit(self) -> None:
        """Pair every other language of the unit with its first English."""
        english = next((text for language, text in self.variants if language == "en" and text), None)
        if english is None:
            self.warnings.append(f"{self.path.name}:{self.line}: a unit without English is not used")
            return
        for language, source in self.variants:
            if language != "en" and source:
                self.units.append(Unit(language=language, source=source, english=english, line=self.line))
