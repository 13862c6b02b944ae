"""A sentence as pieces of English: what each word, number and mark becomes before the order is changed."""

from __future__ import annotations

from dataclasses import replace

from consistency.facts import read_facts
from consistency.facts.denial import ABLE
from consistency.languages.analysis import case_of
from consistency.languages.countries import english_forms
from consistency.languages.endings import ending_of_quoted
from consistency.languages.families import TURKIC
from consistency.languages.inflect import gerund, participle, plural
from consistency.languages.latin import romanise
from consistency.languages.pack import Pack
from consistency.languages.tokens import tokenise
from consistency.records import Moment, Party, Quantity, Word
from consistency.translate.bounds import bounds_of
from consistency.translate.english import ordinal, pronoun, wants_article
from consistency.translate.figures import say_moment, say_quantity
from consistency.translate.neighbours import by_neighbours
from consistency.translate.piece import Piece
from consistency.translate.verbs import able, conjugated
from consistency.translate.voice import is_passive


def pieces_of(text: str, pack: Pack, published: str | None) -> list[Piece]:
    """The pieces of a sentence in source order."""
    read = read_facts(text, pack, published)
    facts = [f for f in read if isinstance(f, Quantity | Moment)]
    named = {f.span.start: f for f in read if isinstance(f, Party) and f.kind == "country"}
    words = {w.span.start: _as_country(w, named.get(w.span.start)) for w in pack.words(text)}
    said, silent = bounds_of(text, facts, pack)
    fact_at = {f.span.start: f for f in facts}
    out: list[Piece] = []
    at = 0
    for token in tokenise(text):
        if token.start < at or token.start in silent:
            continue
        fact, word = fact_at.get(token.start), words.get(token.start)
        if fact is not None:
            out.append(_figure(fact, said.get(token.start, "")))
            at = fact.span.end
        elif word is not None:
            out.append(_counted(piece_of(word, pack), out[-1] if out else None))
            at = word.span.end
        elif token.kind == "word" and (features := ending_of_quoted(pack, text, token)):
            out.append(Piece("", "ENDING", case_of(features), features, counted=False))
            at = token.end
        elif token.kind == "word":  # the rest of a set phrase that a fact takes a part of: bu günə | qədər
            out.append(piece_of(pack.words(token.text)[0], pack))
            at = token.end
        else:
            out.append(Piece(token.text, "MARK" if token.kind == "mark" else "NUM", counted=False))
            at = token.end
    return _analytic(by_neighbours(_coordinated(out), pack.code))


def _as_country(word: Word, party: Party | None) -> Word:
    """The word with the English of the country that it names, where the lexicon would have it be something else (az Çin,
    a rank)."""
    if party is None or party.span != word.span:
        return word
    english = english_forms().get((party.key, party.form))
    named = word.pos in ("PROPN", "ADJ") and word.senses and word.senses[0][:1].isupper()  # Scotland, of GB
    return word if english is None or named else replace(word, senses=(english,), pos="PROPN")


def _counted(piece: Piece, before: Piece | None) -> Piece:
    """A noun after a number takes its English plural: 214 citizens."""
    many = before is not None and before.pos == "NUM" and before.many
    if many and piece.pos == "NOUN" and piece.known and "plural" not in piece.features:
        return replace(piece, english=plural(piece.english), features=piece.features | {"plural"}, article=False)
    return piece


