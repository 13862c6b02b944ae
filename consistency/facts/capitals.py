"""Whether a capital stands for its government ("Baku rejected the offer") or is the city ("he flew to Baku").

A city until something speaks for the government: it is called official, it is asked with another government, it has
or does what governments have and do (``en/statecraft.tsv``), and no preposition or case of place says otherwise.
"""

from __future__ import annotations

from consistency.facts.cities import is_city
from consistency.facts.scan import Scan
from consistency.facts.standing import has_standing
from consistency.languages.concepts import statecraft
from consistency.languages.families import OGHUZ, TURKIC
from consistency.records import Word

_OFFICIAL = frozenset({"official", "rəsmi", "официальный", "ресми"})
_OF_PLACE = {
    "en": frozenset({"in", "at", "near", "outside", "around", "through", "inside", "into", "across", "via", "for", "leave", "visit", "out of", "off",
                     "central", "downtown", "north", "south", "east", "west", "greater", "old", "city"}),
    "ru": frozenset({"в", "во", "из", "под", "через", "до", "возле", "около", "по", "на", "город", "г", "столица", "центр", "над"}),
}  # fmt: skip
_CITY_AFTER = frozenset({"city", "şəhər", "қала", "time", "airport", "stadium", "street", "school", "university", "resident", "court",
                         "region", "metro", "suburb", "marathon", "zoo", "hotel", "station", "club", "derby", "declaration", "protocol",
                         "agreement of", "office", "mayor", "square", "theatre", "opera", "film", "fashion", "stock exchange", "exchange",
                         "province", "oblast", "district", "home", "port", "museum", "population", "citizen", "beach", "suburbs",
                         "avenue", "tower", "bridge", "police", "state", "news", "underground", "subway", "bus", "tram", "road", "restaurant"})  # fmt: skip
_OPENING = frozenset(",;:.«“\"")
_CLAUSE_WORDS = frozenset({"because", "that", "but", "and", "as", "when", "while", "if", "after", "before", "since", "what", "which", "whether", "until", "unless", "although", "though",
                           "ни", "после", "пока", "хотя", "что", "но", "а", "и", "если", "когда", "поскольку", "потому", "как"})  # fmt: skip
_MODALS = frozenset({"will", "would", "won't", "can", "could", "may", "might", "should", "must", "did", "does", "do", "didn't", "doesn't", "not", "never",
                     "also", "then", "has", "have", "had", "repeatedly", "не", "также", "уже", "can't", "cannot", "wouldn't"})  # fmt: skip
_OF_CITIES = frozenset({"host", "be", "have", "get", "become", "lie", "sit", "wake", "experience", "suffer", "record", "remain", "celebrate", "house",
                        "feature", "grow", "attract", "stage", "hold", "welcome", "look", "feel", "rank", "top", "need", "beat", "win", "lose", "play",
                        "draw", "receive", "meet", "see off", "stand", "live", "drown", "freeze", "burn", "shake"})  # fmt: skip
_MOTION = frozenset({"go", "come", "arrive", "fly", "travel", "return", "leave", "go out", "come out", "set out", "depart", "visit", "go on", "head", "move on", "move", "drive", "sail", "turn back", "divert", "turn around"})
_BETWEEN = {"en": {"between"}, "ru": {"между"}}
_BETWEEN_AFTER = ("arasında", "arasındakı", "arasındaki", "арасында", "арасындағы")
AND = {"en": {"and", "or", "nor"}, "ru": {"и", "ни", "или"}, "az": {"və", "ilə", "nə", "ya"}, "tr": {"ve", "ile", "ne", "ya"}, "kk": {"пен", "мен", "бен", "және", "не"}}
_TIME_WORDS = ("vaxt", "уақыт", "time", "врем")
_BLOC = frozenset({"Brussels"})  # the European Union's capital sooner than Belgium's
# What leads from one city to another, or goes between them.
ROUTES = frozenset({"line", "distance", "railway", "railroad", "road", "highway", "route", "flight", "train", "bus", "rail", "journey", "corridor", "ferry", "motorway",
                    "direction", "pipeline"})  # fmt: skip
