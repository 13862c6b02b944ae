"""Whether a word says what its sentence says, or stands in an aside: a participle, a condition, a relative clause, a contrast.

Without a parser: by its ending, the words that open its clause, and the marks around it. In doubt it is an aside.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from consistency.diff.particles import with_particles
from consistency.languages import load_pack
from consistency.languages.families import TURKIC
from consistency.records import Claim, Word

_MARK = re.compile(r"[,;:—–()«»“”\"!?]|\s-\s")
_DASHES = ("-", "–", "—")
_ASIDE = {"participle", "converb", "verbal-noun", "infinitive", "conditional", "gerund", "optative"}
# English and Russian words after which, up to the next mark, stands an aside and not what is said.
_OPENERS = frozenset({
    "if", "when", "before", "after", "while", "until", "till", "although", "though", "because", "as", "since", "which", "who", "whose", "whom",
    "where", "unless", "even though", "even if", "as if", "as soon as", "as long as", "in case", "whereas", "despite", "than", "rather than", "instead of", "instead", "far from", "without", "once", "so that", "in order",
    "если", "когда", "чтобы", "который", "где", "прежде", "до того как", "прежде чем", "так как", "потому что", "поскольку", "хотя",
    "после того как", "чем", "как", "вместо", "кто", "чей", "откуда", "куда", "будто", "ли", "несмотря", "вместо того чтобы", "в то время как",
})  # fmt: skip
SAYING = frozenset({
    "say", "state", "tell", "report", "announce", "declare", "note", "add", "inform", "explain", "stress", "emphasise", "confirm", "write",
    "underline", "mention", "claim", "believe", "think", "specify", "clarify", "point out", "assure", "expect", "plan", "schedule",
    "find", "determine", "establish", "reveal", "show", "know", "recognise", "consider", "warn", "promise", "make a statement", "remind", "recall", "convey", "insist", "relate",
})  # fmt: skip
KEEPING = frozenset({"be", "become", "remain", "stay", "turn", "keep", "declare", "find", "recognise", "consider", "call", "leave", "get",
                     "prove", "turn out", "find oneself", "appear"})  # fmt: skip
# Verbs of instruments and inspectors: what they do not tell was not there, and a time before which they did not is no end of it.
RECORDING = frozenset({"find", "discover", "detect", "identify", "reveal", "uncover", "record", "register", "show", "indicate", "observe", "notice"})
LIMITS = frozenset({"limit", "norm", "permit", "permitted", "permissible", "allow", "allowed", "standard", "threshold", "speed limit", "quota"})  # what is exceeded
_SHADING = frozenset({"түс", "қал", "кет", "бер", "жібер", "таста", "отыр", "жүр", "тұр", "жат", "шық", "ал", "қой", "кел", "сал", "көр", "өт"})
_RELATIVE = ("who", "which", "that")
_HELPING = frozenset({"is", "are", "was", "were", "has", "had", "will", "would", "could", "may", "might", "did", "does", "cannot"})
_AUXILIARY = ("быть", "стать")
_CONTRAST = re.compile(r"\s*,?\s*(?:а|но)\s|\s*,\s*but\s", re.IGNORECASE)
_THOUGH = ("though", "although", "хотя")  # which says as much, after a mark
_THAT = ("все", "всё", "то", "того", "тем", "тому")
_THINGS = ("NOUN", "PROPN")


@dataclass(frozen=True, slots=True)
class Sentence:
    """The words of a claim with what is between them."""

    text: str
    language: str
    words: Sequence[Word]

    @property
    def final(self) -> bool:
        """Whether the verb stands last."""
        return self.language in TURKIC

    def parted(self, i: int, j: int) -> bool:
        """Whether a mark stands between two words."""
        if j == i + 1 and self._is_route(i):
            return False
        return _MARK.search(self.text, self.words[i].span.end, self.words[j].span.start) is not None

    def _is_route(self, i: int) -> bool:
        """Whether a dash after a word joins two names: the road Almaty - Bishkek."""
        first, second = self.words[i], self.words[i + 1]
        named = first.pos == second.pos == "PROPN" and first.text[:1].isupper() and second.text[:1].isupper()
        return named and self.text[first.span.end : second.span.start].strip() in _DASHES

    def parted_by_mark(self, i: int, j: int) -> bool:
        """Whether a mark or an "and" stands anywhere between two words."""
        low, high = min(i, j), max(i, j)
        return any(self.parted(k, k + 1) or self.words[k].pos == "CCONJ" for k in range(low, high))

    def clause(self, i: int) -> tuple[int, int]:
        """The words, from one to another, that no mark parts from word ``i``."""
        start, end = i, i + 1
        while start and not self.parted(start - 1, start):
            start -= 1
        while end < len(self.words) and not self.parted(end - 1, end):
            end += 1
        return start, end


def sentence_of(claim: Claim) -> Sentence:
    """The sentence of a claim; an English verb has what its particle makes of it, wherever that stands."""
    sentence = Sentence(claim.reading.sentence.text, claim.article.language, claim.reading.words)
    return with_particles(sentence) if sentence.language == "en" else sentence


def is_main(sentence: Sentence, i: int) -> bool:
    """Whether word ``i``, as a predicate, says what the sentence says."""
    return _final_main(sentence, i) if sentence.final else _main(sentence, i)


def _final_main(sentence: Sentence, i: int) -> bool:
    """By the ending; what is said, planned or found is content: istefa verməyəcəyini bildirib."""
    word = sentence.words[i]
    following = sentence.words[i + 1] if i + 1 < len(sentence.words) and not sentence.parted(i, i + 1) else None
    if word.features & _ASIDE:
        return _is_told(sentence, i) or _is_done_too(sentence, i) or _is_able(sentence, i)
    counted = sentence.text[word.span.end :].lstrip()[:1].isdigit()  # жетпеген 300 ауыл
    if following is not None and word.pos == "VERB" and (counted or following.pos in (*_THINGS, "ADJ", "NUM")) and "third" not in word.features:
        return "past" in word.features and "perfect" not in word.features
    return following is None or following.text.lower() not in ("бұрын", "əvvəl", "кейін", "sonra", "сайын")


def _is_able(sentence: Sentence, i: int) -> bool:
    """Whether what can or must be done is said: daxil ola bilərlər, өтуі тиіс, keçməsi vacibdir."""
    words = sentence.words
    if i + 1 >= len(words) or sentence.parted(i, i + 1):
        return False
    following = words[i + 1]
    if following.lemma == "bilmək":
        return "optative" in words[i].features and "negative" not in following.features and _final_main(sentence, i + 1)
    last = i + 2 >= len(words) or sentence.parted(i + 1, i + 2)
    return last and following.text.lower() == "тиіс" and not words[i].features.isdisjoint(("gerund", "infinitive", "verbal-noun"))


_DOING = {"az": ("araq", "ərək"), "kk": ("ып", "іп", "ап", "еп")}


def _is_done_too(sentence: Sentence, i: int) -> bool:
    """Whether a converb says what was done as much as the verb after it, which is not denied: qalib gələrək, жобаны қолдап."""
    word = sentence.words[i]
    if "converb" not in word.features or "negative" in word.features or not word.text.lower().endswith(_DOING.get(sentence.language, ())):
        return False
    following = next((w for w in sentence.words[i + 1 :] if w.pos == "VERB" and not w.features & _ASIDE), None)
    return following is not None and "negative" not in following.features and following.lemma not in ("жазда", "жаздау")  # nearly did


def _is_told(sentence: Sentence, i: int) -> bool:
    word = sentence.words[i]
    if not word.features & {"accusative", "possessed", "nominative"} or word.features & {"genitive", "dative", "ablative", "locative", "converb", "conditional"}:
        return False
    _, end = sentence.clause(i)
    following = next((w for w in sentence.words[i + 1 : end] if w.pos == "VERB"), None)
    return following is not None and not SAYING.isdisjoint(following.senses)


def _main(sentence: Sentence, i: int) -> bool:
    words, word = sentence.words, sentence.words[i]
    start, _ = sentence.clause(i)
    if (again := _after_relative(sentence, start, i)) is not None:
        start = again
    before = words[start:i]
    if any(_opens(w) and not (start and w.text.lower() in _THOUGH) for w in before) or (start and words[start].lemma == "который"):
        return False
    if any(w.text.lower() == "that" and k and words[start + k - 1].pos == "NOUN" for k, w in enumerate(before)):
        return False  # a ship that did not answer
    if start > 1 and words[start].text.lower() == "что" and words[start - 1].text.lower() in _THAT:
        return False  # все, что осталось
    if sentence.language == "ru" and word.features & {"gerund", "converb"}:
        return False
    if "infinitive" in word.features and sentence.language == "ru" and not _has_auxiliary(sentence, i):
        return False
    if "participle" in word.features and not word.features & {"short"} and sentence.language == "ru":
        return not word.features & {"genitive", "dative", "accusative", "instrumental", "locative", "nominative"}
    if "gerund" in word.features:
        return any("be" in w.senses[:1] for w in words[max(0, i - 2) : i])
    if word.pos == "VERB" and i and i + 1 < len(words) and words[i - 1].pos in ("ADP", "DET") and words[i + 1].pos in _THINGS:
        return False  # in cancelled flights
    return not (word.pos == "VERB" and sentence.language == "en" and i and words[i - 1].text.lower() == "to")


def _after_relative(sentence: Sentence, start: int, i: int) -> int | None:
    """Where, before word ``i`` or at it, an English sentence goes on after a relative clause that no mark ends: engineers who inspected
    the bridge found that it had been damaged. Only a helping verb and a verb of saying or finding are sure to be no participle."""
    words = sentence.words
    if sentence.language != "en":
        return None
    opened = next((k for k in range(start + 1, i) if words[k].text.lower() in _RELATIVE and words[k - 1].pos in _THINGS), None)
    if opened is None or any(_opens(w) for w in words[start:opened]):
        return None
    verb = next((k for k in range(opened + 1, min(opened + 3, i)) if words[k].pos == "VERB"), opened + 1)
    for k in range(verb + 1, i + 1):
        before = words[k - 1]
        ended = before.pos in (*_THINGS, "ADJ", "ADV", "NUM")
        helping = words[k].text.lower() in _HELPING and (ended or (before.pos == "VERB" and before.text.lower() not in _HELPING))
        saying = ended and words[k].pos == "VERB" and "gerund" not in words[k].features and not SAYING.isdisjoint(senses_of(words[k], "en")[:1])
        if helping or saying:
            return k
    return None


def _has_auxiliary(sentence: Sentence, i: int) -> bool:
    """Whether a Russian infinitive goes with "will", or with "can" right before it: могут посещать, but not могли бы."""
    start, end = sentence.clause(i)
    words = sentence.words
    if any(w.lemma in _AUXILIARY for w in words[start:end]):
        return True
    able = next((k for k in range(i - 1, max(start, i - 3) - 1, -1) if words[k].pos != "ADV"), None)
    if able is None or words[able].lemma not in ("мочь", "смочь") or not words[able].features & {"present", "future", "past"}:
        return False
    return not any(w.text.lower() in ("бы", "не", "ли") for w in words[start:i])


def _opens(word: Word) -> bool:
    return word.text.lower() in _OPENERS or word.lemma in _OPENERS


def is_contrast(sentence: Sentence, low: int, high: int) -> bool:
    """Whether a denial over words ``low`` to ``high`` only sets off what is said instead: сәнге емес, Лектерге ұқсады; не сам, а
    заместитель; videokonfransla, şəxsən deyil."""
    after = sentence.words[high].span.end
    if not sentence.final:
        before = sentence.text[: sentence.words[low].span.start].lower().rstrip()
        return before.endswith((" а", " rather")) or _ahead(sentence, high) or _but(sentence, high)
    last = sentence.words[high]
    more = any(w.pos in ("VERB", "ADJ") for w in sentence.words[high + 1 :])
    return last.pos == "PART" and last.text.lower() in ("емес", "deyil", "deyildi", "değil") and more and sentence.text[after:].lstrip()[:1] == ","


def _but(sentence: Sentence, high: int) -> bool:
    """Whether something else is named after "but", and no other thing done: not of murder but of negligence."""
    at = next((i for i in range(high + 1, len(sentence.words)) if sentence.words[i].text.lower() in ("but", "а")), None)
    return at is not None and not any(w.pos == "VERB" for w in sentence.words[high + 1 :])


def _ahead(sentence: Sentence, high: int) -> bool:
    """Whether "а" or "but" opens the clause after word ``high``."""
    _, end = sentence.clause(high)
    return end < len(sentence.words) and _CONTRAST.match(sentence.text, sentence.words[end - 1].span.end) is not None


def is_shading(sentence: Sentence, i: int) -> bool:
    """Whether a Kazakh verb only shades the converb before it: үдей түсті, it grew."""
    word = sentence.words[i]
    if sentence.language != "kk" or word.lemma not in _SHADING or i == 0 or sentence.parted(i - 1, i):
        return False
    before = sentence.words[i - 1]
    return before.pos == "VERB" and "converb" in before.features


def senses_of(word: Word, language: str) -> tuple[str, ...]:
    """The senses of a word in small letters; of English forms that are listed as other words too, first the verb's: found, paid."""
    senses = tuple(s.lower() for s in word.senses)
    if word.pos == "NOUN" and senses[:1] == ("defeat",):
        return ("lose",)  # who suffers it; the verb is of who wins
    verb = verb_of(word.text.lower()) if language == "en" and word.pos in ("ADJ", "ADP", "VERB", "NOUN") else None
    return (verb, *senses) if verb and verb not in senses else senses


@cache
def verb_of(form: str) -> str | None:
    """The English verb of which a word that is listed by itself is a past form, or "remains"."""
    if form == "remains":
        return "remain"
    return next((a.lemma for a in load_pack("en").analyse(form) if "past" in a.features and a.lemma != form), None)


def says_so(claim: Claim) -> bool:
    """Whether a claim has a verb of saying: somebody tells the matter."""
    return any(not SAYING.isdisjoint(w.senses[:1]) for w in claim.reading.words)
