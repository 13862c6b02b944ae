"""A sentence as pieces of English: what each word, number and mark becomes before the order is changed."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from consistency.facts import read_facts
from consistency.facts.denial import ABLE
from consistency.facts.deyildi import is_said
from consistency.languages.analysis import case_of
from consistency.languages.countries import english_forms
from consistency.languages.endings import ending_of_quoted
from consistency.languages.families import OGHUZ, TURKIC
from consistency.languages.inflect import plural
from consistency.languages.latin import romanise
from consistency.languages.pack import Pack
from consistency.languages.russian_names import citation
from consistency.languages.spellings import in_english, is_as_elsewhere
from consistency.languages.tokens import Token, tokenise
from consistency.records import Moment, Party, Quantity, Word
from consistency.translate.analytic import analytic
from consistency.translate.bounds import bounds_of
from consistency.translate.english import MASS, SEVERAL, ordinal, pronoun, wants_article
from consistency.translate.figures import ordinal_figure, say_moment, say_quantity
from consistency.translate.neighbours import by_neighbours
from consistency.translate.piece import Piece
from consistency.translate.verbs import conjugated
from consistency.translate.voice import is_passive


def pieces_of(text: str, pack: Pack, published: str | None) -> list[Piece]:
    """The pieces of a sentence in source order."""
    read = read_facts(text, pack, published)
    facts = [f for f in read if isinstance(f, Quantity | Moment)]
    named = {f.span.start: f for f in read if isinstance(f, Party) and f.kind == "country"}
    found = pack.words(text)
    told = (replace(w, text=w.lemma, features=w.features | {"passive"}) if is_said(pack, text, found, i) else w for i, w in enumerate(found))  # az deyildi: was said
    words = {w.span.start: _as_country(w, named.get(w.span.start)) for w in told}
    endings = {w.span.end: w for w in words.values() if w.pos in ("NUM", "NOUN")} if pack.code in TURKIC else {}
    said, silent = bounds_of(text, facts, pack)
    fact_at = {f.span.start: f for f in facts}
    spans = {f.span: g for f, g in pairwise(facts) if f.span == g.span and isinstance(f, Moment) and isinstance(g, Moment)}
    fact_at |= {span.start: next(f for f in facts if f.span == span) for span in spans}
    abroad = _spelt_abroad(text, found) if pack.code == "az" else frozenset()
    out: list[Piece] = []
    at = 0
    for token in tokenise(text):
        if token.start < at or token.start in silent:
            continue
        if out and out[-1].pos == "TIME" and pack.code in TURKIC and pack.lower(token.text) in _DATED:
            at = token.end
            continue
        fact, word = fact_at.get(token.start), words.get(token.start)
        if fact is not None:
            figure = _in_place(fact, said.get(token.start, ""), spans.get(fact.span), endings.get(fact.span.end))
            if pack.code == "ru" and isinstance(fact, Quantity) and _is_spelled(fact, figure):
                figure = replace(figure, features=figure.features | {"spelled"})
            _drop_said(out, figure)
            out.append(figure)
            at = fact.span.end
            if pack.code == "kk" and isinstance(fact, Quantity) and fact.ordinal and text[at : at + 1] == "-" and text[at + 1 : at + 2].isalpha():
                at += 1  # 3-орын: the 3rd place
        elif token.text in _GRADES and out and out[-1].english in _GRADED and pack.code == "ru":
            out.append(Piece(_GRADES[token.text], "X", counted=False))  # преступление класса В
            at = token.end
        elif word is not None:
            out.append(_counted(piece_of(word, pack, elsewhere=word.span.start in abroad), _counter(out, pack.code)))
            at = word.span.end
        elif token.kind == "word" and (features := ending_of_quoted(pack, text, token)):
            out.append(Piece("", "ENDING", case_of(features), features, counted=False))
            at = token.end
        elif token.kind == "word":  # the rest of a set phrase that a fact takes a part of: bu günə | qədər
            out.append(piece_of(pack.words(token.text)[0], pack))
            at = token.end
        elif token.kind == "number" and (nth := _NTH.match(text, token.end)):
            out.append(Piece(ordinal_figure(int(token.text)) if token.text.isdigit() else token.text, "NUM", counted=False))  # az 125-ci küçə
            at = nth.end()
        elif token.kind == "number" and pack.code == "kk" and token.text.isdigit() and _NUMBERED.match(text, token.end) and not text[: token.start][-1:].isalpha():
            out.append(Piece(token.text if out and out[-1].english == "№" else ordinal_figure(int(token.text)), "NUM", counted=False))  # 18-бап: the 18th article
            at = token.end + 1
        elif token.text in ("-", "−", "–") and (minus := fact_at.get(token.end)) is not None and isinstance(minus, Quantity) and (minus.value or 0) < 0:
            at = token.end  # the figure says it
        elif token.kind == "number" and out and out[-1].name and out[-1].english:  # Nord Stream 2, SS19
            blank = "" if token.start and not text[token.start - 1].isspace() else " "
            out[-1] = replace(out[-1], english=f"{out[-1].english}{blank}{token.text}")
            at = token.end
        else:
            out.append(Piece("“" if _opens(text, token) else token.text, "MARK" if token.kind == "mark" else "NUM", counted=False))
            at = token.end
    return analytic(by_neighbours(out, pack.code), pack.code)


_NUMBERED = re.compile(r"-[^\W\d_]{3}")  # kk 18-бап, no ending: 18-де


def _spelt_abroad(text: str, words: tuple[Word, ...]) -> frozenset[int]:
    """Where names begin that stand beside one which is not spelt by Azerbaijani's own rules: Craig Jacobs, Jacobs-un."""
    runs: list[list[Word]] = [[]]
    for word in words:
        if word.senses or not word.text[:1].isupper():
            continue
        if not runs[-1] or text[runs[-1][-1].span.end : word.span.start] not in (" ", "-", ". "):
            runs.append([])
        runs[-1].append(word)
    return frozenset(w.span.start for run in runs if any(is_as_elsewhere(w.text) for w in run) for w in run)


