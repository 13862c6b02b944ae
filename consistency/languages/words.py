"""The words of a text, each read as its place suggests: as a noun after an article, a verb before the end of a clause."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from consistency.languages.analysis import Analysis
from consistency.languages.concepts import actors
from consistency.languages.countries import CountryForm, english_forms
from consistency.languages.endings import ending_of_quoted
from consistency.languages.families import OGHUZ, TURKIC
from consistency.languages.objects import as_object
from consistency.languages.russian_context import by_place
from consistency.languages.russian_names import as_foreign, name_readings
from consistency.languages.russian_nouns import hyphened
from consistency.languages.set_phrases import phrase_at
from consistency.languages.spellings import listed
from consistency.languages.tokens import Token, tokenise
from consistency.records import Span, Word

if TYPE_CHECKING:
    from consistency.languages.pack import Pack

_CLAUSE_ENDS = {".", "!", "?", "…", ";", ",", "»", "”", '"', ":"}
_OPENING = frozenset("«“„\":—–")  # what a quoted sentence begins after, with a capital as any
_DETERMINERS = frozenset({"the", "a", "an", "this", "that", "these", "those", "his", "her", "its", "their", "our", "my", "your", "of", "no",
                          "some", "any", "each", "every", "several", "many", "'s"})  # fmt: skip
_NOMINAL = frozenset(
    {"plural", "possessed", "genitive", "dative", "accusative", "ablative", "locative", "instrumental"}
)
_FINITE = frozenset({"past", "perfect", "present", "future", "copula", "imperative"})
# az postpositions that go with the ablative: bölmədən ibarət is "made of a section", not "without dividing".
_AFTER_ABLATIVE = frozenset({"ibarət", "sonra", "çox", "az", "başqa", "əlavə", "kənar", "qabaq", "əvvəl", "bəri", "artıq", "asılı", "ötrü", "əziyyət", "imtina", "şikayət", "önce", "beri", "dolayı", "ötürü", "itibaren", "başka", "fazla", "çok", "bahsetmek", "sonraki", "önceki"})
_PERFECT = frozenset({"have", "has", "had", "'ve", "’ve", "never"})  # had paid, never paid: the verb
_ASKING = frozenset({"kim", "nə", "кім", "не"})  # with a capital inside a sentence it is somebody: Kim Çen In
_NAMES = frozenset({"surname", "given-name", "place"})


def read_words(pack: Pack, text: str) -> tuple[Word, ...]:
    """The words and set phrases of a text, with spans into it; numbers and marks are left out."""
    tokens = tokenise(text)
    words: list[Word] = []
    at = 0
    while at < len(tokens):
        size = 1
        if tokens[at].kind == "word" and not ending_of_quoted(pack, text, tokens[at]):
            phrase = phrase_at(pack, tokens, at, text)
            word, size = (_word(pack, tokens, at, words), 1) if phrase is None else phrase
            words.append(word)
        at += size
    return tuple(words)


def _word(pack: Pack, tokens: tuple[Token, ...], at: int, words: list[Word]) -> Word:
    """The word at a token: the first of its readings that means anything."""
    token = tokens[at]
    span = Span(start=token.start, end=token.end)
    if (short := _abbreviation(pack, tokens, at, span)) is not None:
        return short
    if pack.code in TURKIC and (_given_name(pack, tokens, at) or _place_name(pack, tokens, at)):  # it has no ending: the surname takes that
        return Word(span=span, text=token.text, lemma=pack.lower(token.text), pos="PROPN", senses=(), known=False)
    if pack.code == "ru" and (names := name_readings(pack, tokens, at)) and any(pack.senses(r.lemma) for r in pack.analyse(token.text)):
        name = by_place(pack, tokens, at, words, names)[0]
        return Word(span=span, text=token.text, lemma=name.lemma, pos="PROPN", senses=(), features=name.features, known=False)
    if pack.code == "az" and _is_listed(pack, tokens, at):
        folded = pack.lower(token.text)
        return Word(span=span, text=token.text, lemma=folded, pos="PROPN", senses=(), features=_name_features(pack, folded), known=False)
    readings = () if pack.code in TURKIC and _is_hyphened_name(pack, token) else _likeliest_first(pack, tokens, at, words)
    for lemma, pos, features, _ in readings:
        country = pack.country_of(lemma, token)
        if country is not None and not at and any(p == "NOUN" for p, _ in pack.lexicon.rows(lemma.lower())):
            country = None  # what opens a sentence has its capital from there: qatar, a train
        if country is None:
            if token.text.islower() and pack.lexicon.table.capitals_only(lemma, pos):
                continue
            senses = pack.senses(lemma, pos)
            classes = [p for p, _ in pack.lexicon.rows(lemma.lower())]
            if pos in ("NOUN", "CCONJ") and classes == ["VERB"] and any(r.lemma == lemma and r.pos == "VERB" for r in readings):
                continue  # знать: to know, no nobility
            pos = classes[0] if classes and pos not in classes else pos  # учёный: an adjective's form, a noun
        elif (own := _own_name(pack, country)) is not None:
            senses, pos = (own,), "ADJ" if country.form == "adjective" else "PROPN"  # Шотландия: Scotland, of GB
        else:
            senses = (english_forms().get((country.code, country.form), country.written),)
            pos = "ADJ" if pos == "ADJ" else "PROPN"
        if senses:
            return Word(span=span, text=token.text, lemma=lemma, pos=pos, senses=senses, features=features)
    if pack.code == "ru" and "-" in token.text and (two := hyphened(pack, readings)) is not None:
        return Word(span=span, text=token.text, lemma=two[0].lemma, pos=two[0].pos, senses=(two[1],), features=two[0].features)
    return _unknown(pack, token, span, readings)


def _abbreviation(pack: Pack, tokens: tuple[Token, ...], at: int, span: Span) -> Word | None:
    """A word that the lexicon has just as it is written, in capitals: az DİN, no religion; kk АҚ-мен, with the company; and ru Минтранспорта,
    which has no cases. Where all of a headline is in capitals it may be any word."""
    token = tokens[at]
    head = token.text.partition("-")[0]
    if pack.code in TURKIC:
        if len(head) < 2 or not head.isupper():
            return None
    elif pack.code != "ru" or not head.startswith("Мин") or any(pack.senses(a.lemma) for a in pack.analyse(head)):
        return None
    rows = pack.lexicon.table.rows_of(head)
    if not rows or (head.isupper() and not any(t.kind == "word" and t.text.islower() for t in tokens)):
        return None
    pos, senses = rows[0]
    return Word(span=span, text=token.text, lemma=head, pos=pos, senses=senses, features=_name_features(pack, pack.lower(token.text)) if head != token.text else frozenset())


def _is_listed(pack: Pack, tokens: tuple[Token, ...], at: int) -> bool:
    """Whether a word with a capital inside a sentence is a name of the table, whatever it means as a word: az Mayk Pensin, Sara."""
    token = tokens[at]
    if not at or not token.capital or token.text.isupper() or tokens[at - 1].text in _OPENING or tokens[at - 1].text in ".!?…":
        return False
    folded = pack.lower(token.text)
    stems = getattr(pack.analyser, "stems_of", None)
    if not listed(folded, "az") and not (stems and any(listed(stem, "az") for stem, _, _ in stems(folded))):
        return False
    return not any(pack.country_of(a.lemma, token) or any(p == "PROPN" for p, _ in pack.lexicon.rows(a.lemma.lower())) for a in pack.analyse(token.text)[:2])


def _is_hyphened_name(pack: Pack, token: Token) -> bool:
    """az Pyongyang-ın, kk Globe-тың: a name that nothing knows, and its ending after a hyphen; тың is no virgin land."""
    head, mark, tail = token.text.rpartition("-")
    if not mark or not head[:1].isupper() or not tail.islower() or any(a.known for a in pack.analyse(head)):
        return False
    return bool(_name_features(pack, pack.lower(token.text)))


def _own_name(pack: Pack, country: CountryForm) -> str | None:
    """The English name that the lexicon has for a country's other name (England, Holland), else None."""
    rows = pack.lexicon.rows(pack.lower(country.written))
    return next((senses[0] for _, senses in rows if senses[0][:1].isupper()), None)