_COMMENTS = frozenset({"comment", "explanation", "statement", "response", "reaction", "official comment"})
_ASIDE = frozenset({"сондай-ақ", "həmçinin", "isə", "ayrıca", "әрине", "əlbəttə"})
_AUXILIARY = ("отыр", "жатыр", "тұр", "жүр", "отыру", "жүру")
_OF_PRICES = frozenset({"close", "rise", "fall", "gain", "lose", "slip", "jump", "end", "trade", "drop", "climb", "tumble", "slide", "open", "edge", "surge", "rally", "plunge", "finish"})
_BUT = ("бірақ", "алайда", "ал", "amma", "ama", "fakat", "lakin", "ancaq", "ancak")
_FINITE = frozenset({"past", "perfect", "present", "future"})
_REACH = 4  # words within which a noun or a verb is the capital's own; chosen on sentences of tests/facts
_PLACED = frozenset({"locative", "attributive"})
_CASES = frozenset({"locative", "ablative", "dative", "accusative"})


def is_government(scan: Scan, word: Word, features: frozenset[str]) -> bool:
    """Whether the capital that ``word`` names acts or is dealt with as a state in this sentence."""
    words = scan.pack.words(scan.text)
    at = scan.word_from(word.span.start)
    before, after = words[max(0, at - _REACH) : at], words[at + 1 : at + 1 + _REACH]
    if _BLOC & {*word.senses}:
        return False
    if before and _OFFICIAL & {before[-1].lemma.lower(), *before[-1].senses[:1]} and scan.touching(before[-1], word):
        return True
    if scan.pack.code in ("ru", "en") and before and _said_in(scan, before[-1], after):
        return True
    if scan.pack.code in OGHUZ and after and after[0].text in ("tərəfindən", "tarafından"):
        return True
    if features & _PLACED or is_city(scan, words, at, features) or _beside_name(scan, word) or _is_placed(scan, words, at, features):
        return False
    own = tuple(w for w in after[:2] if not ("dative" in features and "visit" in w.senses[:2])) if scan.pack.code in TURKIC else ()
    if _has(scan, own, "noun"):
        return True
    if has_standing(scan, words, at, features) or _of_list(scan, words, at):
        return True
    return _own(scan, words, at, features) or _with_another(scan, words, at, features)


def _said_in(scan: Scan, preposition: Word, after: tuple[Word, ...]) -> bool:
    """ru "В Баку опровергли сообщения": nobody is named who did; "для Анкары это шаг"."""
    before = scan.pack.lower(preposition.text)
    if before in ("для", "by"):
        return True
    at = scan.index_of(preposition.span.start)
    if at and any(a.pos == "VERB" for a in scan.pack.analyse(scan.tokens[at - 1].text)[:1]):
        return False  # задержали в Москве
    verb = next((w for w in after[:3] if w.pos == "VERB"), None)
    return before in ("в", "во") and verb is not None and "plural" in verb.features and not statecraft("verb").isdisjoint(verb.senses[:2])


def _beside_name(scan: Scan, word: Word) -> bool:
    """Part of a longer name: Rapid Vienna, London Gazette."""
    i = scan.index_of(word.span.start)
    numbered = i + 1 < len(scan.tokens) and scan.tokens[i + 1].kind == "number" and not scan.tokens[i + 1].text.startswith("0")
    if numbered and len(scan.tokens[i + 1].text) == 4 and not scan.term("year", i + 2) and not scan.glued(i + 2):
        return True  # London 2012
    last = scan.index_of(word.span.end - len(word.text.split(" ")[-1])) if " " in word.text else i  # Buenos Aires
    if scan.pack.code in TURKIC and i > 1 and "genitive" in word.features and all(scan.tokens[k].capital for k in (i - 2, i - 1)):
        return False  # Клаудия Шейнбаум Вашингтонның қысымына: the name before is whole
    for k in (i - 1, last + 1):
        if k > i and k < len(scan.tokens) and scan.pack.code in TURKIC and any(a.known and a.pos == "PROPN" for a in scan.pack.analyse(scan.tokens[k].text)[:1]):
            continue  # Moskva Avropa sülhməramlılarını
        if 0 <= k < len(scan.tokens) and scan.pack.code in TURKIC and k > i and scan.tokens[k].text.isupper() and len(scan.tokens[k].text) > 2:
            continue  # Tehran MAQATE müfəttişlərini
        if 0 <= k < len(scan.tokens) and _is_proper(scan, k) and scan.tokens[k].kind == "word" and scan.tokens[k].capital:
            gap = scan.text[min(scan.tokens[k].end, word.span.end) : max(scan.tokens[k].start, word.span.start)]
            if not gap.strip() and not any(lemma in scan.pack.countries for lemma in scan.lemmas[k]):
                return True
    return False


