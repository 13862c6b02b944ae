"""Organisations by the noun at the head of their name: Xarici İşlər Nazirliyi, Банк Англии, the Bank of Japan, interior ministry."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from consistency.facts.scan import Scan
from consistency.languages.analysis import case_of
from consistency.languages.concepts import organisations
from consistency.languages.families import TURKIC
from consistency.languages.latin import sound_key
from consistency.records import FactSource, Party, Span, Word

_OBLIQUE = frozenset({"accusative", "dative", "ablative"})
_LONGEST = 6  # words of a name before or after its head
_SIDES = ("tərəf", "taraf", "тарап", "сторона")  # a party to talks is no political party
_PLAIN = ("ministry", "agency", "commission", "department", "embassy")  # heads that English writes small with what they are for
_OFFICIAL = frozenset({"state", "federal", "national", "central", "supreme", "general", "international", "interstate", "republican"})
_TASKS = frozenset({"customs", "tax", "border", "migration", "antimonopoly", "anti-monopoly", "Olympic", "Paralympic", "anti-corruption", "football",
                    "investment", "statistical", "cadastral", "electoral", "election", "consumer", "mining", "oil", "gas", "chess"})  # what bodies see to
_LINKS = {"en": ("of", "for", "and", "the", "&"), "ru": ("и", "по", "при", "в", "на"), "az": ("və",), "tr": ("ve",), "kk": ("және", "мен")}


def read_organisations(scan: Scan, read_from: FactSource) -> Iterator[Party]:
    """Every organisation that a head noun names; ``key`` is the English of its words, the same in every language as far as
    the lexicons know them."""
    words = scan.pack.words(scan.text)
    done = -1
    for i, word in enumerate(words):
        if i <= done or not is_head(word):
            continue
        span = (_before(scan, words, i) or _abbreviated(word, i)) if scan.pack.code in TURKIC else _around(scan, words, i)
        if span is None or not _is_worded(words, *span, i):
            continue
        first, done = span
        yield _party(scan, words, first, done, i, read_from)


def _is_worded(words: tuple[Word, ...], first: int, last: int, head: int) -> bool:
    """Whether the name has a word besides its head that means something: BOTAŞ şirkəti is called BOTAŞ, and read as that."""
    if " " in words[head].text or (words[head].senses and " " in words[head].senses[0]):
        return True
    return any(w.senses and w.pos not in ("ADP", "CCONJ", "DET") for k, w in enumerate(words[first : last + 1], first) if k != head)


def is_head(word: Word) -> bool:
    """Whether a word is what an organisation is: a ministry, a club."""
    return word.pos in ("NOUN", "PROPN", "X") and word.lemma not in _SIDES and bool(word.senses) and _is_organisation(word.senses[0])


@cache
def _is_organisation(sense: str) -> bool:
    plain = sense.lower()
    head = plain.partition(" of ")[0]  # no head of government
    return plain in organisations() or head.split(" ")[-1] in organisations()


def _capital(word: Word) -> bool:
    return word.text[:1].isupper()


def _before(scan: Scan, words: tuple[Word, ...], i: int) -> tuple[int, int] | None:
    """az, kk: the name stands before its head, which is somebody's: Ədliyyə Nazirliyi, Денсаулық сақтау министрлігі."""
    first, capital = i, _capital(words[i]) and (i > 0 or " " in words[i].text)
    for k in range(i - 1, max(-1, i - 1 - _LONGEST), -1):
        gap = scan.text[words[k].span.end : words[k + 1].span.start].strip(" «»“”\"")
        if gap or scan.index_of(words[k].span.start) in scan.taken or (words[k].pos in ("VERB", "CCONJ", "ADP", "ADV", "PRON") and scan.pack.lower(words[k].text) not in _LINKS.get(scan.pack.code, ()) and not _is_task(words, k, i)):
            break
        whole = " " in words[k].text and _capital(words[k])
        if words[k + 1].pos == "CCONJ" and (is_head(words[k]) or words[k].text.isupper() or whole):
            break  # Asiya İnkişaf Bankı və İslam İnkişaf Bankı are two
        if is_head(words[k]) and _abbreviated(words[k], k):
            break  # DİN DTX ilə birlikdə
        if _capital(words[k]):
            if k == 0 and (words[k].pos in ("NUM", "ADJ", "DET", "PRON") or (words[k].features & (_OBLIQUE | {"locative", "instrumental"}) and words[k].pos != "PROPN")):
                break  # İki şirkət, Жаңа клуб, Razılaşmaya Mərkəzi Bank ...: the capital of the sentence
            first, capital = k, True
        elif _is_task(words, k, i) or (_is_task(words, k + 1, i) and "accusative" in words[k].features):
            continue
        elif not (_capital(words[i]) or words[k].pos in ("NOUN", "ADJ")) or words[k].features & _OBLIQUE or _is_where(words[k]):
            break
    plain = first > 0 and all(w.pos == "ADJ" for w in words[first:i])  # Мемлекеттік техникалық қызмет
    if not (words[i].features & {"possessed"} or _capital(words[i]) or " " in words[i].text or first + 1 == i or plain):
        return None  # Кения өкілі Даниэль Кипроно топ жарды: what is somebody's has the ending of it
    return (first, i) if (capital and first < i) or (" " in words[i].text and capital) else None