def _analytic(pieces: list[Piece]) -> list[Piece]:
    """Verb forms of two words: a denial after its verb or noun (түскен жоқ, məlumat yoxdur), an auxiliary after its
    converb (істеп тұр)."""
    out: list[Piece] = []
    for piece in pieces:
        if not out:
            out.append(piece)
            continue
        before = out[-1]
        if piece.copula:
            if before.pos in ("ADJ", "NOUN", "PROPN", "NUM") and not before.sense and before.case in (None, "nominative"):
                out.append(Piece(piece.copula, "VERB", finite=True, sense="be"))
            elif before.english == "is not" and piece.copula == "was":
                out[-1] = replace(before, english="was not")  # kk дәрігер емес еді
            continue  # барған еді, gəlmiş idi: the verb says it
        if piece.sense == "be" and "habitual" in piece.features and before.pos == "VERB" and before.ambiguous:
            continue  # kk барған болатын: had gone
        if piece.sense == "be" and before.pos == "VERB" and "habitual" in before.features and piece.finite and not piece.ambiguous:
            future = before.features & {"negative", "passive"} | {"future"} | (piece.features & _PERSONS)  # kk төлейтін болады
            out[-1] = conjugated(frozenset(future), before.sense)
            continue
        if "desire" in before.features and piece.sense == "come":  # kk барғысы келді: wanted to go
            want = conjugated(piece.features | before.features & {"negative"}, "want")
            out[-1] = replace(want, english=f"{want.english} to {before.sense}", ambiguous=piece.ambiguous)
            continue
        if before.helper == "modal" and piece.sense == "be" and "participle" in piece.features:  # kk келуі мүмкін екенін: that he may come
            out[-1] = replace(before, pos="ADJ", features=piece.features, case=piece.case, finite=False)
            continue
        if before.english == "is not" and piece.sense == "be" and "participle" in piece.features:  # kk дәрігер емес екенін
            out[-1] = conjugated(piece.features | {"negative"}, "be")
            continue
        if piece.pos == "ADJ" and piece.english in _MODAL and before.features & {"infinitive", "verbal-noun"} and before.case in (None, "nominative", "dative"):
            persons = before.features & _PERSONS  # kk келуіңіз керек: you must come
            said = "not " + before.sense if "negative" in before.features else before.sense
            out[-1] = Piece(f"{_MODAL[piece.english]} {said}", "VERB", features=persons, finite=True, sense=before.sense, helper="modal")
            if "possessed" in piece.features:  # kk керегін айтты: said that it must
                out[-1] = replace(out[-1], pos="ADJ", case=piece.case, features=piece.features | {"participle"}, finite=False)
            continue
        if piece.sense in ("may", "can") and piece.finite and "infinitive" in before.features and before.case is None:  # az demək olar
            out[-1] = replace(piece, english=f"{piece.english} {before.sense}", sense=before.sense, helper="modal")
            continue
        if piece.sense == "be" and "necessity" in before.features and before.pos == "VERB":  # az etməli oldu: had to do
            no = "did not have to" if "negative" in piece.features else "had to"
            out[-1] = replace(piece, english=f"{no} {before.sense}", sense=before.sense, helper="modal")
            continue
        if piece.pos == "PART" and piece.denies:
            if before.pos in ("VERB", "ADJ") and before.sense:
                out[-1] = replace(before, english=f"did not {before.sense}", pos="VERB", finite=True)
                continue
            if piece.negates and before.pos in ("ADJ", "NOUN", "PROPN", "PRON", "X"):
                out.append(Piece(piece.negates, "VERB", finite=True, sense="be"))
                continue
            if before.pos == "NOUN":
                out[-1] = replace(before, english=f"no {before.english}")
                continue
        if piece.pos in _AFTER_PARTICIPLE and before.pos == "VERB" and before.ambiguous and not piece.copula:  # kk ашылған соң: after it opened
            out[-1] = before = _as_participle(before)
        open_ = before.features & {"converb", "optative"} or ("perfect" in before.features and not before.ambiguous)
        if piece.helper and open_ and before.pos == "VERB" and before.sense and "negative" not in before.features:
            if piece.helper in ("able", "either") and before.vowel:
                out[-1] = able(before, piece)
                continue
            if piece.helper in ("whole", "either") and not before.vowel:
                features = piece.features | (before.features & {"passive"})
                out[-1] = conjugated(features, before.sense)
                continue
        continuous = piece.features & {"participle", "perfect", "habitual"} and "auxiliary" not in piece.features and piece.helper == "continuous"
        if continuous and before.features & {"converb", "perfect"} and before.sense and "past" not in before.features:
            kept = before.features & {"passive", "negative"}  # kk жүргізіліп жатқан жұмыс: the work that is carried out
            out[-1] = replace(conjugated(piece.features | kept, before.sense), ambiguous=piece.ambiguous)
            continue
        if "auxiliary" in piece.features and before.features & {"converb", "perfect"} and before.sense:
            passive = "passive" in before.features
            no = "not " if "negative" in before.features else ""  # kk жаумай тұр: is not snowing
            english = f"is {no}being {participle(before.sense)}" if passive else f"is {no}{gerund(before.sense)}"
            out[-1] = replace(before, english=english, pos="VERB", finite=True)
            continue
        out.append(piece)
    return out