def _is_spelled(fact: Quantity, figure: Piece) -> bool:
    """Whether a figure is a small number that the source says in words, so that English does too: два года, two years."""
    return figure.english[:1].isdigit() and not any(c.isdigit() for c in fact.text) and not (fact.ordinal or fact.share or fact.currency or fact.parts or fact.unit == "%")


def _opens(text: str, token: Token) -> bool:
    """Whether a closing quotation mark stands where one opens: ”Мен көрдім”, деді ол."""
    before, after = text[: token.start][-1:], text[token.end : token.end + 1]
    return token.text == "”" and (not before or before.isspace()) and bool(after) and not after.isspace()


def _as_country(word: Word, party: Party | None) -> Word:
    """The word with the English of the country that it names, where the lexicon would have it be something else (az Çin,
    a rank)."""
    if party is None or party.span != word.span:
        return word
    english = english_forms().get((party.key, party.form))
    named = word.pos in ("PROPN", "ADJ") and word.senses and word.senses[0][:1].isupper()  # Scotland, of GB
    return word if english is None or named else replace(word, senses=(english,), pos="PROPN")


def _counter(out: list[Piece], code: str) -> Piece | None:
    """What counts the noun that comes: az, kk and tr have adjectives between the two, and leave the noun in the singular."""
    at = len(out) - 1
    while code in TURKIC and at > 0 and out[at].pos == "ADJ" and not out[at].features and out[at].english not in SEVERAL:
        at -= 1
    if at < len(out) - 1 and out[at].english == "many":
        return None  # az çox before an adjective is "very"
    return out[at] if at >= 0 else None


def _counted(piece: Piece, before: Piece | None) -> Piece:
    """A noun after a number takes its English plural, 214 citizens; so does one after "several" or "hundreds of"."""
    several = before is not None and before.english.removesuffix(" other") in SEVERAL and before.pos in ("DET", "NUM", "ADJ") and piece.english not in MASS
    many = several or (before is not None and before.pos == "NUM" and before.many)
    if many and piece.pos == "NOUN" and piece.known and "plural" not in piece.features:
        return replace(piece, english=plural(piece.english), features=piece.features | {"plural"}, article=False)
    return piece


