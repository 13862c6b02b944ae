"""Which words of a text deny: by an ending, a particle, a set phrase, or what they mean."""

from __future__ import annotations

import re
from dataclasses import replace

from consistency.facts.denial import ABLE, DENY, Mark, clause_of, is_bare_participle, says
from consistency.facts.deyildi import is_said
from consistency.facts.scan import Scan
from consistency.facts.until import is_until
from consistency.languages.families import OGHUZ, TURKIC
from consistency.records import Span, Word

_LIGHT = {"etmək", "olunmaq", "edilmək", "ет", "жаса", "көрсет", "бер", "vermək"}  # the noun before it says what is done
_DENIABLE = ("VERB", "NOUN", "ADJ")
_UNKNOWN_NEGATIVE = {"kk": re.compile(r"[мбп][ае](?:й|йтын|йтін|ған|ген|ды|ді)$"), "az": re.compile(r"m[aəıiuü](?:yan|yən|dığı|diyi|yıb|yib|yır|yir|dı|di)")}
_REACH = 5  # words after a particle among which the denied one is looked for
_FAR = 12  # tokens between "however" and the particle that goes with it
_THAT = re.compile(r" that\b|, что\b")


def mark_at(scan: Scan, words: tuple[Word, ...], i: int) -> Mark | None:
    word = words[i]
    at = scan.index_of(word.span.start)
    if at in scan.taken or scan.inside("harmless", at) or is_until(scan, at) or scan.within("bound", at):
        return None  # az "5 min manatdan az olmayan" is a bound, no less than
    if _is_top(scan, word, at):
        return None
    if word.lemma == ABLE["az"] and "negative" in word.features and i and scan.pack.lower(words[i - 1].text).endswith(("maya", "məyə")):
        return None  # qaytarmaya bilməz: cannot but give it back
    if (denied := _negative(scan, word)) is not None:
        return Mark(i, _able(words, i) if word.lemma == ABLE.get(scan.pack.code) else _who_are_not(scan, words, i) or denied)
    if scan.folded[at] == "ни" and _whatever(scan, word):
        return None
    term = scan.term("neg", at)
    if " " in word.text and word.pos == "PART" and "не" in word.text.lower().split(" "):
        return _by_particle(scan, words, i, "before")  # отнюдь не
    if " " in word.text and word.pos in ("VERB", "NOUN", "ADJ") and not (term and term[1] > 1):
        return _inside_phrase(scan, words, i)
    if term is not None and scan.folded[at] == "no" and scan.tokens[at].capital and at + 1 < len(scan.tokens):
        following = scan.tokens[at + 2] if scan.tokens[at + 1].text == "." and at + 2 < len(scan.tokens) else scan.tokens[at + 1]
        if following.kind == "number":
            return None  # No. 10 Downing Street
    if term is None and word.text[-1:] in "tT" and word.text.lower().endswith(("n't", "n’t")):
        term = "before", 1
    if term is not None:
        return _by_particle(scan, words, i, "before" if word.text.lower() == "no longer" else term[0])
    if word.pos == "VERB" and word.senses and word.senses[0] in DENY and not _is_refused(scan, words, i):
        return Mark(i, _object(scan, words, i))
    return None


def _is_top(scan: Scan, word: Word, at: int) -> bool:
    """kk 16 теңгеден аспайтын: at most; but шектен аспайды denies."""
    bound = scan.term("bound", at) if scan.pack.code == "kk" and "negative" in word.features else None
    return bound is not None and bound[0] == "<=" and any(scan.numeric(k) for k in range(max(0, at - 3), at))


def _whatever(scan: Scan, word: Word) -> bool:
    """ru сколько бы времени ни ушло: however much."""
    at = scan.index_of(word.span.start)
    start, _ = clause_of(scan, word.span)
    ahead = [scan.folded[k] for k in range(max(0, at - _FAR), at) if scan.tokens[k].start >= start]
    return "бы" in ahead and "не" not in ahead