def _coordinated(pieces: list[Piece]) -> list[Piece]:
    """kk көмектесетін немесе қолдайтын елдер: of two forms with "and" between them the first is what the second is, a participle
    where a noun follows that."""
    out = list(pieces)
    for i in range(len(pieces) - 2, -1, -1):
        if not (out[i].ambiguous and out[i].pos == "VERB" and pieces[i + 1].pos == "CCONJ"):
            continue
        at = next((k for k in range(i + 2, len(pieces)) if pieces[k].sense or pieces[k].pos == "MARK"), len(pieces))
        if at + 1 < len(pieces) and (out[at].ambiguous and pieces[at + 1].pos in ("NOUN", "ADJ", "NUM", "PROPN", "X")):
            out[i] = _as_participle(out[i])
    return out


def _as_participle(piece: Piece) -> Piece:
    """A form in kk -ған, az -mış as the participle that it may be."""
    past = frozenset() if piece.features & {"habitual", "future"} else frozenset({"past"})
    return conjugated(piece.features - {"perfect"} | {"participle"} | past, piece.sense)


def _figure(fact: Quantity | Moment, bound: str) -> Piece:
    if isinstance(fact, Quantity):
        many = fact.value != 1 and not fact.ordinal and not fact.unit and not fact.currency
        spelled = fact.ordinal and not fact.share and not any(c.isdigit() for c in fact.text)
        if spelled and fact.value is not None and fact.value == int(fact.value) and (word := ordinal(int(fact.value))) is not None:
            return Piece(bound + word, "NUM", counted=False)
        if said := _TIMES.get(fact.text.lower()):
            return Piece(bound + said, "NUM", counted=False)
        duration = fact.unit in _LENGTHS and not fact.ordinal
        return Piece(bound + say_quantity(fact), "NUM", counted=False, many=many, helper="duration" if duration else "")
    return Piece(say_moment(fact), "TIME", counted=False)


def piece_of(word: Word, pack: Pack) -> Piece:
    """One word in English, inflected as the source is."""
    if not word.senses and pack.lower(word.text) not in (*_COPULAS, *_EXISTS.get(pack.code, ())):
        name = word.text[:1].isupper()
        citation = {"nominative", "singular"} <= word.features and ("feminine" in word.features or word.lemma == pack.folded(word.text))
        latin = romanise(_stem(word, pack) if name and word.features and not citation else word.text, pack.code)
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
    if negates or folded in _ABSENT.get(pack.code, ()):
        return Piece("no", "PART", None, word.features, denies=True, negates=negates)
    if pack.code == "kk" and folded.startswith("екен") and "possessed" in word.features:  # мүмкін екенін: that it is possible
        return conjugated(word.features | {"participle", "past"}, "be")
    if folded in _COPULAS:
        return Piece("", "PART", None, copula=_COPULAS[folded])
    if folded in _EXISTS.get(pack.code, ()):
        return Piece("there is", "PART", None, exists=True)
    if folded in _QUOTED:
        return Piece("that", "SCONJ", None, helper="quoted")
    if word.pos == "PRON":
        english, owner = pronoun(sense, case, many="plural" in word.features)
        if owner and pack.code == "ru" and folded not in _OWNERS:
            english, owner = pronoun(sense, "dative", many="plural" in word.features)[0], False
        return Piece(english, "DET" if owner else "PRON", None if owner else case, word.features)
    if word.lemma in ("bir", "бір") and sense == "one":  # as a figure it is a fact, and read before
        return Piece("a", "DET", None, word.features)
    if word.pos == "VERB":
        if pack.code == "ru" and {"participle", "passive"} <= word.features and case is None:
            word = replace(word, features=word.features | {"short"})
        piece = conjugated(word.features | {"passive"} if is_passive(word, pack) else word.features, sense)
        helper = "either" if pack.code == "kk" and word.lemma == "ал" else "able" if word.lemma == ABLE.get(pack.code) else "whole" if word.lemma in _WHOLE.get(pack.code, ()) else ""
        helper = helper or ("continuous" if pack.code == "kk" and word.lemma in _CONTINUOUS else "")
        helper = "reflexive" if pack.code == "ru" and word.lemma.endswith(("ся", "сь")) else helper
        open_ = pack.code in TURKIC and folded.endswith(_OPEN) and bool(word.features & {"perfect", "habitual", "future"}) and "participle" not in word.features
        return replace(piece, helper=helper, ambiguous=open_, vowel=folded.endswith(_VOWELS))
    if word.pos == "ADP" and pack.code in TURKIC and folded.endswith(_OF_PLACE):
        return Piece(sense, "ADP", None, helper="attributive")
    if " " in word.lemma:  # az hava limanı is the airport, and nobody's
        word = replace(word, features=word.features - {"possessed"})
    own = next((said for marks, said in _OWN if word.features & marks), "") if word.pos == "NOUN" and "possessed" in word.features and pack.code in TURKIC else ""
    many = word.pos == "NOUN" and "plural" in word.features and "plural-only" not in word.features  # деньги are money
    article = word.pos == "NOUN" and "plural" not in word.features and not own and wants_article(sense)
    return Piece(f"{own} {plural(sense) if many else sense}".lstrip(), word.pos, case, word.features, name=word.pos == "PROPN", article=article)


