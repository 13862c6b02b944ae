"""Which words of a sentence are predicates: verbs, and other words that are what is said of something.

By the languages' ways: a copula or its ending, the last place of a clause, an English form that is listed as a noun too.
"""

from __future__ import annotations

from consistency.diff.clauses import KEEPING, Sentence, senses_of, verb_of

_THERE = frozenset({"var", "vardır", "var idi", "бар", "болды", "болған", "olub", "oldu", "есть", "имеются", "bar"})
TOO = frozenset({"да", "де", "та", "те", "də", "da"})
_OUTCOMES = frozenset({"success", "failure", "profit", "loss", "victory", "defeat", "win", "draw", "agreement", "deal", "result", "conviction", "acquittal"})
_DEEMING = frozenset({"know", "deem", "count", "consider", "announce"})
_AGAINST = frozenset({"against", "қарсы", "əleyhinə", "əleyhinədir", "qarşı", "qarşıdır", "против", "lehinədir"})
_SAME_FORM = frozenset({"cut", "set", "hit", "put", "shut", "hurt", "spread", "split", "cast", "quit", "beat"})  # of verb and past
_ENDING = frozenset({"end", "finish", "complete", "conclude", "end up", "result"})
_OVER = frozenset({"over", "off", "out", "down", "up", "back"})
_IN = frozenset({"in", "on", "at", "under", "out", "behind", "off", "without"})
_CASES = frozenset({"nominative", "genitive", "dative", "accusative", "instrumental", "locative"})
_LOCATED = frozenset({"be located", "find oneself", "lie", "be situated"})
# A noun in the locative, and the state that it tells somebody to be in.
_STATES = {"coma": "in a coma", "arrest": "in custody", "imprisonment": "in custody", "custody": "in custody", "detention": "in custody", "prison": "in custody",
           "sell": "on sale", "sale": "on sale", "search": "wanted", "freedom": "at large", "liberty": "at large", "danger": "in danger", "force": "in force",
           "operation": "in operation", "repair": "under repair", "control": "under control", "consciousness": "conscious", "office": "in office",
           "power": "in power", "shortage": "lack", "deficit": "lack"}  # fmt: skip
# Adverbs that are what a sentence says.
_HOW = frozenset({"free", "freely", "unanimous", "unanimously", "for free", "free of charge", "on time", "on schedule", "late", "behind schedule",
                  "behind closed doors", "in vain", "necessarily", "successfully", "unsuccessfully"})  # fmt: skip


def is_verb(sentence: Sentence, i: int) -> bool:
    """Whether a word is a verb, or an English form that is listed as another word and stands where a verb does."""
    word = sentence.words[i]
    if word.pos == "VERB":
        return True
    if sentence.language != "en" or i == 0:
        return False
    before = sentence.words[i - 1]
    if before.text.lower() in ("did", "does", "do", "will", "would", "have to", "can", "may", "must", "could", "not", "n't", "need to", "has to", "had to") and word.pos in ("NOUN", "ADJ"):
        return word.text.islower()
    if word.pos in ("ADJ", "ADP", "NOUN") and verb_of(word.text.lower()):
        return before.pos in ("NOUN", "PROPN", "PRON") or before.senses[:1] in (("be",), ("have",))
    if word.text in _SAME_FORM and before.senses[:1] == ("be",):
        return True
    start, end = sentence.clause(i)
    if word.text in _SAME_FORM and _has_subject(sentence, i) and i + 1 < end and sentence.words[i + 1].pos in ("DET", "PRON", "ADJ", "NUM", "PROPN", "NOUN", "ADV"):
        return not any(w.pos == "VERB" for w in sentence.words[start:end])  # the bank cut its rate
    if word.pos == "NOUN" and "plural" in before.features and i + 1 < end and sentence.words[i + 1].pos in ("DET", "PRON"):
        return not any(w.pos == "VERB" for w in sentence.words[start:end])  # villagers support the mine
    alone = not any(w.pos == "VERB" for w in sentence.words[start:end])  # the report blames the pilot
    return alone and word.pos == "NOUN" and "plural" in word.features and before.pos in ("NOUN", "PROPN") and end > i + 1


def _has_subject(sentence: Sentence, i: int) -> bool:
    """Whether the word before may be who does it: Qarabag beat Astana; no court's set term."""
    before = sentence.words[i - 1]
    return before.pos in ("NOUN", "PROPN", "PRON") and not before.text.endswith(("'s", "’s", "s'", "s’"))


def is_told_of(sentence: Sentence, i: int) -> bool:
    """A word that is no verb and yet what is said: is open, открыта, açıqdır, остаётся закрытой, кінәлі деп таныды, voted against."""
    word = sentence.words[i]
    start, end = sentence.clause(i)
    near = [s for w in sentence.words[max(start, i - 5) : i] for s in senses_of(w, sentence.language)[:1]]
    if _is_state(sentence, i):
        return True
    if word.pos == "ADP" and word.text.lower() in _AGAINST:
        return not any(w.pos == "VERB" for w in sentence.words[start:end]) and (not sentence.final or i + 1 == end)
    if word.pos == "ADP":
        return word.text.lower() in ("выше", "ниже", "above", "below") and not KEEPING.isdisjoint(near)
    if word.pos == "ADV":
        return not _HOW.isdisjoint(senses_of(word, sentence.language))
    if sentence.final:
        if not _HOW.isdisjoint(senses_of(word, sentence.language)[:1]) and i + 1 < end and sentence.words[i + 1].pos == "VERB":
            return True  # pulsuz veriləcək
        following = sentence.words[i + 1] if i + 1 < end else None
        told = following is None or following.text.lower() in ("деп", "və", "және", "idi", "imiş", "еді", "екен") or not (KEEPING | _DEEMING).isdisjoint(following.senses[:2])
        return bool(word.features & {"copula"}) or told
    if word.features & {"short", "copula"}:
        return not _is_how(sentence, i)
    if sentence.language == "ru" and i and i + 1 == end and "nominative" in word.features:
        return not any(w.pos == "VERB" for w in sentence.words[start:end])  # вход платный
    if i and sentence.words[i - 1].pos in ("DET", "ADP"):
        return False  # found in the flat
    return not KEEPING.isdisjoint(near) and (i + 1 == end or " " in word.text or sentence.words[i + 1].pos not in ("NOUN", "ADJ", "PROPN"))