def _negative(scan: Scan, word: Word) -> Word | None:
    """The word, by its ending; where the lexicon has the negative form as a word of its own (az saymamaq, dayanmadan, kk
    келіспе), the word that it denies."""
    if word.pos == "VERB" and "negative" in word.features:
        noun = scan.pack.code == "kk" and {"imperative", "third"} <= word.features and " " not in word.text and not _ends_clause(scan, word)
        noun = noun or (scan.pack.code in OGHUZ and {"imperative", "second-plural"} <= word.features and not _ends_clause(scan, word))  # işlətməyin yolu
        return None if noun else word  # кеңейтілген сұрыптамасын: somebody's assortment
    if scan.pack.code not in TURKIC or " " in word.text or word.pos not in _NEGATIVE_ENDINGS:
        return None
    folded = scan.pack.lower(word.lemma)
    if not folded.endswith(_NEGATIVE_ENDINGS[word.pos]):
        return None
    plain = next((a for a in scan.pack.analyse(word.text) if "negative" in a.features and a.lemma != word.lemma), None)
    if plain is None or not folded.startswith(_stem(plain.lemma)):
        return None
    if word.pos == "VERB" and not _DENYING.fullmatch(_stem(folded)[len(_stem(plain.lemma)) :]):
        return None  # алмаса: exchanges, and not "if he doesn't take"
    return replace(word, lemma=plain.lemma, senses=scan.pack.senses(plain.lemma, "VERB"))


def _stem(lemma: str) -> str:
    """A verb's lemma without the ending of the infinitive."""
    return re.sub(r"m(?:aq|ək|ak|ek)$", "", lemma)


_DENYING = re.compile("m[aəe]|[мбп][ае]")
_NEGATIVE_ENDINGS = {
    "VERB": ("",), "ADV": ("madan", "mədən", "meden", "мастан", "местен", "май", "мей"),
    "ADJ": ("маған", "меген", "баған", "беген", "паған", "пеген", "mayan", "məyən", "meyen"),  # пайдаланылмаған: unused, and not used
}  # fmt: skip
_SAYING = ("деп", "деген", "деді", "дейді", "дегенді", "үшін", "deyə", "dedi", "deyib", "deyir", "söylədi")


def _ends_clause(scan: Scan, word: Word) -> bool:
    """Whether a mark, the end, or a word of saying follows."""
    at = scan.index_of(word.span.start) + 1
    return at >= len(scan.tokens) or scan.tokens[at].kind == "mark" or scan.folded[at] in _SAYING


def _inside_phrase(scan: Scan, words: tuple[Word, ...], i: int) -> Mark | None:
    """A set phrase that denies (обойтись без жертв, жоққа шығару); a phrase that only grew out of a denial does not."""
    word = words[i]
    if word.pos == "VERB" and word.senses and word.senses[0].split(" ")[0] in DENY:
        return Mark(i, _object(scan, words, i))
    head, _, last = scan.pack.lower(word.text).rpartition(" ")
    if scan.pack.terms.of("neg").get(last) == "after":  # kk мүмкін емес
        return Mark(i, replace(word, lemma=head, senses=scan.pack.senses(head)))
    if scan.pack.code in TURKIC:
        return None  # işıqsız qalmaq: "without" in English, and no denial
    if scan.pack.code == "ru" and scan.pack.lower(word.text).startswith("не "):
        lemma = word.lemma.partition(" ")[2]  # не хватило, не удалось
        return Mark(i, replace(word, lemma=lemma, senses=scan.pack.senses(lemma, "VERB")))
    if scan.pack.code == "ru" and _RU_DENYING.isdisjoint(scan.pack.lower(word.text).split(" ")):
        return None  # вотум недоверия
    said = {part for sense in word.senses[:1] for part in sense.lower().split(" ")}
    return Mark(i, word) if said & {"without", "not", "no", "never"} else None


_RU_DENYING = frozenset({"не", "нет", "без", "ни", "никто", "никогда", "ничего"})


def _is_refused(scan: Scan, words: tuple[Word, ...], i: int) -> bool:
    """English "they were denied visas": refused, not denied."""
    if scan.pack.code != "en" or i == 0 or "be" not in words[i - 1].senses[:1] or i + 1 >= len(words):
        return False
    return words[i + 1].pos == "NOUN"


