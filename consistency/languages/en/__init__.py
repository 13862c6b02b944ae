"""English: the language that all others are brought to. A word's sense is its own lemma."""

from __future__ import annotations

from consistency.languages.build import HERE, country_tables, finish
from consistency.languages.lexicon import Lexicon
from consistency.languages.morphology.english import English
from consistency.languages.pack import Pack


def load() -> Pack:
    """The pack, from this folder's tables."""
    lexicon = Lexicon()
    lemmas: dict[str, list[str]] = {}
    forms: dict[str, list[tuple[str, str]]] = {}
    for line in (HERE / "en" / "lexicon.tsv").read_text("utf-8").splitlines():
        lemma, pos, irregular = line.split("\t")
        lexicon.add(lemma, pos, (lemma,))
        if " " not in lemma:
            lemmas.setdefault(lemma.lower(), []).append(pos)
            for form in irregular.split("; ") if irregular != "-" else ():
                forms.setdefault(form, []).append((lemma.lower(), pos))
    single, phrases = country_tables("en", lexicon)
    for form in single:
        lemmas.setdefault(form, []).append("PROPN")
    return finish("en", "English", lexicon, English(lemmas, forms), single, phrases)