_MODAL = {"necessary": "must", "needed": "must", "possible": "may"}
_OWN = (({"first"}, "my"), ({"second", "second-plural"}, "your"), ({"first-plural"}, "our"))
_TIMES = {"дважды": "twice", "вдвое": "twofold", "втрое": "threefold", "полгода": "half a year"}
_LENGTHS = frozenset({"year", "month", "week", "day", "hour", "minute", "second"})
# What a verb in kk -ған or -атын, az -mış or -acaq is a participle before; else it is finite.
_AFTER_PARTICIPLE = ("NOUN", "ADJ", "NUM", "PROPN", "DET", "X", "ADP")
_OPEN = ("ған", "ген", "қан", "кен", "атын", "етін", "йтын", "йтін", "mış", "miş", "muş", "müş", "acaq", "əcək", "acak", "ecek")
_CONTINUOUS = ("жат", "тұр", "отыр", "жүр")
_PERSONS = frozenset({"first", "second", "first-singular", "second-singular", "first-plural", "second-plural"})
# Verbs that after a converb in -p say only that the thing was done: kk босатып жіберді, released.
_WHOLE = {"kk": ("қал", "қой", "жібер", "таста", "кет", "сал", "ал", "табыл")}
# Russian pronouns that own what follows: его дом; у нас is "at us".
_OWNERS = frozenset({"его", "её", "ее", "их", "чей", "которого", "которой", "которых"})
_OF_PLACE = ("kı", "ki", "дағы", "дегі")  # az arasındakı saziş: the agreement between
_QUOTED = ("деп", "diye", "deyə")  # what was said stands before these, and who said it before that: келді деп айтты
_VOWELS = ("а", "е", "й", "a", "ə", "e")
_COPULAS = {"еді": "was", "idi": "was", "ydi": "was", "екен": "is", "imiş": "was"}
_EXISTS = {"ru": ("есть",), "kk": ("бар",), "az": ("var", "vardır", "mövcuddur"), "tr": ("var", "vardır", "mevcut", "mevcuttur")}
# az deyilir, deyilib and deyilən are said; deyildi is both, and mostly "was not".
_NOT_AZ = frozenset({"deyil", "deyildir", "deyiləm", "deyilsən", "deyilik", "deyilsiniz", "deyillər", "deyildi", "deyildilər", "deyilmiş"})
_NOT = {"tr": "değil", "kk": "емес"}  # is not, with whatever ending
_ABSENT = {"kk": ("жоқ",), "tr": ("yok", "yoktur", "yoktu"), "az": ("yox", "yoxdur", "yoxdu")}


def _negates(folded: str, code: str) -> str:
    """What a word says that denies a predicate: is not, was not; empty where it is no such word."""
    if folded in _NOT_AZ if code == "az" else code in _NOT and folded.startswith(_NOT[code]):
        return "was not" if folded.startswith(("deyildi", "değildi")) else "is not"
    return ""


def _stem(word: Word, pack: Pack) -> str:
    from consistency.facts.names import name_stem
    from consistency.facts.scan import Scan

    return name_stem(Scan(word.text, pack, None), word.text)