def _likeliest_first(pack: Pack, tokens: tuple[Token, ...], at: int, words: list[Word]) -> tuple[Analysis, ...]:
    """The readings of a token in the order that its place suggests; ``words`` are those before it."""
    readings = pack.analyse(tokens[at].text)
    if pack.code in TURKIC:
        return _by_clause(pack, tokens, at, readings)
    before = pack.lower(tokens[at - 1].text) if at else ""
    if pack.code == "en" and len(readings) > 1:
        counted = bool(at) and (tokens[at - 1].kind == "number" or (before != "one" and before.rpartition("-")[2] in pack.terms.of("number")))
        if not at and tokens[at].capital and tokens[at].text.endswith("s"):  # Shares dropped: nobody stands before it who would share
            readings = tuple(sorted(readings, key=lambda r: not (r.pos == "NOUN" and "plural" in r.features)))
        return _by_determiner(before, readings, counted)
    if pack.code == "ru":
        return by_place(pack, tokens, at, words, readings)
    return readings


_AFTER_NAMES = frozenset({"мырза", "ханым", "bəy", "bey", "hanım"})
_BEFORE_NAMES = frozenset({"Mr", "Mrs", "Ms", "Dr", "holy", "saint", "sacred", "great", "new", "old", "upper", "lower", "northern", "southern", "eastern", "western", "north", "south", "east", "west", "central"})


