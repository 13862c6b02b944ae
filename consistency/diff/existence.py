"""What a sentence says to be there or to be missing, by more than "there is": citizens were among the injured; вода отсутствует; отсутствие лицензии."""

from __future__ import annotations

from collections.abc import Iterator

from consistency.diff.clauses import Sentence, is_main, senses_of
from consistency.diff.denied import Said
from consistency.diff.not_there import MODIFIERS, OTHER_CASES, ruled_by_preposition

_ABSENT = frozenset({"be absent", "be missing", "absent", "be lacking"})  # of what comes first, or of who
_LACKING = frozenset({"lack", "be short of", "be without"})  # of what follows
_ABSENCE, _PRESENCE = frozenset({"absence", "lack", "non-existence"}), frozenset({"presence", "availability", "existence"})
_AMONG = frozenset({"among", "amongst"})
_THERE_IS = frozenset({"есть", "имеется", "имеются"})
_NOBODY = frozenset({"none", "neither", "nobody"})
_PEOPLE_HAVE = frozenset({"have", "has", "had"})


def there(sentence: Sentence, told: dict[int, Said]) -> Iterator[Said]:
    """Nouns that are said to be there or not, by more than "there is"; ``told`` are the predicates known."""
    for i, word in enumerate(sentence.words):
        senses = senses_of(word, sentence.language)
        if not senses:
            continue
        if sentence.language == "en" and senses[0] in _AMONG:
            yield from _among(sentence, i)
        elif word.pos in ("VERB", "ADJ") and not _ABSENT.isdisjoint(senses[:1]) and i in told and told[i].main:
            yield from _noun(sentence, _subject_of(sentence, i), not told[i].yes)
        elif word.pos == "VERB" and not _LACKING.isdisjoint(senses[:1]) and i in told and told[i].main and not sentence.final:
            yield from _noun(sentence, _following(sentence, i), not told[i].yes)
        elif word.pos == "NOUN" and senses[0] in _ABSENCE | _PRESENCE:
            yield from _owned(sentence, i, told, senses[0] in _PRESENCE)
        elif sentence.language == "ru" and word.text.lower() in _THERE_IS:
            yield from _noun(sentence, _subject_of(sentence, i), True)
        elif sentence.language == "en" and senses[0] == "be" and (none_is := _none_is(sentence, i)) is not None:
            yield from _noun(sentence, none_is, False)
        elif sentence.language == "en" and word.text.lower() in _PEOPLE_HAVE and _has(sentence, i):
            yield from _noun(sentence, _following(sentence, i), True)


def _noun(sentence: Sentence, at: int | None, yes: bool) -> Iterator[Said]:
    if at is not None and (senses := senses_of(sentence.words[at], sentence.language)):
        yield Said(senses, yes, True, at, thing=True)


def _among(sentence: Sentence, i: int) -> Iterator[Said]:
    """Who is among others: citizens were among the injured; among the injured are citizens."""
    words = sentence.words
    start, end = sentence.clause(i)
    verb = words[i - 1] if i > start else None
    if verb is not None and verb.senses[:1] == ("be",):
        denied = any(w.text.lower() in ("no", "not", "none", "neither") for w in words[start:i])
        subject = next((k for k in range(i - 2, start - 1, -1) if words[k].pos == "NOUN"), None)
        if not denied and subject is not None and is_main(sentence, i - 1):
            yield from _noun(sentence, subject, True)
        return
    verbs = [k for k in range(i + 1, end) if words[k].senses[:1] == ("be",)]
    subject = next((k for k in range(verbs[0] + 1, end) if words[k].pos == "NOUN"), None) if i == start and verbs else None
    if subject is not None and not any(w.text.lower() in ("no", "not") for w in words[verbs[0] : subject]):
        yield from _noun(sentence, subject, True)


def _none_is(sentence: Sentence, i: int) -> int | None:
    """What none of some are: none of the injured is a citizen."""
    words = sentence.words
    start, end = sentence.clause(i)
    if not any(w.text.lower() in _NOBODY for w in words[start:i]) or i + 1 >= end or words[i + 1].text.lower() not in ("a", "an"):
        return None
    return _following(sentence, i)


def _subject_of(sentence: Sentence, at: int) -> int | None:
    """What is absent: the first noun of its clause that no preposition governs and no case sets apart; in Russian after the verb too."""
    words = sentence.words
    start, end = sentence.clause(at)
    ruled, rest = ruled_by_preposition(sentence, start, at)
    apart = OTHER_CASES | {"genitive", "ablative", "accusative"}
    before = next((k for k in rest if k not in ruled and words[k].pos == "NOUN" and words[k].features.isdisjoint(apart)), None)
    if before is not None or sentence.language != "ru":
        return before
    return next((k for k in range(at + 1, end) if words[k].pos == "NOUN" and "nominative" in words[k].features), None)


def _following(sentence: Sentence, at: int) -> int | None:
    """The head of the noun phrase right after a word."""
    words, end, head = sentence.words, sentence.clause(at)[1], None
    for k in range(at + 1, end):
        if words[k].pos == "NOUN" and words[k].text.lower() not in ("no",):
            head = k
            if sentence.language != "en":
                break
        elif head is not None or words[k].pos not in (*MODIFIERS, "PROPN"):
            break
    return head


def _owned(sentence: Sentence, i: int, told: dict[int, Said], there_is: bool) -> Iterator[Said]:
    """What the absence, or the presence, is of: отсутствие лицензии, presence of a virus. It is said so where a verb of finding or confirming leads to it."""
    words = sentence.words
    start, end = sentence.clause(i)
    leads = [s for k, s in told.items() if start <= k < end and s.main and not s.thing and not s.act and not _LEADING.isdisjoint(s.senses[:2])]
    if len(leads) != 1:
        return
    yes = leads[0].yes == there_is
    if sentence.language == "ru" and i + 1 < end:
        at = next((k for k in range(i + 1, end) if words[k].pos != "ADJ"), None)
        if at is not None and words[at].pos == "NOUN" and "genitive" in words[at].features:
            yield from _noun(sentence, at, yes)
    elif sentence.language == "en" and i + 1 < end and words[i + 1].text == "of":
        yield from _noun(sentence, _following(sentence, i + 1), yes)
    elif sentence.final and i > start and words[i - 1].pos == "NOUN":
        yield from _noun(sentence, i - 1, yes)


_LEADING = frozenset({"confirm", "find", "show", "reveal", "detect", "identify", "establish", "discover", "indicate", "note", "record", "deny", "refute", "report", "prove", "verify"})
_DOING_SO = frozenset({"to", "been", "not", "no"})


def _has(sentence: Sentence, i: int) -> bool:
    """Whether "have" tells what somebody owns, and it is a thing there or not: has a licence; and what a "that" clause says of it."""
    words = sentence.words
    following = words[i + 1] if i + 1 < len(words) and not sentence.parted(i, i + 1) else None
    if following is None or following.text.lower() not in ("a", "an", "the", "its", "their", "valid") or not is_main(sentence, i):
        return False
    before = words[i - 1].text.lower() if i else ""
    return before not in _DOING_SO and not any(w.text.lower() in ("no", "not", "none", "nobody", "neither", "nor", "without") for w in words[sentence.clause(i)[0] : i])
