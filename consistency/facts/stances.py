"""Denials with what they deny and how far they reach; and words that have an opposite, as what they affirm.

A language's ``neg`` terms say how its words deny: ``before`` or ``after`` the word denied, ``thing`` (no casualties),
``person`` (nobody was hurt), ``only-with`` (only where nothing else denies: nobody, ничего, heç nə). Endings deny by the
feature ``negative`` of the analyser. ``harmless`` terms hold such words and deny nothing (not only, no more than).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

from consistency.facts.scan import Scan
from consistency.languages.concepts import has_opposite
from consistency.records import FactSource, Span, Stance, Word

_DENY = frozenset({"deny", "refute", "disprove"})  # first senses of the verbs that deny
_ABLE = {"az": "bilmək", "kk": "ал"}  # with the converb before it: edə bilmir, экспорттай алмайды
_LIGHT = {"etmək", "olunmaq", "edilmək", "ет", "жаса", "көрсет", "бер", "vermək"}  # the noun before it says what is done
_EMPTY = frozenset({"be", "have", "do", "become"})  # senses that say nothing of what is denied
_HELPING = {"become", "begin", "start", "can", "be able", "want", "intend", "plan", "manage", "be going", "will", "succeed",
            "may", "have to", "must", "need", "wish", "could", "should", "would", "let"}  # fmt: skip
_ANY = frozenset({"nothing", "nobody", "no one", "never", "nowhere"})
_DENIABLE = ("VERB", "NOUN", "ADJ")
_WITHHOLD = frozenset({"refuse", "decline", "fail", "forbid", "ban", "prohibit", "prevent", "avoid", "abstain", "reject", "cancel", "postpone", "delay"})
_NEXT = 3  # words between such a verb and what is not done
_REACH = 5  # words after a particle among which the denied one is looked for
_CLAUSE_END = re.compile(r"[,;:—–()«»“”\"!?]")
_THAT = re.compile(r" that\b|, что\b")
_WAITS = re.compile(r"[^.;:]*?\b(?:until|till)\b")


@dataclass(slots=True)
class Mark:
    """A word that denies, word ``at``; ``target`` is the word denied, ``weak`` one that counts only by itself."""

    at: int
    target: Word
    weak: bool = False


def read_stances(scan: Scan, read_from: FactSource) -> list[Stance]:
    """One stance for each denial, ``key`` the English sense of the word denied; and one, affirmed, for each predicate
    that has an opposite and is not denied."""
    words = scan.pack.words(scan.text)
    marks = [mark for i in range(len(words)) if (mark := _mark(scan, words, i)) is not None]
    marks = _merged(scan, words, marks)
    found = [_denial(scan, words, mark, read_from) for mark in marks]
    denied = {id(word) for mark in marks for word in (mark.target, words[mark.at])}
    found += [
        _affirmed(word, read_from)
        for i, word in enumerate(words)
        if _is_telling(word) and id(word) not in denied and not _is_doubted(scan, word) and not _is_withheld(scan, words, i)
    ]
    return found


def _is_doubted(scan: Scan, word: Word) -> bool:
    """What a date, an idiom or a set phrase holds, or the phrase leads to, is not affirmed: не исключено, едва не погиб, вряд ли придёт, hardly anyone came."""
    at = scan.index_of(word.span.start)
    if at in scan.taken:
        return True
    near = range(at, max(-1, at - _REACH), -1)
    before = next((k for k in near if scan.inside("harmless", k) or scan.tokens[k].kind == "mark"), None)
    return before is not None and scan.inside("harmless", before)


def _is_withheld(scan: Scan, words: tuple[Word, ...], i: int) -> bool:
    """What somebody refuses or fails to do is not affirmed: refused to approve, təsdiq etməkdən imtina etdi."""
    final = scan.pack.code in ("az", "kk")
    near = words[i + 1 : i + 1 + _NEXT] if final else words[max(0, i - _NEXT) : i][::-1]
    verb = next((w for w in near if w.pos == "VERB" and _says(w)), None)
    if verb is None or not set(verb.senses[:1]) & _WITHHOLD:
        return False
    return final or "infinitive" in words[i].features or scan.text.endswith((" to ", " from "), 0, words[i].span.start)


def _mark(scan: Scan, words: tuple[Word, ...], i: int) -> Mark | None:
    word = words[i]
    at = scan.index_of(word.span.start)
    if at in scan.taken or scan.inside("harmless", at) or _until(scan, at) or scan.within("bound", at):
        return None  # az "5 min manatdan az olmayan" is a bound, no less than
    if scan.pack.code == "kk" and "negative" in word.features and (bound := scan.term("bound", at)) and bound[0] == "<=":
        return None  # 16 теңгеден аспайтын
    if word.lemma == _ABLE["az"] and "negative" in word.features and i and scan.pack.lower(words[i - 1].text).endswith(("maya", "məyə")):
        return None  # qaytarmaya bilməz: cannot but give it back
    if (denied := _negative(scan, word)) is not None:
        return Mark(i, _able(words, i) if word.lemma == _ABLE.get(scan.pack.code) else denied)
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
    if term is None and word.text.lower().endswith(("n't", "n’t")):
        term = "before", 1
    if term is not None:
        return _by_particle(scan, words, i, term[0])
    if word.pos == "VERB" and word.senses and word.senses[0] in _DENY and not _is_refused(scan, words, i):
        return Mark(i, _object(scan, words, i))
    return None


def _whatever(scan: Scan, word: Word) -> bool:
    """ru сколько бы времени ни ушло: however much."""
    start, _ = _clause(scan, word.span)
    ahead = [scan.folded[k] for k, t in enumerate(scan.tokens) if start <= t.start < word.span.start]
    return "бы" in ahead and "не" not in ahead


def _negative(scan: Scan, word: Word) -> Word | None:
    """The word, by its ending; where the lexicon has the negative form as a word of its own (az saymamaq, dayanmadan, kk
    келіспе), the word that it denies."""
    if word.pos == "VERB" and "negative" in word.features:
        noun = scan.pack.code == "kk" and {"imperative", "third"} <= word.features and " " not in word.text and not _ends_clause(scan, word)
        return None if noun else word  # кеңейтілген сұрыптамасын: somebody's assortment
    if scan.pack.code not in ("az", "kk") or " " in word.text or word.pos not in _NEGATIVE_ENDINGS:
        return None
    folded = scan.pack.lower(word.lemma)
    if not folded.endswith(_NEGATIVE_ENDINGS[word.pos]):
        return None
    plain = next((a for a in scan.pack.analyse(word.text) if "negative" in a.features and a.lemma != word.lemma), None)
    if plain is None or not folded.startswith(plain.lemma.removesuffix("maq").removesuffix("mək")):
        return None
    return replace(word, lemma=plain.lemma, senses=scan.pack.senses(plain.lemma, "VERB"))


_NEGATIVE_ENDINGS = {
    "VERB": ("",), "ADV": ("madan", "mədən", "мастан", "местен", "май", "мей"),
    "ADJ": ("маған", "меген", "баған", "беген", "паған", "пеген", "mayan", "məyən"),  # пайдаланылмаған: unused, and not used
}  # fmt: skip
_SAYING = ("деп", "деген", "деді", "дейді", "дегенді", "үшін")


def _ends_clause(scan: Scan, word: Word) -> bool:
    """Whether a mark, the end, or a word of saying follows."""
    at = scan.index_of(word.span.start) + 1
    return at >= len(scan.tokens) or scan.tokens[at].kind == "mark" or scan.folded[at] in _SAYING


def _until(scan: Scan, at: int) -> bool:
    """ru "до тех пор, пока не": until; at the head of a clause "пока не" is "not yet"."""
    return scan.folded[at] == "не" and at > 1 and scan.folded[at - 1] == "пока" and "пор" in scan.folded[max(0, at - 4) : at]


def _inside_phrase(scan: Scan, words: tuple[Word, ...], i: int) -> Mark | None:
    """A set phrase that denies (обойтись без жертв, жоққа шығару); a phrase that only grew out of a denial does not."""
    word = words[i]
    if word.pos == "VERB" and word.senses and word.senses[0].split(" ")[0] in _DENY:
        return Mark(i, _object(scan, words, i))
    head, _, last = scan.pack.lower(word.text).rpartition(" ")
    if scan.pack.terms.of("neg").get(last) == "after":  # kk мүмкін емес
        return Mark(i, replace(word, lemma=head, senses=scan.pack.senses(head)))
    if scan.pack.code in ("az", "kk"):
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
        if scan.folded[scan.index_of(words[i].span.start)] == "deyildi" and following == "ki":
            return None  # ona deyildi ki: he was told
        if _only(scan, words[i].span) or following in ("емес", "deyil") or previous in ("жоқ", "yox"):  # жоқ емес: there is
            return None
        before = [w for w in words[max(0, i - 3) : i] if w.pos not in ("ADP", "PART")]
        return Mark(i, before[-1] if before else words[i])
    if scan.folded[scan.index_of(words[i].span.start)] == "нет" and i and words[i - 1].pos == "NOUN" and _touching(scan, words[i - 1], words[i]):
        return Mark(i, words[i - 1])  # жертв нет
    capital = scan.pack.code == "en" and words[i].text[:1].isupper() and scan.index_of(words[i].span.start) > 0
    if capital and scan.tokens[scan.index_of(words[i].span.start) - 1].kind == "word":
        return None  # Doctors Without Borders
    if scan.pack.lower(words[i].text) == "nothing" and (verb := _verb_before(words, i)):
        return Mark(i, verb)  # they found nothing
    if side == "only-with" and not (scan.pack.code == "en" and "neither" not in scan.folded):
        return Mark(i, _denied_after(scan, words, i, "person"), weak=True)
    return Mark(i, _denied_after(scan, words, i, side))


def _verb_before(words: tuple[Word, ...], i: int) -> Word | None:
    return next((w for w in reversed(words[:i]) if w.pos == "VERB" and _says(w)), None)


def _only(scan: Scan, span: Span) -> bool:
    """Whether "only" stands before a word that denies: təkcə nazirlər deyil, тек әкімдер ғана емес, not only they."""
    start = _clause(scan, span)[0]
    return any(scan.term("only", k) for k, t in enumerate(scan.tokens) if start <= t.start < span.start)


def _denied_after(scan: Scan, words: tuple[Word, ...], i: int, side: str) -> Word:
    """What the particle, word ``i``, denies among the words after it in its clause; itself where there is nothing. A
    helping verb that has nothing after it denies what stands before: включена не была, обжаловать не станет."""
    _, end = _clause(scan, words[i].span)
    ahead = tuple(w for w in words[i + 1 : i + 1 + _REACH] if w.span.start < end)
    if ahead and ahead[0].pos == "VERB" and not _says(ahead[0]) and not any(_says(w) and w.pos in _DENIABLE for w in ahead[1:]):
        before = words[i - 1] if i else None
        if before is not None and before.pos in ("VERB", "ADJ") and _touching(scan, before, words[i]):
            return before
        return ahead[0]
    verb = next((w for w in ahead if w.pos == "VERB" and _says(w)), None)
    if side == "thing":  # these deny what there is: a noun as soon as a verb
        return verb if verb in ahead[:1] else next((w for w in ahead if w.pos in ("NOUN", "VERB") and _says(w)), words[i])
    if side == "person":  # and these what somebody does, is, or is called
        kinds = ("NOUN", "VERB", "ADJ")
        return verb or next((w for w in ahead if w.pos in kinds and _says(w)), words[i])
    return next((w for w in ahead if w.pos in ("VERB", "NOUN", "ADJ") and _says(w)), verb or words[i])


def _touching(scan: Scan, first: Word, second: Word) -> bool:
    return not scan.text[first.span.end : second.span.start].strip()


def _says(word: Word) -> bool:
    return not word.senses or word.senses[0] not in _EMPTY


def _able(words: tuple[Word, ...], i: int) -> Word:
    """What someone is not able to do, where word ``i`` says only that."""
    if i == 0 or words[i - 1].pos != "VERB" or not words[i - 1].features & {"optative", "present", "converb"}:
        return words[i]
    verb = words[i - 1]
    return words[i - 2] if verb.lemma in _LIGHT and i > 1 and words[i - 2].pos == "NOUN" else verb


def _object(scan: Scan, words: tuple[Word, ...], i: int) -> Word:
    """What is denied by a verb that denies: the noun after it, before it in a verb-final language."""
    if _THAT.match(scan.text, words[i].span.end):  # denied that five people had died
        verb = next((w for w in words[i + 1 : i + 1 + 2 * _REACH] if w.pos == "VERB" and _says(w)), None)
        if verb is not None:
            return verb
    near = words[i + 1 : i + 1 + _REACH] if scan.pack.code in ("en", "ru") else words[max(0, i - _REACH) : i][::-1]
    return next((w for w in near if w.pos in ("NOUN", "VERB") and _says(w)), words[i])


def _merged(scan: Scan, words: tuple[Word, ...], marks: list[Mark]) -> list[Mark]:
    """Marks of one denial brought to one: никто не пришёл, heç nə bildirməyib, neither the one nor the other. Two that
    cancel out are none: кетпеу мүмкін емес, qaytarmaya bilməz."""
    firm = [mark for mark in marks if not mark.weak]
    kept: list[Mark] = []
    for mark in marks:
        if any(other.target is mark.target for other in kept):
            if _cancel(words, kept[-1], mark):  # qaytarmaya bilməzdi: he had to give it back
                kept.pop()
            continue
        if mark.weak and (firm or kept):
            continue  # a word that goes with a denial: it is told by that one
        twice = (k for k in kept if not set(words[k.at].senses[:1]) & _DENY)
        if words[mark.at].text.lower() in _ANY and any(_one_clause(scan, words, k, mark) for k in twice):
            continue  # "did not give up nothing", as the gloss has it
        kept.append(mark)
    gone = {id(m) for a, b in pairwise(kept) if _cancel(words, a, b) for m in (a, b)}
    return [mark for mark in kept if id(mark) not in gone]


def _one_clause(scan: Scan, words: tuple[Word, ...], first: Mark, second: Mark) -> bool:
    """Whether two marks stand between the same marks of punctuation, and no "and" or "but" between them."""
    joined = any(w.pos == "CCONJ" or w.text in ("and", "but") for w in words[first.at : second.at])
    return not joined and _clause(scan, words[first.at].span) == _clause(scan, words[second.at].span)


_STANDING = ("тұр", "өт", "кет", "тұру")  # мақтамай тұра алмады: could not but praise
_CANCELLING = ("қой", "қою")


def _cancel(words: tuple[Word, ...], first: Mark, second: Mark) -> bool:
    """A negative verb right before "is impossible" or "cannot"."""
    a, b = words[first.at], words[second.at]
    if a.text.lower().startswith("не ") is False and a.lemma == "не" and b.lemma == "без":
        return second.at - first.at == 2  # не оставить без ответа
    if b.lemma in _CANCELLING and "negative" in b.features and {"converb", "negative"} <= a.features and second.at - first.at == 1:
        return True  # айтпай қоймады: he did say it
    if "negative" not in a.features or a.features & {"past", "perfect", "aorist"} or not 0 < second.at - first.at <= 3:
        return False  # gəlmədi, bilmədi: two denials
    impossible = "possible" in second.target.senses or "mümkün" in second.target.lemma or "мүмкін" in second.target.lemma
    able = b.lemma in _ABLE.values() or (second.target.lemma in _STANDING and "negative" in b.features)
    return impossible or (able and second.at - first.at <= 1 + (words[second.at - 1].lemma in _STANDING))


def _clause(scan: Scan, span: Span) -> tuple[int, int]:
    """The stretch between two marks around a word: how far a denial reaches at the most."""
    marks = _clause_marks(scan.text)
    before, after = bisect_left(marks, span.start), bisect_left(marks, span.end)
    return marks[before - 1] + 1 if before else 0, marks[after] if after < len(marks) else len(scan.text)


@lru_cache(maxsize=2)
def _clause_marks(text: str) -> list[int]:
    """Where the marks that end a clause stand; asked for each denial of the text."""
    return [m.start() for m in _CLAUSE_END.finditer(text)]


def _denial(scan: Scan, words: tuple[Word, ...], mark: Mark, read_from: FactSource) -> Stance:
    word, target = words[mark.at], mark.target
    goal = _infinitive(words, target)
    parts = (word, target) if goal is None else (word, target, goal)
    start, end = min(w.span.start for w in parts), max(w.span.end for w in parts)
    low, high = _clause(scan, word.span)
    # A particle reaches forward; an ending or a word that stands last reaches back.
    reach = Span(start=min(start, low), end=end) if scan.pack.code in ("az", "kk") else Span(start=start, end=max(end, high))
    delayed = scan.pack.code == "en" and _WAITS.match(scan.text[word.span.end : word.span.end + 300].lower()) is not None
    return Stance(
        span=Span(start=start, end=end), text=scan.text[start:end], read_from=read_from, affirmed=False,
        key=_key(scan, goal or target), helping=_key(scan, target) if goal else None, scope=reach, delayed=delayed,
    )  # fmt: skip


def _infinitive(words: tuple[Word, ...], target: Word) -> Word | None:
    """What one will, can or begins not to do: "will not appeal" denies the appeal."""
    if target.pos != "VERB" or not any(s in _HELPING for s in target.senses):
        return None
    # By span: the word denied may be one that was made of a phrase.
    at = next((i for i, w in enumerate(words) if w.span == target.span), 0)
    near = [(abs(i - at), i) for i, w in enumerate(words) if "infinitive" in w.features and w.span != target.span]
    return words[min(near)[1]] if near else None


def _key(scan: Scan, target: Word) -> str:
    if scan.pack.code == "en" and target.text.endswith("ing") and target.pos == "NOUN":  # without signing: sign
        gerund = next((a.lemma for a in scan.pack.analyse(target.text) if "gerund" in a.features), None)
        return gerund or target.senses[0]
    return target.senses[0] if target.senses else target.lemma


def _is_telling(word: Word) -> bool:
    """A verb, or an adjective as predicate, that has an opposite: opened, açıqdır, подтвердил."""
    if not word.senses or not (word.pos == "VERB" or (word.pos == "ADJ" and word.features & {"short", "copula"})):
        return False
    return "negative" not in word.features and has_opposite(word.senses[0])


def _affirmed(word: Word, read_from: FactSource) -> Stance:
    return Stance(span=word.span, text=word.text, read_from=read_from, key=word.senses[0], affirmed=True)