_GEOGRAPHIC = frozenset({"city", "town", "village", "region", "province", "district", "county", "state", "river", "lake", "street", "station", "airport", "mountain", "port", "square", "avenue", "peninsula", "island"})


def _place_name(pack: Pack, tokens: tuple[Token, ...], at: int) -> bool:
    """Whether a word with a capital is the name of the place that its noun follows, and has no ending: az Narın vilayəti, Qızılorda
    şəhərində; not a name that the lexicon has."""
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    if after is None or not tokens[at].capital or after.capital or after.kind != "word":
        return False
    if at > 1 and tokens[at - 1].capital and not any("genitive" in a.features for a in pack.analyse(tokens[at - 1].text)[:1]):
        return False  # a name of two words
    nouns = pack.analyse(after.text)[:2]
    if not any("possessed" in a.features and not _GEOGRAPHIC.isdisjoint(pack.senses(a.lemma, "NOUN")[:1]) for a in nouns):
        return False
    readings = pack.analyse(tokens[at].text)
    if any(pack.country_of(a.lemma, tokens[at]) or any(p == "PROPN" for p, _ in pack.lexicon.rows(a.lemma.lower())) for a in readings):
        return False
    return at > 0 or not any(a.known for a in readings)


def _given_name(pack: Pack, tokens: tuple[Token, ...], at: int) -> bool:
    """Whether a word with a capital is a given name that means something as a word too: before an unknown name it is
    (Şahin Quliyev); at the start of a sentence only where it would be a verb or somebody's (Ермек Досанов)."""
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    if after is not None and tokens[at].capital and after.text in _AFTER_NAMES:
        return not any(a.features for a in pack.analyse(tokens[at].text)[:1])  # Асқар мырза
    if after is None or not (tokens[at].capital and after.capital) or after.kind != "word" or after.text.isupper():
        return False
    if any(a.known for a in pack.analyse(after.text)):
        return False
    first = pack.analyse(tokens[at].text)[:1]
    if pack.lower(tokens[at].text) in _ASKING:
        return True  # Kim Çen In
    if any(a.pos == "PROPN" and a.features and not a.known for a in first):
        return False  # kk Ливингстонда, of the table of foreign names
    if any(pack.country_of(a.lemma, tokens[at]) for a in first):
        return False  # Çinin Tsinxay əyaləti
    if not any(a.known for a in first) and _is_owner(pack, pack.lower(tokens[at].text)):
        return False  # Trampın Massaçusetsdəki kampaniyası
    if pack.code == "az" and _name_features(pack, folded := pack.lower(tokens[at].text)) and not listed(folded, "az") and _is_listed(pack, tokens, at):
        return False  # Paşinyanı Putin qəbul edib
    if any(a.features & {"first", "second"} for a in first):
        return True  # Elçin, not "your envoy"
    if any(s in actors() or s in _BEFORE_NAMES for a in first for s in pack.senses(a.lemma, a.pos)):
        return False  # Nazir Qasımov: the minister
    return at > 0 or any(a.pos == "VERB" for a in first) or (pack.code == "az" and _SURNAME.search(pack.lower(after.text)) is not None)


_SURNAME = re.compile(r"(?:[oe]v|[oe]va|zadə|oğlu|ski|skaya|bəyli|l[ıiuü])(?:[ıiuü]n|n[ıiuü]n|[aəıi]|y[aəıi]|n[ıi]|d[aə]n?)?$")