def _is_proper(scan: Scan, k: int) -> bool:
    """Whether a capital is a name's: inside the sentence, or of a word that means nothing."""
    return k > 0 or not any(a.known for a in scan.pack.analyse(scan.tokens[k].text))


def _is_placed(scan: Scan, words: tuple[Word, ...], at: int, features: frozenset[str]) -> bool:
    code, before, after = scan.pack.code, words[max(0, at - _REACH) : at], words[at + 1 : at + 1 + _REACH]
    if after and scan.pack.lower(after[0].text).startswith(_TIME_WORDS):
        return True  # Astana vaxtı ilə
    near_city = after[:2] if code in TURKIC else (*after[:1], *before[-1:])
    if code in TURKIC:
        near_city = tuple(w for w in near_city if "possessed" in w.features or w.features.isdisjoint(_CASES))  # London regionda: in the region
    if any(_CITY_AFTER & {*w.senses[:2], *(s.split(" ")[-1] for s in w.senses[:1]), w.lemma.lower()} for w in near_city):
        return True
    if code in TURKIC:
        near = tuple(w for w in words[at + 1 : at + 6] if "visit" not in w.senses[:2])  # Астанаға сапармен келді
        if features & {"dative", "ablative"} and any(w.pos == "VERB" and not _MOTION.isdisjoint(w.senses[:2]) for w in after[:1]):
            return True  # Vaşinqtona gedərək
        return bool(features & {"dative", "ablative"}) and not (_has(scan, near, "verb") or _has(scan, near, "noun"))
    if code == "en" and _is_market(scan, after):
        return True
    if not before:
        return False
    last = {before[-1].lemma.lower(), before[-1].text.lower(), *before[-1].senses[:1]}
    if code == "en" and "between" in last and any(not ROUTES.isdisjoint(w.senses[:2]) for w in before[-3:]):
        return True  # the line between Belgrade and Budapest
    if code == "en" and tuple(w.text for w in before[-2:]) == ("back", "to"):
        return True
    if code == "en" and "to" in last and any(not ROUTES.isdisjoint(w.senses[:1]) for w in before[:-1]):
        return True  # flight LH 1402 to Prague
    if code == "en" and "to" in last and any(w.pos == "VERB" and not _MOTION.isdisjoint(w.senses[:2]) for w in before[:-1]):
        return True  # going on to Yerevan
    return not last.isdisjoint(_OF_PLACE[code])


def _is_market(scan: Scan, after: tuple[Word, ...]) -> bool:
    """Tokyo shares closed higher."""
    if len(after) < 2 or after[0].text not in ("shares", "stocks", "futures"):
        return False
    return any(a.pos == "VERB" and a.lemma in _OF_PRICES for a in scan.pack.analyse(after[1].text))


def _has(scan: Scan, words: tuple[Word, ...], kind: str) -> bool:
    """Whether some word may be, in any of its readings, what governments have or do."""
    return any(_is(scan, word, kind) for word in words)


def _is(scan: Scan, word: Word, kind: str) -> bool:
    if kind == "noun" and word.senses[:1] == ("percent",):
        return False  # az faiz is interest as well
    tag, head, own = ("VERB", 0, statecraft(kind)) if kind == "verb" else ("NOUN", -1, statecraft(kind))
    if word.pos == tag and any(s in own or s.split(" ")[head] in own for s in word.senses[:2]):
        return True
    # English nouns and verbs look alike; elsewhere the reading that the place suggests is trusted.
    # A word that the lexicon lacks is a noun sooner: pushback.
    tags = (tag, "X") if kind == "noun" else (tag,)
    return scan.pack.code == "en" and any(a.pos in tags and a.lemma in own for a in scan.pack.analyse(word.text))