def _is_tag(scan: Scan, words: tuple[Word, ...], i: int) -> bool:
    """A question tag: "doesn't it?", солай емес пе?"""
    end = words[i].span.end
    if scan.pack.code == "en" and not words[i].text.lower().endswith(("n't", "n’t", "not")):
        return False
    if scan.pack.code == "en":
        return re.match(r"\s+(?:it|he|she|they|you|we|I)\s*[,?.!]", scan.text[end : end + 20]) is not None
    return scan.pack.code == "kk" and re.match(r"\s+(?:па|пе|ма|ме|ба|бе)\b", scan.text[end : end + 20]) is not None


def _by_particle(scan: Scan, words: tuple[Word, ...], i: int, side: str) -> Mark | None:
    if _is_tag(scan, words, i):
        return None
    if side == "after":
        following = words[i + 1].text.lower() if i + 1 < len(words) else ""
        previous = words[i - 1].text.lower() if i else ""
        if is_said(scan.pack, scan.text, words, i):
            return None  # ona deyildi ki: he was told
        if scan.folded[scan.index_of(words[i].span.start)] == "yoksa" and not _is_without(scan, words, i):
            return None
        if _only(scan, words[i].span) or following in ("емес", "deyil", "değil") or previous in ("жоқ", "yox", "yok"):  # жоқ емес: there is
            return None
        before = [w for w in words[max(0, i - 3) : i] if w.pos not in ("ADP", "PART", "CCONJ")]
        return Mark(i, before[-1] if before else words[i])
    if scan.folded[scan.index_of(words[i].span.start)] == "нет" and i and words[i - 1].pos == "NOUN" and scan.touching(words[i - 1], words[i]):
        return Mark(i, words[i - 1])  # жертв нет
    capital = scan.pack.code == "en" and words[i].text[:1].isupper() and scan.index_of(words[i].span.start) > 0
    if capital and scan.tokens[scan.index_of(words[i].span.start) - 1].kind == "word":
        return None  # Doctors Without Borders
    if scan.pack.lower(words[i].text) == "nothing" and (verb := _verb_before(words, i)):
        return Mark(i, verb)  # they found nothing
    if side == "only-with" and scan.pack.code in _UNKNOWN_NEGATIVE and any(
        not w.known and _UNKNOWN_NEGATIVE[scan.pack.code].search(w.text.lower()) for w in words[i + 1 : i + 1 + _REACH]
    ):
        return None  # ешкім бөтенсінбейтін: it denies a word that no lexicon has
    if side == "only-with" and not (scan.pack.code == "en" and "neither" not in scan.folded):
        return Mark(i, _denied_after(scan, words, i, "person"), weak=True)
    return Mark(i, _denied_after(scan, words, i, side))


def _is_without(scan: Scan, words: tuple[Word, ...], i: int) -> bool:
    """tr su yoksa: if there is no water; gel, yoksa gideriz: or else; gelecek mi yoksa kalacak mı: or."""
    before = words[i - 1] if i else None
    if before is None or not scan.touching(before, words[i]) or before.pos not in ("NOUN", "PROPN", "PRON"):
        return before is not None and is_bare_participle(before) and scan.touching(before, words[i])
    cases = {"dative", "ablative", "locative", "accusative", "genitive", "instrumental", "copula"}
    return before.features.isdisjoint(cases)


def _verb_before(words: tuple[Word, ...], i: int) -> Word | None:
    return next((w for w in reversed(words[:i]) if w.pos == "VERB" and says(w)), None)


def _only(scan: Scan, span: Span) -> bool:
    """Whether "only" stands before a word that denies: təkcə nazirlər deyil, тек әкімдер ғана емес, not only they."""
    start = clause_of(scan, span)[0]
    return any(scan.term("only", k) for k, t in enumerate(scan.tokens) if start <= t.start < span.start)