# Given names of az and tr that end as a genitive does.
_LIKE_OWNERS = frozenset({"elçin", "aydın", "yalçın", "ceyhun", "emin", "yasin", "metin", "harun", "tahsin", "nəsrin", "şirin", "səbin", "afərin", "ərdin", "cahangirin", "engin", "selin", "nurgün", "aygün", "gülgün", "altun", "kevin", "martin", "edvin", "benyamin", "colin", "kolin"})


def _is_owner(pack: Pack, folded: str) -> bool:
    """Whether an unknown name with a capital stands in the genitive, and is no given name before its surname."""
    return "genitive" in _name_features(pack, folded) and folded not in _LIKE_OWNERS


def _by_clause(pack: Pack, tokens: tuple[Token, ...], at: int, readings: tuple[Analysis, ...]) -> tuple[Analysis, ...]:
    """A verb-final language: finite verbs stand before a mark or at the end; a noun that is an adjective too is one
    only before another bare noun."""
    if len(readings) > 1 and any(r.pos == "ADJ" for r in readings):  # with an ending of a noun it is one: uşaqlara, to children
        after = pack.analyse(tokens[at + 1].text)[:1] if at + 1 < len(tokens) else ()
        attribute = any(a.pos in ("NOUN", "PROPN") and not a.features & (_NOMINAL - {"plural"}) for a in after)
        if not attribute and any(a.pos in ("NOUN", "ADJ") for a in after):
            attribute = any(_is_quality(pack, r.lemma) for r in readings if r.pos == "NOUN" and not r.features)
        attribute = attribute or (pack.code == "tr" and any(a.lemma == "değil" for a in after))  # açık değil: not open
        nouns = {r.lemma for r in readings if r.pos == "NOUN"}
        readings = tuple(
            sorted(
                readings,
                key=lambda r: r.pos == "ADJ" and (bool(r.features & _NOMINAL) or (r.lemma in nouns and not attribute)),
            )
        )
    if len(readings) > 1 and any(r.pos == "ADP" and not r.features for r in readings) and _is_governed(pack, tokens, at):
        readings = tuple(sorted(readings, key=lambda r: r.pos != "ADP"))
    elif len(readings) > 1 and readings[0].pos == "ADP" and not readings[0].features and any(r.pos == "ADV" and not r.features for r in readings) and _is_alone(pack, tokens, at):
        readings = tuple(sorted(readings, key=lambda r: r.pos == "ADP"))  # az əsasən: mainly, and with a dative according to
    if len(readings) > 1 and pack.code in _CAN and _can_follows(pack, tokens, at):
        readings = tuple(sorted(readings, key=lambda r: not (r.pos == "VERB" and r.features & {"optative", "converb"} and "first" not in r.features)))
    if len(readings) > 1 and readings[0].pos in ("ADJ", "NOUN") and not readings[0].features and _is_clause_verb(pack, tokens, at, readings):
        readings = tuple(sorted(readings, key=lambda r: not (r.pos == "VERB" and "participle" in r.features)))
    if len(readings) > 1 and pack.code in OGHUZ and _is_ablative(pack, tokens, at):
        readings = tuple(sorted(readings, key=lambda r: {"converb", "negative"} <= r.features))
    elif len(readings) > 1 and pack.code in OGHUZ and _takes_object(pack, tokens, at):
        readings = tuple(sorted(readings, key=lambda r: not {"converb", "negative"} <= r.features))
    if len(readings) > 1 and pack.code in OGHUZ:
        readings = as_object(pack, tokens, at, readings)
    if pack.code == "kk" and pack.lower(tokens[at].text) == "не" and _joins_likes(pack, tokens, at):
        return (Analysis("не", "CCONJ"),)
    if pack.code == "az" and pack.lower(tokens[at].text) == "onlarla" and _bare_noun_after(pack, tokens, at):
        return (Analysis("onlarla", "NUM"), *readings)
    if pack.code == "kk" and pack.lower(tokens[at].text) == "енді" and not _goes_somewhere(pack, tokens, at):
        return tuple(r for r in readings if r.pos != "VERB")
    if pack.code == "kk" and any(r.lemma == "бар" and r.pos == "NOUN" for r in readings):
        readings = _bars(readings)
    if pack.code == "kk" and pack.lower(tokens[at].text) == "болса" and at + 1 < len(tokens) and tokens[at + 1].text == "да":
        return tuple(sorted(readings, key=lambda r: r.pos != "VERB"))  # қиын болса да: although it is difficult
    if pack.code == "kk" and pack.lower(tokens[at].text) == "мен" and not _nominal_before(pack, tokens, at):
        return (Analysis("мен", "PRON"), *readings)
    if len(readings) > 1 and pack.code == "kk" and {"copula", "second-plural"} <= readings[0].features and at + 1 < len(tokens) and tokens[at + 1].kind == "word":
        readings = tuple(sorted(readings, key=lambda r: "without" not in r.features))  # үзіліссіз берілді: without a break, not "you are a break"
    if len(readings) > 1 and pack.code == "kk" and readings[0].pos in ("NOUN", "ADJ") and readings[0].lemma.endswith(("у", "ю")) and _has_object(pack, tokens, at):
        readings = tuple(sorted(readings, key=lambda r: not (r.pos == "VERB" and "infinitive" in r.features)))
    if len(readings) > 1 and at + 1 < len(tokens):
        readings = _by_next(pack, pack.lower(tokens[at + 1].text), readings)
    if tokens[at].capital:  # inside a sentence it is a name, not ер + мек
        if not at or tokens[at - 1].text in _OPENING:
            return readings
        inside = tokens[at - 1].kind == "word" or tokens[at - 1].text == ","
        return tuple(r for r in readings if r.pos != "VERB" and not (inside and r.lemma in _ASKING))
    final = at + 1 == len(tokens) or tokens[at + 1].text in _CLAUSE_ENDS or _asks(pack, tokens, at + 1)
    if final and len(readings) > 1:
        named = readings[0].pos in ("NOUN", "ADJ") and not readings[0].features  # az qadın, no "add"
        told = pack.code == "tr" and _is_told(pack, tokens, at, readings)
        return tuple(sorted(readings, key=lambda r: not (_is_finite(r, named) or (told and r.pos == "VERB" and "aorist" in r.features))))
    if len(readings) > 1 and any("converb" in r.features for r in readings) and not _is_joined(pack, tokens, at):  # kk жеп қойды
        return tuple(sorted(readings, key=lambda r: r.pos == "VERB" and "perfect" in r.features and not r.features & _PERSONS and any(o.lemma == r.lemma and "converb" in o.features for o in readings)))
    if len(readings) > 1:  # az qaçınılmaz olduğu: the participle, inside a clause
        return tuple(sorted(readings, key=lambda r: {"aorist", "negative"} <= r.features))
    return readings


