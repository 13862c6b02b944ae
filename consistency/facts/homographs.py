"""Words that look like a country and are none: Того же, Mali yardım, Jordan Peters, to speak English, the Sea of Japan."""

from __future__ import annotations

from consistency.facts.scan import Scan
from consistency.languages.concepts import actors, offices, organisations
from consistency.languages.countries import CountryForm
from consistency.languages.families import TURKIC
from consistency.records import Word

_OPENING = ' «"“„—–-•‘’\''
_LANGUAGE = {"az": ("dil", "dilçə", "ləhçə", "dilli"), "tr": ("dil", "lehçe", "alfabe"), "kk": ("тіл", "тілді"), "ru": ("язык", "диалект", "словарь"),
             "en": ("language", "dialect", "pronunciation", "letter", "word", "accent", "grammar", "translation")}
_OF_LANGUAGES = {"speak", "learn", "study", "teach", "understand", "in", "into", "from", "fluent"}
_OF_TIME = ("кез", "соң", "кейін", "сәт", "шақ")
_AND = {"az": ("və",), "tr": ("ve", "ile"), "kk": ("және", "мен", "пен", "бен"), "ru": ("и", "или", "на"), "en": ("and", "or")}
_KIN = {"en": ("sister", "brother", "daughter", "son", "wife", "husband", "mother", "father", "friend", "named")}
# Russian people's names that are as often a thing: angle grinders, gym shoes, flip-flops, hats, a dance, a flu.
_THINGS = frozenset({"болгарка", "чешка", "полька", "вьетнамка", "корейка", "финка", "венгерка", "голландка", "панама", "испанка", "шведка",
                     "кубинка", "американка", "португалка", "турка", "куба", "мали", "того"})  # fmt: skip
_SURNAME_ENDINGS = ("ов", "ев", "ова", "ева", "ин", "ина", "ұлы", "қызы", "ov", "ev", "ova", "eva", "lı", "li", "oğlu", "qızı", "zadə")
# What a state of the USA has and the country in the Caucasus has not, right beside its name.
_STATEHOOD = frozenset({"governor", "sheriff", "county", "counties", "senator", "senators", "republican", "republicans", "democrat", "democrats"})
_US_STATE = {"georgia": ("tbilisi", "batumi", "kutaisi", "gori", "poti", "rustavi", "telavi", "zugdidi")}


def is_homograph(scan: Scan, word: Word, country: CountryForm) -> bool:
    """Whether a word that may name a country is something else in this sentence."""
    at = scan.index_of(word.span.start)
    if _is_street(scan, word):
        return True
    if _names_a_feature(scan, at, len(word.text.split())):
        return True
    if country.form in ("adjective", "people"):
        return _of_people(scan, word, at, country)
    if country.form not in ("name", "capital"):
        return False
    if opens(scan, word) and _is_common(scan, word):
        return True
    return country.form == "name" and (_is_given_name(scan, word, at) or _is_state(scan, at))


_LIST = 12  # tokens of a list of languages
def _is_street(scan: Scan, word: Word) -> bool:
    """На Малой Грузинской улице, Jordan Street: both with capitals, or the street in small letters where it is written so."""
    following = _following(scan, word)
    if following is None or not word.text[:1].isupper() or not scan.touching(word, following) or following.text[:1].isupper() != (scan.pack.code == "en"):
        return False
    return not _STREETS.isdisjoint(following.senses[:1])


_STREETS = frozenset({"street", "avenue", "lane", "boulevard", "square", "road"})
_LEAD = 40  # characters: more marks than any sentence opens with


def opens(scan: Scan, word: Word) -> bool:
    """Whether a word owes its capital to its place."""
    return word.span.start <= _LEAD and scan.text[: word.span.start].strip(_OPENING) == ""


def _names_a_feature(scan: Scan, at: int, size: int) -> bool:
    """The Sea of Japan, Японское море, Meksika körfəzi, Lake Chad, New England: water, a firm, another land."""
    after = scan.term("feature", at + size)
    if scan.pack.code == "en" and at + size < len(scan.tokens) and scan.tokens[at + size].text == "Air" and not scan.folded[at].endswith(("'s", "’s")):
        return scan.folded[at + size + 1 : at + size + 2] not in (["force"], ["forces"], ["defence"], ["defense"], ["corps"])  # Korean Air
    if scan.pack.code in TURKIC and scan.features(at) & {"genitive", "dative", "ablative", "locative", "accusative"}:
        after = None
    if after is not None and after[0] == "after":
        own = scan.features(at + size)  # Meksika körfəzi, not the Mexicans' gulfs nor a country that reached a sea
        return scan.pack.code not in TURKIC or after[1] > 1 or ("possessed" in own and "plural" not in own)
    for k in range(max(0, at - 3), at):
        before = scan.term("feature", k)
        if before is None or before[0] != "before" or k + before[1] < at - (scan.folded[at - 1] == "the"):
            continue
        if scan.tokens[k].capital or scan.pack.code == "ru":
            return True
    return False


