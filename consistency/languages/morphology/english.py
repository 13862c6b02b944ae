"""English: regular endings undone by rule over the lexicon, irregular forms from its table."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping

from consistency.languages.analysis import Analysis
from consistency.languages.lexicon import Lexicon

# (ending, what replaces it, the part of speech it makes, feature)
_ENDINGS = (
    ("ies", "y", "NOUN VERB", "plural"), ("es", "", "NOUN VERB", "plural"), ("s", "", "NOUN VERB PROPN", "plural"),
    ("ied", "y", "VERB", "past"), ("ed", "", "VERB", "past"), ("ed", "e", "VERB", "past"),
    ("ing", "", "VERB", "gerund"), ("ing", "e", "VERB", "gerund"), ("ying", "ie", "VERB", "gerund"),
    ("ier", "y", "ADJ", "comparative"), ("er", "", "ADJ", "comparative"), ("er", "e", "ADJ", "comparative"),
    ("iest", "y", "ADJ", "superlative"), ("est", "", "ADJ", "superlative"), ("est", "e", "ADJ", "superlative"),
    ("ily", "y", "ADJ", "adverb"), ("ly", "", "ADJ", "adverb"), ("ly", "le", "ADJ", "adverb"),
)  # fmt: skip


_IRREGULAR = {"NOUN": "plural", "NUM": "plural", "PRON": "plural", "DET": "plural"}


def _degree(form: str) -> set[str]:
    """An irregular form of an adjective: worse, worst."""
    return {"superlative" if form.endswith("st") else "comparative"}


class English:
    """``forms`` maps an irregular form to (lemma, pos); ``names`` are known proper names, lower case."""

    def __init__(self, lexicon: Lexicon, forms: Mapping[str, list[tuple[str, str]]]) -> None:
        self._lexicon = lexicon
        self._forms = forms
        self.names: Container[str] = ()
        self._whole: dict[str, tuple[Analysis, ...]] = {}
        self._memo: dict[str, tuple[Analysis, ...]] = {}

    def forget(self) -> None:
        """Drop what was analysed."""
        self._whole.clear()
        self._memo.clear()

    def analyse(self, word: str) -> tuple[Analysis, ...]:
        """Readings over the lexicon; an unknown word gives one guess with its plural or past ending undone. Memoised."""
        found = self._whole.get(word)
        if found is None:
            found = self._whole[word] = self._analysed(word)
        return found

    def _analysed(self, word: str) -> tuple[Analysis, ...]:
        word = word.lower().replace("’", "'")
        genitive = word.endswith(("'s", "s'"))
        if word.endswith("'s"):
            word = word[:-2]
        elif word.endswith("s'"):
            word = word[:-1]
        if word not in self._memo:
            self._memo[word] = tuple(dict.fromkeys(self._readings(word))) or (self._guess(word),)
        found = self._memo[word]
        return tuple(_genitive(a) for a in found) if genitive else found

    def continues(self, word: str, form: str) -> frozenset[str] | None:
        """Features with which ``word`` is a form of ``form``, or None."""
        word = word.lower()
        if word == form:
            return frozenset()
        wanted = {form, *(a.lemma for a in self.analyse(form))}
        return next((a.features for a in self.analyse(word) if a.lemma in wanted), None)

    def _readings(self, word: str) -> Iterator[Analysis]:
        for pos in self._classes(word):
            yield Analysis(word, pos)
        for lemma, pos in self._forms.get(word, ()):
            yield Analysis(lemma, pos, frozenset({_IRREGULAR.get(pos, "past")} if pos != "ADJ" else _degree(word)))
        for ending, put, classes, feature in _ENDINGS:
            if not word.endswith(ending) or len(word) - len(ending) < 2:
                continue
            base = word[: -len(ending)] + put
            doubled = base[:-1] if len(base) > 3 and base[-1] == base[-2] and not put else base
            for stem in dict.fromkeys((base, doubled)):
                for pos in self._classes(stem):
                    if pos in classes:
                        yield Analysis(stem, pos, frozenset({feature}))

    def _classes(self, lemma: str) -> list[str]:
        found = [pos for pos, _ in self._lexicon.rows(lemma)]
        return [*found, "PROPN"] if lemma in self.names else found

    def _guess(self, word: str) -> Analysis:
        if len(word) > 4 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
            return Analysis(word[:-1], "X", frozenset({"plural"}), known=False)
        return Analysis(word, "X", frozenset(), known=False)


def _genitive(analysis: Analysis) -> Analysis:
    return Analysis(analysis.lemma, analysis.pos, analysis.features | {"genitive"}, analysis.known)