_LENGTHS = frozenset({"il", "ay", "həftə", "gün", "saat", "dəqiqə", "yıl", "hafta", "dakika", "жыл", "апта", "күн", "сағат", "минут"})


def _counted_from(pack: Pack, tokens: tuple[Token, ...], at: int) -> bool:
    """Whether the number of a length of time ends at a token and an ablative stands before it."""
    while at > 0 and (tokens[at].kind == "number" or any(a.pos in ("NUM", "DET", "ADJ") for a in pack.analyse(tokens[at].text)[:2])):
        at -= 1
    return tokens[at].kind == "word" and any("ablative" in a.features for a in pack.analyse(tokens[at].text)[:1])


# kk words before which a deed in the dative is an infinitive: ready, forced, agree, help, allow, try, call on, promise to.
_OF_DEEDS = ("дайын", "мәжбүр", "келіс", "көмектес", "көмек", "рұқсат", "тырыс", "шақыр", "қабілетті", "құқылы", "ниетті", "тыйым", "әзір", "бұйыр", "уәде", "кіріс")
_MUST = ("керек", "қажет", "мүмкін", "тиіс", "міндетті")


def _by_next(pack: Pack, after: str, readings: tuple[Analysis, ...]) -> tuple[Analysis, ...]:
    """kk келуіңіз керек, барғысы келді: the verb, by what follows; tr gelirse: if he comes, no income."""
    if pack.code == "kk" and after.startswith(_MUST):
        return tuple(sorted(readings, key=lambda r: not (r.pos == "VERB" and "infinitive" in r.features)))
    if pack.code == "kk" and after.startswith("бол") and any("dative" in r.features for r in readings):
        return tuple(sorted(readings, key=lambda r: not (r.pos == "VERB" and {"infinitive", "dative"} <= r.features)))  # кіруге болмайды
    if pack.code == "kk" and after.startswith(_OF_DEEDS) and readings[0].pos == "NOUN" and "dative" in readings[0].features and readings[0].lemma != "сайлау":
        return tuple(sorted(readings, key=lambda r: not (r.pos == "VERB" and {"infinitive", "dative"} <= r.features)))  # кетуге мәжбүр: forced to leave
    if pack.code == "kk" and after.startswith("кел"):
        return tuple(sorted(readings, key=lambda r: "desire" not in r.features))
    if pack.code == "az" and readings[0].lemma == "gələcək" and {"possessed", "accusative"} <= readings[0].features:
        return tuple(sorted(readings, key=lambda r: not (r.pos == "VERB" and "participle" in r.features)))  # gələcəyini dedi: that he will come
    if pack.code == "tr" and "conditional" in readings[0].features:
        return tuple(sorted(readings, key=lambda r: not (r.pos == "VERB" and "conditional" in r.features)))
    return readings