def _of_people(scan: Scan, word: Word, at: int, country: CountryForm) -> bool:
    code = scan.pack.code
    if _is_language(scan, at) or _joined_to_name(scan, at):
        return True
    if code in ("ru", *TURKIC) and country.form == "adjective" and _is_family_name(scan, word, at):
        return True
    if code == "kk":
        short = len(country.written) <= 3 and word.features & {"possessed", "first", "second", "accusative"} and "plural" not in word.features
        return bool(short) or _is_participle(scan, word) or _is_given_name(scan, word, at)
    if code == "en":
        return _is_english(scan, word)
    if code == "ru" and country.form == "people":
        inside = word.text[:1].isupper() and not opens(scan, word)  # Шведов, Чехова: a surname
        k = at - 1 - (at > 1 and any(a.pos == "ADJ" for a in scan.pack.analyse(scan.tokens[at - 1].text)[:1]))
        if at and scan.folded[k] in ("в", "во") and "locative" in word.features and "plural" not in word.features:
            return True  # в турке: nothing is in a person
        if "nominative" in word.features and at and scan.folded[at - 1] in ("из", "от", "без", "для", "до"):
            return True  # кофе из турки: a reading by another case
        writer = word.text[:1].isupper() and word.text.endswith(("ов", "ова", "ову", "овым"))
        return inside or writer or (word.lemma in _THINGS and not _before_a_name(scan, at) and not (at and scan.folded[at - 1] == "у"))
    return False


def _joined_to_name(scan: Scan, at: int) -> bool:
    """Azəri–Çıraq–Günəşli: one name with others that are no people's."""
    if at + 2 >= len(scan.tokens) or not scan.tokens[at].capital or scan.tokens[at + 1].text not in "-–—" or not scan.glued(at + 2):
        return False
    other = scan.tokens[at + 2]
    return other.kind == "word" and other.capital and not any(lemma in scan.pack.countries for lemma in scan.lemmas[at + 2])


def _is_family_name(scan: Scan, word: Word, at: int) -> bool:
    """капитан Грузинский, Orxan Kubalı: with a capital inside the sentence, and no noun that it could go with."""
    if not word.text[:1].isupper() or word.text.isupper() or opens(scan, word) or scan.tokens[at - 1].kind == "mark" or "plural" in word.features:
        return False
    if scan.pack.code == "ru" and "nominative" not in word.features:
        return False
    if scan.pack.code != "ru" and not (scan.tokens[at - 1].capital and not any(a.known for a in scan.pack.analyse(scan.tokens[at - 1].text))):
        return False
    following = _following(scan, word)
    if following is None or scan.tokens[scan.index_of(following.span.start) - 1].kind == "mark":
        return True
    if scan.pack.code != "ru" and scan.pack.lower(word.text).endswith(("lı", "li", "lu", "lü", "лық", "лік")):
        return True  # Türkan Əfqanlı konsertdə
    best = scan.pack.analyse(following.text)[:1]
    return not following.text[:1].isupper() and any(a.pos in ("VERB", "ADP", "AUX", "ADV", "PART", "PRON") for a in best)


def _before_a_name(scan: Scan, at: int) -> bool:
    return at + 1 < len(scan.tokens) and scan.tokens[at + 1].capital