def _in_place(fact: Quantity | Moment, bound: str, other: Moment | None, ending: Word | None) -> Piece:
    """The piece of a fact with the other end of its span (yanvar-mart: in January–March) and the case of its last word."""
    figure = _figure(fact, bound)
    if other is not None:
        figure = replace(figure, english=f"{figure.english}–{_bare(say_moment(other))}")
    if ending is None:
        return figure
    if figure.pos == "NUM":
        return replace(figure, case=case_of(ending.features))  # az səkkizinə: to 8
    if "ablative" in ending.features:
        return replace(figure, english="from " + figure.english.removeprefix("in ").removeprefix("on "))  # az 2019-cu ildən
    return figure


def _drop_said(out: list[Piece], figure: Piece) -> None:
    """Take away what stands before a figure and is said by it: az yerli vaxtla saat 04:37, mənfi 19 dərəcə."""
    if figure.pos == "TIME" and figure.english.endswith("local time") and "local time" in " ".join(p.english for p in out[-2:]):
        while out and out[-1].english in ("time", "local", "local time", "hour", "at"):
            out.pop()
    if figure.english.startswith("-") and out and out[-1].english in ("negative", "minus"):
        out.pop()


def _bare(moment: str) -> str:
    """A moment without its preposition."""
    first, _, rest = moment.partition(" ")
    return rest if first in ("in", "on", "at") else moment


def _figure(fact: Quantity | Moment, bound: str) -> Piece:
    if isinstance(fact, Quantity):
        many = fact.value != 1 and not fact.ordinal and not fact.unit and not fact.currency
        spelled = fact.ordinal and not fact.share and not any(c.isdigit() for c in fact.text)
        if spelled and fact.value is not None and fact.value == int(fact.value) and (word := ordinal(int(fact.value))) is not None:
            return Piece(bound + word, "NUM", counted=False)
        if said := _TIMES.get(fact.text.lower()):
            return Piece(bound + said, "NUM", counted=False)
        helper = "duration" if fact.unit in _LENGTHS and not fact.ordinal else _age_as(fact.text.lower()) if fact.unit == "age" and not bound else ""
        return Piece(bound + say_quantity(fact), "NUM", counted=False, many=many, helper=helper)
    return Piece(say_moment(fact), "TIME", counted=False)