_TOGETHER = frozenset({"бірге", "bağlı", "əlaqədar", "birgə", "müqayisədə", "yanaşı", "birlikdə"})  # with the instrumental
_ABOUT = frozenset({"жайлы", "жайында"})
_SPEAKING = frozenset({"first", "second", "first-plural", "second-plural"})


def _is_told(pack: Pack, tokens: tuple[Token, ...], at: int, readings: tuple[Analysis, ...]) -> bool:
    """Whether an aorist that is a noun too is a verb at the end of its clause: tr mahkemeye giderim, Ankara'ya gider; but
    toplam gider, all expense."""
    if any(r.pos == "VERB" and "aorist" in r.features and r.features & _SPEAKING for r in readings):
        return True
    before = pack.analyse(tokens[at - 1].text)[:1] if at and tokens[at - 1].kind == "word" else ()
    return any(a.features & (_GOVERNED | {"locative"}) and a.pos in ("NOUN", "PROPN", "PRON") for a in before)


_GOVERNED = frozenset({"dative", "ablative"})


def _is_finite(reading: Analysis, named: bool) -> bool:
    """Whether a reading is a verb that may end a clause; where the word is a noun as it stands, no imperative and no aorist."""
    features = reading.features
    if reading.pos != "VERB" or not features & _FINITE or ("participle" in features and features & _NOMINAL):
        return False
    return not (named and features & {"imperative", "aorist"})


_PERSONS = frozenset({"first", "second", "third", "first-singular", "second-singular", "first-plural", "second-plural", "plural"})


def _joins_likes(pack: Pack, tokens: tuple[Token, ...], at: int) -> bool:
    """kk не is "or" between two words of a kind (әлеуметтік не спорттық), and else "what"."""
    if not 0 < at < len(tokens) - 1 or tokens[at - 1].kind == "mark":
        return False
    before, after = ({a.pos for a in pack.analyse(t.text)[:2]} - {"X"} or {t.kind} for t in (tokens[at - 1], tokens[at + 1]))
    return bool(before & after & {"ADJ", "NOUN", "NUM", "PROPN", "number"})


def _has_object(pack: Pack, tokens: tuple[Token, ...], at: int) -> bool:
    """kk оларды құтқаруға: an object before what is a noun too (rescue) makes it the verb; a noun has an owner there."""
    before = pack.analyse(tokens[at - 1].text)[:1] if at and tokens[at - 1].kind == "word" else ()
    return any(a.pos in ("NOUN", "PROPN", "PRON") and "accusative" in a.features for a in before)


def _goes_somewhere(pack: Pack, tokens: tuple[Token, ...], at: int) -> bool:
    """Whether a dative stands before a verb: kk қалаға енді, entered the city; мен енді, now I."""
    before = pack.analyse(tokens[at - 1].text)[:1] if at and tokens[at - 1].kind == "word" else ()
    return any("dative" in a.features for a in before)


def _bars(readings: tuple[Analysis, ...]) -> tuple[Analysis, ...]:
    """kk барлар, барларда, of барда: the noun, which "there is" and "went" (бар, барды, барған) are not."""
    noun = any(r.lemma == "бар" and r.features & {"plural", "locative"} and "possessed" not in r.features for r in readings)
    return tuple(sorted(readings, key=lambda r: r.lemma == "бар" and r.pos == ("PART" if noun else "NOUN")))


def _bare_noun_after(pack: Pack, tokens: tuple[Token, ...], at: int) -> bool:
    """az onlarla şagird is dozens of pupils; onlarla görüşdü, met with them; onlarla bağlı, related to them."""
    after = pack.analyse(tokens[at + 1].text)[:1] if at + 1 < len(tokens) and tokens[at + 1].kind == "word" else ()
    return any(a.pos == "NOUN" and not a.features & (_NOMINAL - {"accusative"}) for a in after)