def _is_common(scan: Scan, word: Word) -> bool:
    """A common word that owes its capital to the start of the sentence: Того, Қатарда, Mali."""
    own = scan.pack.lower(word.lemma)
    if scan.pack.code in TURKIC and not word.features - {"genitive"} and "ADJ" not in {p for p, _ in scan.pack.lexicon.rows(own)} and _before_possessed(scan, word):
        return False  # Kuba hökuməti: no cube's; Çilinin cənubu: no freckle's
    if word.lemma.lower() in _THINGS and scan.pack.code == "ru" and "plural" in word.features:
        return True  # Панамы и шляпы
    for analysis in scan.pack.analyse(word.text):
        if scan.pack.code == "ru" and analysis.pos == "NOUN" and "nominative" in word.features and "nominative" not in analysis.features:
            continue  # Баку осудил, Куба подписала: no sentence begins with "to the tank", "of a cube"
        common = {pos for pos, _ in scan.pack.lexicon.rows(analysis.lemma.lower())} - {"PROPN"}
        if common and analysis.lemma.lower() != own:
            return True
        if common == {"ADJ"}:  # az "Mali yardım" is financial aid, "Mali sərhədi" and "Malidə" the country
            cased = word.features & {"locative", "ablative", "dative", "genitive"}
            return not cased and not _before_possessed(scan, word)
        if common and "NOUN" not in common:  # kk Қатар, side by side; but Turkey and Астана open one as countries
            return True
    return False


def _following(scan: Scan, word: Word) -> Word | None:
    return next((w for w in scan.pack.words(scan.text) if w.span.start >= word.span.end), None)


def _before_possessed(scan: Scan, word: Word) -> bool:
    following = _following(scan, word)
    return following is not None and any(
        "possessed" in a.features and not a.features & {"second", "genitive"} for a in scan.pack.analyse(following.text)
    )


def _is_given_name(scan: Scan, word: Word, at: int) -> bool:
    """A country's name that people bear, bare and beside another name: Jordan Peters, Misir Mərdanov, his sister Kenya."""
    if at > 0 and scan.tokens[at - 1].kind == "word" and scan.folded[at - 1] in _KIN.get(scan.pack.code, ()):
        return scan.pack.lower(word.text) in scan.pack.terms.of("given")
    if _inside_name(scan, at) or _before_surname(scan, at) or (scan.pack.code == "en" and _is_of_person(scan, at)):
        return True
    if scan.pack.code == "en" and _is_of_firm(scan, at):
        return True
    if scan.pack.code == "en" and at < 2 < len(scan.tokens) and all(name in scan.pack.terms.of("given") for name in scan.folded[:2]):
        return True  # Chad Ireland
    if scan.pack.lower(word.text) not in scan.pack.terms.of("given"):
        return False
    after = _is_surname(scan, at + 1)
    before = at > 1 and _is_surname(scan, at - 1)
    preposed = at > 0 and scan.pack.code == "en" and scan.folded[at - 1] in ("in", "of", "to", "from", "with", "by")
    return (after or before) and not preposed


def _is_of_firm(scan: Scan, at: int) -> bool:
    """Jordan & Cole: the other name is no country's."""
    for sign, other in ((at - 1, at - 2), (at + 1, at + 2)):
        if 0 <= other < len(scan.tokens) and 0 <= sign < len(scan.tokens) and scan.tokens[sign].text == "&":
            return not any(lemma in scan.pack.countries for lemma in scan.lemmas[other])
    return False


def _inside_name(scan: Scan, at: int) -> bool:
    """Хосе Оман Перейра: bare between two names that mean nothing."""
    if scan.pack.code == "en" or not scan.tokens[at].capital or not (at > 0 and at + 1 < len(scan.tokens)) or scan.features(at) & {"genitive", "locative", "dative", "ablative"}:
        return False
    beside = [scan.tokens[at - 1], scan.tokens[at + 1]]
    unknown = all(t.kind == "word" and t.capital and not t.text.isupper() and not any(a.known for a in scan.pack.analyse(t.text)) for t in beside)
    return unknown and not any(scan.pack.countries.get(lemma) for k in (at - 1, at + 1) for lemma in scan.lemmas[k])


_TITLES = ("mr", "mrs", "ms", "dr", "prof", "sir", "miss", "judge", "inspector", "sergeant", "captain")


def _is_of_person(scan: Scan, at: int) -> bool:
    """English Mr. Mali, Laura Holland, Chad Wolf: after a title or a given name, or a given name itself."""
    tokens, before = scan.tokens, at - 1
    if before > 0 and tokens[before].text == ".":
        before -= 1
    if before >= 0 and scan.folded[before] in _TITLES and tokens[before].capital:
        return True
    given = at > 1 and tokens[at - 1].kind == "word" and tokens[at - 1].capital and not tokens[at - 1].text.isupper()
    if given and tokens[at - 2].kind == "word" and not any(a.known for a in scan.pack.analyse(tokens[at - 1].text)):
        return scan.folded[at - 2] not in ("in", "across", "throughout") and not scan.folded[at - 1].endswith(("'s", "’s"))
    if scan.folded[at] not in scan.pack.terms.of("given") or at + 2 >= len(tokens) or tokens[at + 1].kind != "word" or not tokens[at + 1].capital:
        return False
    senses = {a.lemma for a in scan.pack.analyse(tokens[at + 1].text)}
    title = senses & (actors() | offices() | organisations()) or scan.pack.country_of(scan.folded[at + 1], tokens[at + 1])
    return not title and not tokens[at + 1].text.isupper() and (at == 0 or tokens[at - 1].kind == "mark" or scan.folded[at - 1] in ("and", "by", "said", "with")) and not tokens[at + 2].capital