def piece_of(word: Word, pack: Pack, *, elsewhere: bool = False) -> Piece:
    """One word in English, inflected as the source is; ``elsewhere`` marks a name that is spelt as abroad."""
    if not word.senses and pack.lower(word.text) not in (*_COPULAS, *_EXISTS.get(pack.code, ())):
        name = word.text[:1].isupper()
        written = _stem(word, pack) if name and word.features else word.text
        latin = written if name and elsewhere and written.isascii() else in_english(written, pack.code) if name and pack.code in ("ru", "kk", "az") else romanise(written, pack.code)
        return Piece(
            latin,
            "PROPN" if name else "X",
            case_of(word.features),
            word.features,
            known=False,
            counted=not name,
            name=name,
        )
    sense = word.senses[0] if word.senses else ""
    case = case_of(word.features)
    folded = pack.lower(word.text)
    negates = _negates(folded, pack.code)
    if negates or folded in _ABSENT.get(pack.code, ()) or (pack.code == "kk" and word.lemma == "жоқ"):
        return Piece("no", "PART", None, word.features, denies=True, negates=negates)
    if pack.code == "kk" and folded.startswith("екен") and "possessed" in word.features:  # мүмкін екенін: that it is possible
        return conjugated(word.features | {"participle", "past"}, "be")
    if folded in _COPULAS:
        return Piece("", "PART", None, copula=_COPULAS[folded])
    if folded in _EXISTS.get(pack.code, ()):
        return Piece("there is", "PART", None, exists=True)
    if folded == "да" and pack.code == "ru" and sense == "and":
        return Piece(sense, word.pos, None, helper="assent")
    if folded == "isə" and pack.code == "az":
        return Piece(sense, "PART", None, helper="contrast")
    if folded == "болса" and pack.code == "kk" and word.pos == "SCONJ":
        return Piece(sense, "SCONJ", None, helper="contrast")  # министр болса: no more than a stress
    if folded in _QUOTED:
        return Piece("that", "SCONJ", None, helper="quoted")
    if word.lemma in ("o", "ол") and not word.features and word.pos in ("PRON", "DET"):
        return Piece(sense, word.pos, None, helper="third")
    if sense in ("himself", "itself", "self", "oneself") and case == "genitive":
        return Piece("own", "DET", None, word.features)  # az özünün, kk өзінің
    if word.lemma in _OWN_LEMMAS and sense == "own" and not word.features:
        return Piece("own", "DET", None)
    if pack.code == "ru" and word.pos == "ADJ" and "comparative" not in word.features and (best := _BEST.get(folded[:4])):
        return Piece(best, "ADJ", case, word.features)  # лучшая, of хороший
    if word.pos == "PRON":
        english, owner = pronoun(sense, case, many="plural" in word.features)
        if owner and pack.code == "ru" and folded not in _OWNERS:
            english, owner = pronoun(sense, "dative", many="plural" in word.features)[0], False
        return Piece(english, "DET" if owner else "PRON", None if owner else case, word.features)
    if word.lemma in ("bir", "бір") and sense == "one":  # as a figure it is a fact, and read before
        return Piece("a", "DET", None, word.features)
    if word.pos == "VERB":
        if pack.code in OGHUZ and _WHETHER.match(folded):
            word = replace(word, features=word.features - {"negative"} | {"whether"})  # az gəlib-gəlməyəcəyi: whether he will come
        if word.lemma == "demək" and {"infinitive", "copula"} <= word.features:
            return conjugated(frozenset({"present", "third"}), "mean")  # az bu o deməkdir ki: this means that
        if pack.code == "az" and {"infinitive", "locative", "copula"} <= word.features:  # az baxılmaqdadır: is considered
            word, case = replace(word, features=word.features - {"infinitive", "locative", "copula"} | {"present"}), None
        if pack.code == "ru" and {"participle", "passive"} <= word.features and case is None:
            word = replace(word, features=word.features | {"short"})
        piece = conjugated(word.features | {"passive"} if is_passive(word, pack) else word.features, sense)
        helper = "either" if pack.code == "kk" and word.lemma == "ал" else "able" if word.lemma == ABLE.get(pack.code) or (pack.code == "kk" and word.lemma == "біл") else "whole" if word.lemma in _WHOLE.get(pack.code, ()) else ""
        helper = helper or ("continuous" if pack.code == "kk" and word.lemma in _CONTINUOUS else "")
        helper = "reflexive" if pack.code == "ru" and word.lemma.endswith(("ся", "сь")) else helper
        open_ = pack.code in TURKIC and folded.endswith(_OPEN) and bool(word.features & {"perfect", "habitual", "future"}) and "participle" not in word.features
        return replace(piece, helper=helper, ambiguous=open_, vowel=folded.endswith(_VOWELS), compound=" " in word.lemma)
    if word.pos == "ADP" and pack.code in TURKIC and folded.endswith(_OF_PLACE):
        return Piece(sense, "ADP", None, helper="attributive")
    if sense.startswith("without ") and word.pos == "ADJ" and pack.code in TURKIC:
        return Piece(sense, "NOUN", "governed", word.features | {"attributive"})
    if "without" in word.features and word.pos == "NOUN":  # kk келісімсіз шығу: leaving without an agreement
        return Piece(f"without {plural(sense) if 'plural' in word.features else sense}", "NOUN", "governed", word.features | {"attributive"})
    if " " in word.lemma:  # az hava limanı is the airport, and nobody's
        word = replace(word, features=word.features - {"possessed"})
    own = next((said for marks, said in _OWN if word.features & marks), "") if word.pos == "NOUN" and "possessed" in word.features and pack.code in TURKIC else ""
    many = word.pos == "NOUN" and "plural" in word.features and "plural-only" not in word.features  # деньги are money
    owned = pack.code in OGHUZ and word.pos == "NOUN" and word.features - {"plural"} == {"possessed"} and _EITHER.search(folded) is not None
    owned = owned or (pack.code == "kk" and word.pos == "NOUN" and word.lemma.endswith(("у", "ю")) and case == "dative")
    article = word.pos == "NOUN" and "plural" not in word.features and not own and wants_article(sense)
    return Piece(f"{own} {plural(sense) if many else sense}".lstrip(), word.pos, case, word.features, name=word.pos == "PROPN", article=article, compound=" " in word.lemma, helper="" if not owned else "owned" if pack.code in OGHUZ else "deed")