def _nominal_before(pack: Pack, tokens: tuple[Token, ...], at: int) -> bool:
    """kk мен is "and" or "with" after a noun or a name without a case, and else "I"."""
    if not at or tokens[at - 1].kind != "word":
        closed = bool(at) and tokens[at - 1].text in "»”)" and tokens[at - 1].end < tokens[at].start  # ”Мен көрдім”: it opens
        return closed or (bool(at) and tokens[at - 1].kind == "number")
    before = pack.analyse(tokens[at - 1].text)
    if before and before[0].features & _CASES and before[0].known:
        return False  # сол кезде мен: I
    return not before or any(a.pos in ("NOUN", "PROPN", "PRON", "NUM", "ADJ", "X") or not a.known or "infinitive" in a.features for a in before)


_CASES = frozenset({"genitive", "dative", "accusative", "ablative", "locative", "instrumental"})
_PARTICLES_OF_QUESTION = {"az": ("mı", "mi", "mu", "mü"), "kk": ("ма", "ме", "ба", "бе", "па", "пе"), "tr": ("mı", "mi", "mu", "mü")}


def _asks(pack: Pack, tokens: tuple[Token, ...], at: int) -> bool:
    """az gələcək mi?, kk барды ма?: the particle of a question and the mark end a clause, as the mark alone does."""
    return tokens[at].text in _PARTICLES_OF_QUESTION[pack.code] and (at + 1 == len(tokens) or tokens[at + 1].text in _CLAUSE_ENDS)


_CAN = {"az": "bilmək", "tr": "bilmek"}


def _can_follows(pack: Pack, tokens: tuple[Token, ...], at: int) -> bool:
    """az tapa bilər, can find: a form of the verb of ability after what can be done."""
    return at + 1 < len(tokens) and any(
        a.lemma == _CAN[pack.code] and "causative" not in a.features for a in pack.analyse(tokens[at + 1].text)[:2]  # bildirir: informs
    )


def _is_joined(pack: Pack, tokens: tuple[Token, ...], at: int) -> bool:
    """Whether a conjunction follows a verb, which is then finite: az bildirib ki, gəlib və getdi."""
    return any(a.pos in ("CCONJ", "SCONJ", "PART") for a in pack.analyse(tokens[at + 1].text)[:1]) if at + 1 < len(tokens) else True


def _is_alone(pack: Pack, tokens: tuple[Token, ...], at: int) -> bool:
    """Whether nothing stands before a word that a postposition could govern; of a name that nothing knows one cannot tell."""
    return not at or tokens[at - 1].kind != "word" or any(a.known for a in pack.analyse(tokens[at - 1].text))


def _is_quality(pack: Pack, lemma: str) -> bool:
    """Whether a word that is a noun too says another thing as an adjective (az xarici, foreign and foreigner; məhkəmə, judicial
    and court), and its noun is nobody who acts."""
    qualities, things = pack.senses(lemma, "ADJ"), pack.senses(lemma, "NOUN")
    return bool(qualities and things) and not qualities[0].startswith(things[0]) and actors().isdisjoint(things) and _HUMAN.isdisjoint(things)


_HUMAN = frozenset({"man", "woman", "child", "boy", "girl", "son", "daughter", "person", "people", "husband", "wife"})


def _is_governed(pack: Pack, tokens: tuple[Token, ...], at: int) -> bool:
    """az xərçəngə qarşı, kk ауруға қарсы: against, after a noun in the case that it governs, not "opposite"; kk шешім жайлы: about."""
    before = pack.analyse(tokens[at - 1].text)[:1] if at and tokens[at - 1].kind == "word" else ()
    if at > 1 and before and before[0].lemma in _LENGTHS and _counted_from(pack, tokens, at - 2):
        return True  # müharibədən iki il sonra
    if pack.lower(tokens[at].text) in _TOGETHER:
        return any("instrumental" in a.features for a in before)
    if pack.lower(tokens[at].text) in _ABOUT:
        return any(a.pos in ("NOUN", "PROPN", "PRON", "VERB") for a in before)
    if any(a.pos == "VERB" and "negative" in a.features and a.features & {"verbal-noun", "aorist"} for a in pack.analyse(tokens[at - 1].text)) and at:
        return True  # kk өтпес бұрын: before passing
    return any(a.pos in ("NOUN", "PROPN", "PRON", "ADJ", "VERB", "DET", "NUM") and a.features & _GOVERNED for a in before)


