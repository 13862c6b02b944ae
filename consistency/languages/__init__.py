"""Language packs: ``load_pack(code)``.

To add a language: a folder ``languages/<code>/`` with ``lexicon.tsv``, ``phrases.tsv``, ``terms.tsv``, ``countries.tsv``,
``page.tsv`` and, for an agglutinative language, ``suffixes.tsv``; an ``__init__.py`` with ``load() -> Pack``;
a row in ``registry.LANGUAGES``. ``docs/languages.md`` is the recipe.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from consistency.registry import LANGUAGES, resolve

if TYPE_CHECKING:
    from consistency.languages.pack import Pack


@cache
def load_pack(code: str) -> Pack:
    """The pack of a language. Raises UnknownNameError where none is installed."""
    pack: Pack = resolve(LANGUAGES, code, "language")()
    return pack