def _before_surname(scan: Scan, at: int) -> bool:
    """Дания Есқалиева: a country's name that people are called by, bare before a family name by its ending."""
    if scan.pack.code == "en" or at + 1 >= len(scan.tokens) or scan.folded[at] not in scan.pack.terms.of("given"):
        return False
    after = scan.tokens[at + 1]
    return after.kind == "word" and after.capital and not after.text.isupper() and scan.folded[at + 1].endswith(_SURNAME_ENDINGS)


def _is_surname(scan: Scan, i: int) -> bool:
    """A capitalised word that the lexicon has not, nor the table of countries; or one that ends as surnames do."""
    if not 0 <= i < len(scan.tokens) or scan.tokens[i].kind != "word" or not scan.tokens[i].capital:
        return False
    token = scan.tokens[i]
    if token.text.partition("-")[0].isupper():
        return False  # İran XİN-in sözçüsü
    if scan.folded[i].endswith(_SURNAME_ENDINGS) and len(token.text) > 5:
        return True
    known = any(a.known and scan.pack.lexicon.rows(a.lemma.lower()) for a in scan.pack.analyse(token.text))
    if scan.pack.code == "en" and known and "plural" in scan.features(i) and not (i + 1 < len(scan.tokens) and scan.tokens[i + 1].kind == "word" and scan.tokens[i + 1].capital):
        known = False  # Jordan Hayes; countries are followed by no plural with a capital
    return not known and scan.pack.country_of(scan.folded[i], token) is None


def _is_state(scan: Scan, at: int) -> bool:
    """Macon, Georgia and Georgia's governor: the state of the USA; in Peru, Indiana: a town of one."""
    if scan.pack.code != "en":
        return False
    tokens, states = scan.tokens, scan.pack.terms.of("us-state")
    if at + 2 < len(tokens) and at and tokens[at + 1].text == "," and tokens[at + 2].capital and scan.folded[at + 2] in states:
        closed = at + 3 == len(tokens) or tokens[at + 3].kind == "mark"
        if closed and scan.folded[at - 1] in ("in", "of", "near", "from", "to", "at", "outside", "and", "through"):
            return True
    folded = scan.folded[at].removesuffix("'s").removesuffix("’s")
    if folded == "georgia" and (_beside_state(scan, at) or not _STATEHOOD.isdisjoint((*scan.folded[max(0, at - 2) : at], *scan.folded[at + 1 : at + 2]))
                                or scan.folded[at + 1 : at + 4] == ["secretary", "of", "state"]):  # fmt: skip
        return True
    cities = _US_STATE.get(folded)
    if cities is None or at < 2 or tokens[at - 1].text != ",":
        return False
    listed = scan.folded[at - 2] == "republic" or any(lemma in scan.pack.countries for lemma in scan.lemmas[at - 2])  # Turkey, Georgia and Jordan
    return tokens[at - 2].capital and scan.folded[at - 2] not in cities and not listed


def _beside_state(scan: Scan, at: int) -> bool:
    """Georgia and the Carolinas, Alabama, Georgia: in a list with another state."""
    for step in (1, -1):
        k = at + step
        while 0 <= k < len(scan.tokens) and scan.folded[k] in (",", "and", "or", "the"):
            k += step
        if k != at + step and _names_state(scan, k):
            return True
    return False


_OF_STATES = ("south", "north", "west")
_NEW = ("york", "jersey", "hampshire", "mexico")


def _names_state(scan: Scan, k: int) -> bool:
    """Whether a state's name, or a part of it, stands at token ``k``: Nevada, South Carolina, New Jersey."""
    if not 0 <= k < len(scan.tokens) or not scan.tokens[k].capital:
        return False
    states = scan.pack.terms.of("us-state")
    if "new" in scan.folded[max(0, k - 1) : k + 1]:
        return not set(_NEW).isdisjoint(scan.folded[k : k + 2])
    return scan.folded[k] in states or (scan.folded[k] in _OF_STATES and k + 1 < len(scan.tokens) and scan.folded[k + 1] in states)