def _own(scan: Scan, words: tuple[Word, ...], at: int, features: frozenset[str]) -> bool:
    """Whether the capital does, has or is dealt with in what is a government's affair."""
    before, after = words[max(0, at - _REACH) : at], words[at + 1 : at + 1 + _REACH]
    if scan.pack.code in TURKIC:
        if "genitive" in features or features & {"dative", "ablative", "instrumental", "accusative"}:
            told = "genitive" in features and bool(after) and "according to" in after[0].senses  # Ереванның мәлімдеуінше
            far = tuple(w for w in words[at + 1 : at + 8] if w.pos not in ("PROPN", "CCONJ", "ADP"))[:_REACH]  # Vaşinqtonun Rusiya və İranla bağlı yanaşmaları
            ahead = (*after, *far) if "genitive" in features else tuple(w for w in after if "visit" not in w.senses[:2])
            return told or _has(scan, ahead, "noun") or _has(scan, ahead, "verb")
        clause = _clause(scan, words, at)
        if clause and clause[0].features & {"participle", "perfect"} and _is(scan, clause[0], "verb"):
            return True  # Вашингтон енгізген тариф
        if clause and _opens(scan, words, at) and any(not _COMMENTS.isdisjoint(w.senses[:1]) for w in clause[-3:-1]):
            return True  # Пхеньян ... ешқандай түсініктеме келтірген жоқ
        return _has(scan, clause[-3:], "verb") or _acts(scan, words, at, clause)  # the verb is the last of its clause
    if scan.pack.code == "en" and "genitive" in features:
        return _has(scan, after[:3], "noun")
    if scan.pack.code == "ru" and "dative" in features and (not before or before[-1].pos in ("VERB", "NOUN")) and at:
        return True  # половина акций достанется Бишкеку
    if scan.pack.code == "en" and after and "have" in after[0].senses[:1] and _has(scan, words[at + 1 : at + 6], "noun"):
        return True  # Beijing had no immediate comment
    if scan.pack.code == "ru" and before and before[-1].lemma == "от" and _has(scan, after[:1], "noun"):
        return True  # ждёт от Софии ответа
    if scan.pack.code == "ru" and _opens(scan, words, at) and any(not _COMMENTS.isdisjoint(w.senses[:1]) for w in after[:3]):
        return True  # Пхеньян публичных комментариев не дает
    named = scan.pack.code != "ru" or "nominative" in features  # Сане, a surname, is no subject as Sanaa
    return (named and _subject(scan, words, at)) or _has(scan, after[:3], "verb") or _has(scan, before[-2:], "noun") or (_has(scan, before[-2:], "verb") and "locative" not in features)


def _acts(scan: Scan, words: tuple[Word, ...], at: int, clause: tuple[Word, ...]) -> bool:
    """az and kk: the bare first word of a clause, whose last word is a verb that cities are no subject of: Гавана режимін
    жоймады. Not before a noun of its own (Astana sakinləri), nor where the verb is passive or says what is."""
    i = scan.index_of(words[at].span.start)
    if scan.pack.code == "kk" and at and not clause and words[at - 1].pos == "VERB" and words[at - 1].features & _FINITE and scan.touching(words[at - 1], words[at]):
        return _is(scan, words[at - 1], "verb")  # деп нақтылады Хельсинки
    listed = (i > 0 and scan.folded[i - 1] in ("не", "nə", "ne", "ни")) or (i > 1 and scan.folded[i - 1] in AND[scan.pack.code] and any(lemma in scan.pack.countries for lemma in scan.lemmas[i - 2]))
    if not (i == 0 or scan.tokens[i - 1].text in _OPENING or scan.folded[i - 1] in _BUT or listed) or len(clause) < 2:
        return False
    if any(a.pos == "NOUN" and "possessed" in a.features and not a.features & {"accusative", "dative", "ablative", "locative"}
           for a in scan.pack.analyse(clause[0].text.split(" ")[-1])[:2]):  # fmt: skip
        return False
    verb = clause[-1] if clause[-1].features & _FINITE else words[-1]
    if verb.pos != "VERB" or verb.features & {"passive", "participle", "converb"} or not verb.senses:
        return False
    if verb.lemma in _AUXILIARY and len(clause) > 1 and clause[-2].pos == "VERB" and clause[-2].senses:
        verb = clause[-2]  # ашпай отыр
    if verb.senses[0].startswith("be "):
        return False
    objects = any("accusative" in w.features or (w.pos == "PRON" and "dative" in w.features) for w in words[at + 1 : -1])
    return (objects or listed) and _OF_CITIES.isdisjoint(verb.senses[:2]) and _MOTION.isdisjoint(verb.senses[:2])


