"""Endings that stand apart from their word: after a closing quotation mark (az "Sabah"ın, kk «Айқын»ға)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from consistency.languages.families import TURKIC
from consistency.languages.tokens import Token

if TYPE_CHECKING:
    from consistency.languages.pack import Pack

_QUOTES = "\"”»“’"
_HYPHENS = "-‐‑–"
_LONGEST = 6  # letters; -ndakılar is longer, and nobody writes it after a quotation mark


def ending_of_quoted(pack: Pack, text: str, token: Token) -> frozenset[str]:
    """The features of a case ending that follows a closing quotation mark at once, or with a hyphen; empty where it is a word."""
    if pack.code not in TURKIC or not token.start or len(token.text) > _LONGEST or not token.text.islower():
        return frozenset()
    at = token.start - 1
    if text[at] in _HYPHENS and at:
        at -= 1
    if text[at] not in _QUOTES:
        return frozenset()
    stems_of = getattr(pack.analyser, "stems_of", None)
    return next((features for _, features, _ in stems_of("x-" + token.text)), frozenset()) if stems_of else frozenset()