_MANNER = frozenset({"şəkildə", "formada", "surətdə", "tərzdə", "dərəcədə", "şekilde", "biçimde", "түрде", "жағдайда", "дәрежеде"})
_PLACES = frozenset({"locative", "ablative", "dative", "instrumental"})


def _is_clause_verb(pack: Pack, tokens: tuple[Token, ...], at: int, readings: tuple[Analysis, ...]) -> bool:
    """kk Алматыда өткен кездесу, az limanda saxlanılan üç nəfər: a participle with a place of its own before it and its noun
    after it, not the word that it has become (past, detainee)."""
    if not at or at + 1 == len(tokens) or tokens[at - 1].kind != "word" or tokens[at + 1].kind == "mark":
        return False
    if pack.lower(tokens[at + 1].text) in _MANNER or _is_joined(pack, tokens, at):
        return False  # az asan şəkildə: easily
    if not any(r.pos == "VERB" and "participle" in r.features and not (pack.code == "kk" and "future" in r.features) for r in readings):
        return False
    return any(a.features & _PLACES and a.pos in ("NOUN", "PROPN") for a in pack.analyse(tokens[at - 1].text)[:2])


def _is_ablative(pack: Pack, tokens: tuple[Token, ...], at: int) -> bool:
    """az uzaqlaşmadan əziyyət çəkdilər: what goes with the ablative follows."""
    follows = pack.lower(tokens[at + 1].text) if at + 1 < len(tokens) else ""
    return follows in _AFTER_ABLATIVE and pack.lower(tokens[at].text).endswith(("madan", "mədən", "meden"))


def _takes_object(pack: Pack, tokens: tuple[Token, ...], at: int) -> bool:
    """az "viza almadan" is "without getting a visa", "almadan" by itself "from the apple"."""
    if not at or not pack.lower(tokens[at].text).endswith(("madan", "mədən", "meden")):
        return False
    before = pack.analyse(tokens[at - 1].text)[:1]
    return any(a.pos == "NOUN" and not a.features & (_NOMINAL - {"plural", "accusative"}) for a in before)


def _by_determiner(before: str, readings: tuple[Analysis, ...], counted: bool) -> tuple[Analysis, ...]:
    """English: no verb after an article or a number (60 houses); elsewhere "closed" is the verb, not the adjective."""
    if counted:
        return tuple(sorted(readings, key=lambda r: r.pos in ("VERB", "ADV")))
    if before in _DETERMINERS:
        return tuple(sorted(readings, key=lambda r: r.pos == "VERB"))
    if readings[0].pos == "ADJ" and (readings[0].lemma.endswith("ed") or before in _PERFECT):
        return tuple(sorted(readings, key=lambda r: r.pos != "VERB"))
    return readings


def _unknown(pack: Pack, token: Token, span: Span, readings: tuple[Analysis, ...]) -> Word:
    """A word without English senses: with a capital and no dictionary's word, a name."""
    if token.capital and pack.code == "ru":
        readings = as_foreign(pack.folded(token.text), readings)
    if readings:
        lemma, pos, features, known = readings[0]
        if token.capital and (not known or features & _NAMES):
            pos = "PROPN"
    else:
        lemma, pos, features = pack.lower(token.text), "X", frozenset()
        if token.capital:
            pos, features = "PROPN", _name_features(pack, lemma)
    return Word(span=span, text=token.text, lemma=lemma, pos=pos, senses=(), features=features, known=False)


_SURNAMES = ("ov", "ev", "ski")  # az Əliyevi is the object; Kennedi has no ending


def _name_features(pack: Pack, folded: str) -> frozenset[str]:
    """The case of an unknown name by its ending, where the language has endings to go by."""
    if listed(folded, pack.code):
        return frozenset()  # az Peylin, whose end is no ending
    stems = getattr(pack.analyser, "stems_of", None)
    if known := [features for stem, features, _ in stems(folded) if listed(stem, pack.code)] if stems and pack.code == "az" else []:
        return frozenset(known[0])  # Trampa, of Tramp
    options = [(len(suffix), features) for stem, features, suffix in stems(folded) if len(suffix) > 1 or stem.endswith(_SURNAMES)] if stems else []
    return max(options, key=lambda o: o[0])[1] if options else frozenset()
