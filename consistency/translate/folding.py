"""When two source sentences count as the same: after Unicode normalisation and folding of blanks."""

from __future__ import annotations

import re
import unicodedata

# Blanks of every width, line ends, and the invisible characters that editors and web pages leave between words;
# control characters and lone surrogates too: XML cannot carry them, so a stored sentence has blanks in their place.
_BLANKS = re.compile("[\\s\x00-\x1f\x7f-\x9f\u180e\u200b\u2060\ufeff\ufffe\uffff\ud800-\udfff]+")


def fold(text: str) -> str:
    """The text in NFC, every run of blanks one space, none at the ends; case and punctuation stay."""
    return _BLANKS.sub(" ", unicodedata.normalize("NFC", text)).strip(" ")


def primary(language: str) -> str:
    """The bare language of a tag: ``en`` of ``en-GB``, ``EN_us``, ``en``."""
    return re.split("[-_]", language.strip(), maxsplit=1)[0].lower()