def _is_participle(scan: Scan, word: Word) -> bool:
    """kk "күн ауған кезде", when the sun had set: no Afghan stands before a word of time."""
    following = _following(scan, word)
    return word.text.islower() and following is not None and following.lemma.startswith(_OF_TIME)


def _is_spoken(scan: Scan, at: int) -> bool:
    """ru владеющих казахским и узбекским: without a noun."""
    start = at
    while at - start < _LIST and start > 1 and (scan.folded[start - 1] == "и" or scan.tokens[start - 1].text == ",") and any(lemma in scan.pack.countries for lemma in scan.lemmas[start - 2]):
        start -= 2
    if start > 0 and any(lemma.startswith("владе") for lemma in scan.lemmas[start - 1]):
        return True
    into = start > 1 and scan.folded[start - 1] in ("на", "с") and any(lemma.startswith(("перевод", "перевес", "переве")) for lemma in scan.lemmas[start - 2])
    follows = scan.pack.analyse(scan.tokens[at + 1].text)[:1] if at + 1 < len(scan.tokens) and scan.tokens[at + 1].kind == "word" else ()
    return into and not any(a.pos in ("NOUN", "ADJ") for a in follows)  # в переводе на казахский


def _is_language(scan: Scan, at: int) -> bool:
    """A people's name before the word for language, alone or in a list: ağılçın və türk dillərinə, на казахском и русском языках."""
    words = _LANGUAGE.get(scan.pack.code, ())
    if scan.pack.code == "ru" and _is_spoken(scan, at):
        return True
    if scan.pack.code == "ru" and at and not scan.lemmas[at - 1].isdisjoint(words):
        return True  # диалект английского
    for i in range(at + 1, min(at + 7, len(scan.tokens))):
        if not scan.lemmas[i].isdisjoint(words):
            return True
        listed = scan.tokens[i].text == "," or scan.folded[i] in _AND.get(scan.pack.code, ())
        if not listed and not any(lemma in scan.pack.countries for lemma in scan.lemmas[i]):
            return False
    return False


def _is_english(scan: Scan, word: Word) -> bool:
    """English demonyms that stand alone after speak, learn, in, into: a language; so is one joined to it; and so is
    an adjective that is followed by no noun and led by no article: Swedish and Finnish are taught."""
    words = scan.pack.words(scan.text)
    at = scan.word_from(word.span.start)
    following = words[at + 1] if at + 1 < len(words) else None
    titled = following is not None and following.text[:1].isupper()  # Killer Pig Mauls Chinese Farmer
    if at and words[at - 1].text[:1].isupper() and not words[at - 1].known and scan.touching(words[at - 1], word) and not titled:
        return True  # Johnny English
    last = at
    while last + 1 < len(words) and _continues_list(scan, words[last], words[last + 1]):
        last += 1
    if words[last].text in ("and", "or"):
        last -= 1  # writes in Spanish and dreams
    if last + 1 < len(words) and _nominal(scan, words[last + 1]):
        return False
    for before in reversed(words[max(0, at - 4) : at]):
        if before.lemma.lower() in _OF_LANGUAGES:
            return True
        if before.text in ("herself", "himself", "themselves", "myself", "him", "her", "them", "us", "me"):
            continue
        if before.text not in ("and", "or") and not before.text[:1].isupper():
            break
    led = at > 0 and words[at - 1].text.lower() in ("the", "by", "against", "than", "for")
    return not led and word.text.lower().endswith(("ish", "ench", "ese")) and "plural" not in word.features


def _nominal(scan: Scan, word: Word) -> bool:
    if word.pos in ("SCONJ", "CCONJ", "ADP") or word.lemma in ("be", "is", "are", "was", "were", "will", "has", "have"):
        return False
    return any(pos in ("NOUN", "ADJ", "PROPN", "X") for pos in (word.pos, *(a.pos for a in scan.pack.analyse(word.text))))


def _continues_list(scan: Scan, word: Word, following: Word) -> bool:
    """Whether the next word goes on with a list of peoples: "Swedish, Finnish and Sami"."""
    gap = scan.text[word.span.end : following.span.start].strip()
    if gap not in ("", ","):
        return False
    return following.text in ("and", "or") or (following.text[:1].isupper() and (gap == "," or word.text in ("and", "or")))
