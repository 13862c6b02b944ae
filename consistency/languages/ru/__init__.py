"""Russian; morphology by pymorphy3."""

from __future__ import annotations

from consistency.languages.build import HERE, plain_pack
from consistency.languages.lexicon import Lexicon
from consistency.languages.morphology.russian import Russian
from consistency.languages.pack import Pack


def load() -> Pack:
    """The pack, from this folder's tables."""
    lexicon = Lexicon(HERE / "ru")
    return plain_pack("ru", "Russian", lexicon, Russian(lambda form: any(pos == "NOUN" for pos, _ in lexicon.rows(form)), lexicon.table.beginning))