def _abbreviated(word: Word, i: int) -> tuple[int, int] | None:
    """az DTX, kk ІІМ-нің: letters that stand for the whole name of a body."""
    return (i, i) if word.text.partition("-")[0].isupper() and " " in word.senses[0] else None


def _is_where(word: Word) -> bool:
    """кездесуде, görüşdə: in the meeting; what belongs to a name has -дегі, -dəki."""
    return "locative" in word.features and "attributive" not in word.features


def _is_task(words: tuple[Word, ...], k: int, head: int) -> bool:
    """Whether a word is what the organisation is there to do: нарықты реттеу агенттігі."""
    return k == head - 1 and bool(words[k].features & {"verbal-noun", "gerund"}) and "possessed" in words[head].features


def _around(scan: Scan, words: tuple[Word, ...], i: int) -> tuple[int, int] | None:
    """ru, en: adjectives and names before the head, and what it is of after it."""
    first = last = i
    while first and not scan.text[words[first - 1].span.end : words[first].span.start].strip() and _leads(scan, words, first - 1, i):
        first -= 1
    if scan.pack.code == "ru" and first == i:
        first = _from_capital(scan, words, i)
    while last + 1 < len(words) and not scan.text[words[last].span.end : words[last + 1].span.start].strip() and last - i < _LONGEST:
        step = _follows(scan, words, last + 1, i)
        if not step:
            break
        last += step
    several = first < last or " " in words[i].text
    if scan.pack.code == "ru" and not several and _capital(words[i]) and " " in words[i].senses[0]:
        return first, last  # Генпрокуратура, Минтранс, МВД
    capital = several and any(_capital(words[k]) and words[k].span.start > 0 for k in range(first, last + 1))
    if scan.pack.code == "ru" and several and not words[first].span.start and _opens_as_body(words, first, i):
        return first, last  # Министерство труда, Государственный таможенный комитет: the capital of the sentence is its own
    small = scan.pack.code == "en" and several and words[i].senses[0].split(" ")[-1] in _PLAIN
    return (first, last) if capital or small else None


def _opens_as_body(words: tuple[Word, ...], first: int, head: int) -> bool:
    """Whether the first word of a sentence is one that bodies' names begin with."""
    return words[head].senses[0] in _PLAIN if first == head else not _OFFICIAL.isdisjoint(words[first].senses[:1])


def _leads(scan: Scan, words: tuple[Word, ...], k: int, head: int) -> bool:
    if scan.pack.code == "ru":
        return words[k].pos == "ADJ" and (_capital(words[k]) or _capital(words[head]) or not _TASKS.isdisjoint(words[k].senses[:1]))
    if _capital(words[k]):
        return _capital(words[head]) and words[k].pos not in ("DET", "ADP", "PRON", "CCONJ", "VERB") and not scan.pack.lower(words[k].text).endswith(("'s", "’s"))
    return not _capital(words[head]) and words[k].pos == "NOUN" and k == head - 1 and "plural" not in words[k].features


def _from_capital(scan: Scan, words: tuple[Word, ...], head: int) -> int:
    """Федеральная налоговая служба: the adjectives before the head of which the first alone has a capital; at the beginning of a
    sentence only one that bodies have."""
    k = head
    while k and words[k - 1].pos == "ADJ" and scan.touching(words[k - 1], words[k]):
        k -= 1
        if _capital(words[k]):
            return k if k or not _OFFICIAL.isdisjoint(words[k].senses[:1]) else head
    return head


def _follows(scan: Scan, words: tuple[Word, ...], k: int, head: int) -> int:
    """How many words from word ``k`` on belong to the name: a genitive in Russian, "of" and capitals in English."""
    word = words[k]
    if scan.pack.code == "ru":
        named = "genitive" in word.features and word.pos in ("NOUN", "PROPN", "ADJ") and (_capital(word) or _capital(words[head]))
        return int(named or word.text.isupper())
    after = words[k + 1] if k + 1 < len(words) else None
    if scan.pack.lower(word.text) in ("of", "for") and after is not None and _capital(words[head]):
        the = scan.pack.lower(after.text) == "the" and k + 2 < len(words)
        target = words[k + 2] if the else after
        return (3 if the else 2) if _capital(target) else 0
    if scan.pack.lower(word.text) in ("and", "&") and after is not None and _capital(after) and k > head + 1:
        return 0 if after.text.endswith(("'s", "’s")) and k + 2 < len(words) else 2  # of Georgia and Kazakhstan's regulator
    return int(_capital(word) and k > head + 1 and word.pos != "VERB")


def _party(scan: Scan, words: tuple[Word, ...], first: int, last: int, head: int, read_from: FactSource) -> Party:
    span = Span(start=words[first].span.start, end=words[last].span.end)
    content = [w for w in words[first : last + 1] if w.pos not in ("ADP", "CCONJ", "DET")]
    senses = sorted({(w.senses[0] if w.senses else "~" + sound_key(w.lemma, scan.pack.code)).lower() for w in content})
    name = " ".join(dict.fromkeys(w.senses[0] if w.senses else w.text for w in content))
    return Party(span=span, text=scan.text[span.start : span.end], read_from=read_from, key="+".join(senses), name=name,
                 kind="organisation", case=case_of(words[head].features))  # fmt: skip