_OWN = (({"first"}, "my"), ({"second", "second-plural"}, "your"), ({"first-plural"}, "our"))
_OWN_LEMMAS = ("öz", "өз", "өзінің", "kendi")
_BEST = {"лучш": "best", "худш": "worst"}
_GRADES = dict(zip("АБВСДЕ", "ABBCDE", strict=True))
_GRADED = ("class", "group", "category", "vitamin", "vitamins", "hepatitis", "grade", "block", "terminal", "point")
_DATED = ("tarixində", "tarixinde", "tarixli", "aylarında", "айларында")  # az 12 iyun tarixində: on 12 June, not in history
_NTH = re.compile(r"-(?:c[iıuü]|nc[iıuü]|ші|шы|інші|ыншы)(?!\w)")
_WHETHER = re.compile(r"\w+[ıiuü]b-\w+m[aəe]")
_EITHER = re.compile(r"[^aeıioöuüəs][ıiuü]$")  # az qiyməti: its price, or the price as an object
_TIMES = {"дважды": "twice", "вдвое": "twofold", "втрое": "threefold", "трижды": "three times", "четырежды": "four times", "полгода": "half a year"}
def _age_as(folded: str) -> str:
    """Whether an age is said of a noun (az 26 yaşlı, kk 80 жастағы) or of when something was (80 yaşında, 80 жасында)."""
    return "aged" if folded.endswith(_AGED) else "age" if folded.endswith(_AT_AGE) else ""


_AGED = (" yaşlı", " yaşındakı", " yaşındaki", " жастағы", " жасар", " жасындағы")
_AT_AGE = (" yaşında", " жасында")
_LENGTHS = frozenset({"year", "month", "week", "day", "hour", "minute", "second"})
# Endings of what is finite, or a participle before a noun.
_OPEN = ("ған", "ген", "қан", "кен", "атын", "етін", "йтын", "йтін", "mış", "miş", "muş", "müş", "acaq", "əcək", "acak", "ecek")
_CONTINUOUS = ("жат", "тұр", "отыр", "жүр")
# Verbs that after a converb in -p say only that the thing was done: kk босатып жіберді, released.
_WHOLE = {"kk": ("қал", "қой", "жібер", "таста", "кет", "сал", "ал", "табыл", "бер", "өт", "шық", "түс", "кел")}
# Russian pronouns that own what follows: его дом; у нас is "at us".
_OWNERS = frozenset({"его", "её", "ее", "их", "чей", "которого", "которой", "которых"})
_OF_PLACE = ("kı", "ki", "дағы", "дегі")  # az arasındakı saziş: the agreement between
_QUOTED = ("деп", "diye", "deyə")  # what was said stands before these, and who said it before that: келді деп айтты
_VOWELS = ("а", "е", "й", "a", "ə", "e")
_COPULAS = {"еді": "was", "idi": "was", "ydi": "was", "idilər": "were", "imişlər": "were", "екен": "is", "imiş": "was"}
_EXISTS = {"ru": ("есть",), "kk": ("бар",), "az": ("var", "vardır", "mövcuddur"), "tr": ("var", "vardır", "mevcut", "mevcuttur")}
# az deyilir, deyilib and deyilən are said; deyildi is both, and mostly "was not": facts/deyildi.py.
_NOT_AZ = frozenset({"deyil", "deyildir", "deyiləm", "deyilsən", "deyilik", "deyilsiniz", "deyillər", "deyildi", "deyildilər", "deyilmiş"})
_NOT = {"tr": "değil", "kk": "емес"}  # is not, with whatever ending
_ABSENT = {"kk": ("жоқ",), "tr": ("yok", "yoktur", "yoktu", "yokmuş"), "az": ("yox", "yoxdur", "yoxdu")}


def _negates(folded: str, code: str) -> str:
    """What a word says that denies a predicate: is not, was not; empty where it is no such word."""
    if folded in _NOT_AZ if code == "az" else code in _NOT and folded.startswith(_NOT[code]):
        return "was not" if folded.startswith(("deyildi", "değildi")) else "is not"
    return ""


def _stem(word: Word, pack: Pack) -> str:
    if pack.code == "ru":
        return citation(word)
    from consistency.facts.names import name_stem
    from consistency.facts.scan import Scan

    return name_stem(Scan(word.text, pack, None), word.text)
