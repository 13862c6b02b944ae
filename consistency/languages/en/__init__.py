"""English: the language that all others are brought to. A word's sense is its own lemma."""

from __future__ import annotations

from consistency.languages.build import HERE, plain_pack
from consistency.languages.lexicon import Lexicon, Phrase
from consistency.languages.morphology.english import English
from consistency.languages.pack import Pack


def load() -> Pack:
    """The pack, from this folder's tables. The third column of the lexicon lists irregular forms."""
    lexicon = Lexicon(HERE / "en", english=True)
    forms: dict[str, list[tuple[str, str]]] = {}
    for line in (*lexicon.table.lines(), *lexicon.set_phrases.lines()):
        if line.endswith("\t-"):
            continue
        lemma, pos, irregular = line.split("\t")
        for form in irregular.split("; "):
            if " " in form:
                lexicon.add_phrase(Phrase(tuple(form.lower().split(" ")), lemma, pos, (lemma,)))
            else:
                forms.setdefault(form.lower(), []).append((lemma.lower(), pos))
    english = English(lexicon, forms)
    pack = plain_pack("en", "English", lexicon, english)
    english.names = pack.countries
    return pack