def _subject(scan: Scan, words: tuple[Word, ...], at: int) -> bool:
    """English and Russian: the first word of its clause, and a verb after it that cities are no subject of: Paris will not
    accept, Warsaw won't close, Москва построит."""
    i = scan.index_of(words[at].span.start)
    if not (i == 0 or scan.tokens[i - 1].text in _OPENING or scan.folded[i - 1] in _CLAUSE_WORDS):
        return False
    for word in words[at + 1 : at + 4]:
        if scan.pack.lower(word.text) in _MODALS:
            continue
        readings = [a for a in scan.pack.analyse(word.text) if a.pos == "VERB"]
        if " " in word.text and word.pos == "VERB":
            return _OF_CITIES.isdisjoint(word.senses[:1])  # ruled out
        if readings:
            senses = {s for a in readings for s in (a.lemma, *scan.pack.senses(a.lemma, "VERB")[:2])}
            return senses.isdisjoint(_OF_CITIES) and not any("participle" in a.features for a in readings)
        if word.pos not in ("ADV", "PART"):
            return False
    return False


def _of_list(scan: Scan, words: tuple[Word, ...], at: int) -> bool:
    """English and Russian: Ни Вашингтон, ни Тегеран эту информацию пока не комментировали; the verb of a list of states that
    opens a clause, however far it stands."""
    joining = AND[scan.pack.code]
    if scan.pack.code in TURKIC:
        return False  # the verb is the last word there
    first = last = at
    while first > 1 and scan.pack.lower(words[first - 1].text) in joining and _names_country(scan, words[first - 2]):
        first -= 2
    while last + 2 < len(words) and scan.pack.lower(words[last + 1].text) in joining and _names_country(scan, words[last + 2]):
        last += 2
    i = scan.index_of(words[first].span.start)
    if first == last or not (i == 0 or scan.tokens[i - 1].text in _OPENING or scan.folded[i - 1] in (*_CLAUSE_WORDS, "neither")):
        return False
    verb = next((w for w in _clause(scan, words, last) if w.pos == "VERB" and scan.pack.lower(w.text) not in _MODALS and w.lemma not in ("be", "have")), None)
    return verb is not None and _is(scan, verb, "verb")


def _names_country(scan: Scan, word: Word) -> bool:
    return scan.pack.lower(word.lemma) in scan.pack.countries


def _opens(scan: Scan, words: tuple[Word, ...], at: int) -> bool:
    """Whether a word is the first of its clause."""
    i = scan.index_of(words[at].span.start)
    return i == 0 or scan.tokens[i - 1].text in _OPENING


def _clause(scan: Scan, words: tuple[Word, ...], at: int) -> tuple[Word, ...]:
    start = words[at].span.end
    i = scan.index_of(words[at].span.start) + 1
    if scan.folded[i : i + 1] == [","] and scan.folded[i + 2 : i + 3] == [","] and scan.folded[i + 1] in _ASIDE:
        start = scan.tokens[i + 2].end  # Вашингтон, сондай-ақ, бас тартты
    stop = next((t.start for t in scan.tokens if t.start >= start and t.text in ",;:"), len(scan.text))
    return tuple(w for w in words if start <= w.span.start < stop)


def _with_another(scan: Scan, words: tuple[Word, ...], at: int, features: frozenset[str]) -> bool:
    """Between Moscow and Ankara; Bakı və Ankara razılığa gəldi: with another capital or a country, both of a pair that
    has or does what governments have and do."""
    joining = AND.get(scan.pack.code, set())
    for k in (at - 2, at + 2):
        if not 0 <= k < len(words) or scan.pack.lower(words[(at + k) // 2].text) not in joining:
            continue
        if not scan.pack.countries.get(scan.pack.lower(words[k].lemma)):
            continue
        first, last = min(at, k), max(at, k)
        if scan.pack.code in ("en", "ru") and _is_placed(scan, words, first, features):
            return False  # going on to Yerevan and Tbilisi
        near = (*words[max(0, first - _REACH) : first], *words[last + 1 : last + 1 + _REACH])
        opened = first > 0 and scan.pack.lower(words[first - 1].text) in _BETWEEN.get(scan.pack.code, ())
        opened = opened or (last + 1 < len(words) and scan.pack.lower(words[last + 1].text) in _BETWEEN_AFTER)
        if _has(scan, near, "noun") or _has(scan, near, "verb") or (opened and "locative" not in features):
            return True
    return False