def _is_how(sentence: Sentence, i: int) -> bool:
    """Whether a short form in -о is an adverb beside a verb: подтверждено лабораторно, лабораторно подтвердили."""
    word, words = sentence.words[i], sentence.words
    if sentence.language != "ru" or not word.text.lower().endswith(("но", "ко", "ло", "ро", "то", "во")):
        return False
    near = (k for k in (i - 1, i + 1) if 0 <= k < len(words) and not sentence.parted(min(i, k), max(i, k)))
    return any(words[k].pos == "VERB" and words[k].lemma not in ("быть", "стать") for k in near)


def _is_state(sentence: Sentence, i: int) -> bool:
    """Whether a phrase is the state that something is said to be in: is still in force, под стражей, күшінде тұр, is over."""
    word, words = sentence.words[i], sentence.words
    if word.pos not in ("ADJ", "ADV", "ADP"):
        return False
    particle = sentence.language == "en" and word.text.lower() in _OVER
    if not particle and not any(s.lower().split(" ")[0] in _IN for s in word.senses[:1] if " " in s) and not (" " in word.text and word.pos == "ADJ"):
        return False
    start, end = sentence.clause(i)
    if sentence.final:
        return bool(word.features & {"copula"}) or i + 1 == end or (words[i + 1].pos == "VERB" and ("auxiliary" in words[i + 1].features or not KEEPING.isdisjoint(words[i + 1].senses[:2])))
    before = next((w for w in reversed(words[start:i]) if w.pos not in ("ADV", "PART")), None)
    if sentence.language == "en":
        return before is not None and before.pos == "VERB" and not KEEPING.isdisjoint(before.senses[:1]) and (not particle or i + 1 == end or words[i + 1].pos in ("ADP", "CCONJ"))
    verbs = [w for w in words[start:end] if w.pos == "VERB" and not ("participle" in w.features and w.features & _CASES)]
    return all(not (KEEPING | _LOCATED).isdisjoint(w.senses[:2]) for w in verbs) and (i + 1 == end or bool(verbs))


def state_of(sentence: Sentence, i: int) -> tuple[str, ...]:
    """az, kk: what a noun in the locative says that somebody is in, as predicate: komadadır, həbsdədir."""
    word, words = sentence.words[i], sentence.words
    if not sentence.final or "locative" not in word.features or "attributive" in word.features:
        return ()
    end = sentence.clause(i)[1]
    told = "copula" in word.features or i + 1 == end or (words[i + 1].pos == "VERB" and ("auxiliary" in words[i + 1].features or words[i + 1].senses[:1] == ("be",)))
    return next(((_STATES[s.lower()],) for s in word.senses[:2] if s.lower() in _STATES), ()) if told else ()


def is_there(sentence: Sentence, i: int) -> bool:
    """A noun that is said to be there: есть пострадавшие, təhlükə var, there is a danger."""
    words = sentence.words
    too = sentence.final and i + 2 < len(words) and words[i + 1].text.lower() in TOO  # азаматтары да бар
    near = [w.text.lower() for w in words[max(0, i - 3) : i + 2 + too]]
    if sentence.language == "en":
        return "there" in near
    if sentence.language == "ru" and "locative" in words[i].features:
        return False  # вода в городе есть: not a city
    return not _THERE.isdisjoint(near) and not _in_aside(sentence, i)


def _in_aside(sentence: Sentence, i: int) -> bool:
    end = sentence.clause(i)[1]
    return any(w.pos in ("NOUN", "PROPN") and "genitive" not in w.features for w in sentence.words[i + 2 : end])


def is_outcome(sentence: Sentence, i: int) -> bool:
    """Whether a noun tells how something ended: ended in failure, год с убытком, пайдамен аяқтады."""
    start, end = sentence.clause(i)
    words = sentence.words
    if _OUTCOMES.isdisjoint(senses_of(words[i], sentence.language)[:2]):
        return False
    if sentence.final:
        marked, near = "instrumental" in words[i].features, words[i + 1 : end]
    else:
        before = [w.text.lower() for w in words[max(start, i - 2) : i]]
        marked = "instrumental" in words[i].features if sentence.language == "ru" else bool({"in", "with"} & set(before))
        near = words[start:i]
    return marked and any(w.pos == "VERB" and not _ENDING.isdisjoint(senses_of(w, sentence.language)[:2]) for w in near)


def is_called(sentence: Sentence, i: int) -> bool:
    """Whether an English noun is what something is said to be: is a forgery."""
    words = sentence.words[max(0, i - 3) : i]
    return sentence.language == "en" and len(words) > 1 and words[-1].text in ("a", "an") and words[-2].senses[:1] == ("be",)