def _denied_after(scan: Scan, words: tuple[Word, ...], i: int, side: str) -> Word:
    """What the particle, word ``i``, denies among the words after it in its clause; itself where there is nothing. A
    helping verb that has nothing after it denies what stands before: включена не была, обжаловать не станет."""
    _, end = clause_of(scan, words[i].span)
    ahead = tuple(w for w in words[i + 1 : i + 1 + _REACH] if w.span.start < end)
    if len(ahead) > 1 and ahead[0].pos == "VERB" and not says(ahead[0]) and ahead[1].pos == "CCONJ":
        ahead = ahead[:1]  # продлевать контракт не стал и уходит
    if scan.pack.code == "ru" and ahead and ahead[0].lemma in _AUXILIARY and (fronted := _fronted(scan, words, i, ahead)) is not None:
        return fronted
    if ahead and ahead[0].pos == "VERB" and not says(ahead[0]) and not any(says(w) and w.pos in _DENIABLE for w in ahead[1:]):
        before = words[i - 1] if i else None
        if before is not None and before.pos in ("VERB", "ADJ") and scan.touching(before, words[i]):
            return before
        return ahead[0]
    verb = next((w for w in ahead if w.pos == "VERB" and says(w)), None)
    if side == "thing":  # these deny what there is: a noun as soon as a verb
        return verb if verb in ahead[:1] else next((w for w in ahead if w.pos in ("NOUN", "VERB") and says(w)), words[i])
    if side == "person":  # and these what somebody does, is, or is called
        kinds = ("NOUN", "VERB", "ADJ")
        return verb or next((w for w in ahead if w.pos in kinds and says(w)), words[i])
    return next((w for w in ahead if w.pos in ("VERB", "NOUN", "ADJ") and says(w)), verb or words[i])


_AUXILIARY = ("быть", "стать")


def _fronted(scan: Scan, words: tuple[Word, ...], i: int, ahead: tuple[Word, ...]) -> Word | None:
    """The infinitive that stands before what denies it: обжаловать решение компания не будет, отзывать их не станут ни при каком исходе."""
    helper = ahead[0]
    if any("infinitive" in w.features or (w.pos in ("NOUN", "ADJ") and "instrumental" in w.features) for w in ahead) or (helper.lemma == "быть" and "future" not in helper.features):
        return None  # не стало неожиданностью, не было ошибкой
    start, _ = clause_of(scan, words[i].span)
    found = next((k for k in range(i - 1, -1, -1) if words[k].span.start >= start and "infinitive" in words[k].features), None)
    of_noun = found is not None and found > 0 and words[found - 1].pos == "NOUN" and "nominative" in words[found - 1].features  # решение закрыть школу
    return words[found] if found is not None and not of_noun else None


def _able(words: tuple[Word, ...], i: int) -> Word:
    """What someone is not able to do, where word ``i`` says only that."""
    if i == 0 or words[i - 1].pos != "VERB" or not words[i - 1].features & {"optative", "present", "converb"}:
        return words[i]
    verb = words[i - 1]
    return words[i - 2] if verb.lemma in _LIGHT and i > 1 and words[i - 2].pos == "NOUN" else verb


def _who_are_not(scan: Scan, words: tuple[Word, ...], i: int) -> Word | None:
    """tr yaralanan olmadı, nobody was injured: the participle before "were not" says what is denied."""
    before = words[i - 1] if i and scan.pack.code == "tr" and words[i].senses[:1] == ("be",) else None
    return before if before is not None and is_bare_participle(before) and scan.touching(before, words[i]) else None


def _object(scan: Scan, words: tuple[Word, ...], i: int) -> Word:
    """What is denied by a verb that denies: the noun after it, before it in a verb-final language."""
    if _THAT.match(scan.text, words[i].span.end):  # denied that five people had died
        verb = next((w for w in words[i + 1 : i + 1 + 2 * _REACH] if w.pos == "VERB" and says(w)), None)
        if verb is not None:
            return verb
    near = words[i + 1 : i + 1 + _REACH] if scan.pack.code in ("en", "ru") else words[max(0, i - _REACH) : i][::-1]
    return next((w for w in near if w.pos in ("NOUN", "VERB") and says(w)), words[i])
