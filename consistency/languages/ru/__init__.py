"""Russian; morphology by pymorphy3."""

from __future__ import annotations

from consistency.languages.build import HERE, country_tables, finish
from consistency.languages.lexicon import read_lexicon
from consistency.languages.morphology.russian import Russian
from consistency.languages.pack import Pack


def load() -> Pack:
    """The pack, from this folder's tables."""
    lexicon = read_lexicon(HERE / "ru" / "lexicon.tsv")
    single, phrases = country_tables("ru", lexicon)
    return finish("ru", "Russian", lexicon, Russian(), single, phrases)
