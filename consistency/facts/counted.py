"""What a figure counts: the English senses of the nouns that follow it."""

from __future__ import annotations

from itertools import islice

from consistency.facts.a_while import is_a_while_ago
from consistency.facts.numbers import number_at
from consistency.facts.scan import Scan
from consistency.records import Word

_REACH = 4  # words after a number in which what is counted is looked for
_PREPOSITIONAL = frozenset({"en", "ru"})
_OF = frozenset({"of", "из", "in"})  # prepositions that lead to what is counted: 3 of the boats
_OF_A_WHOLE = frozenset({"of", "из"})  # those after which a second figure may be that of the whole: 1,500 of the 2,300 employees
_MODALS = frozenset({"will", "would", "can", "could", "may", "might", "must", "should", "shall", "need"})
_MORE = frozenset({"many", "much", "more", "other", "different", "additional", "another"})  # sixty more, three others: of what was told before
_INSIDE = "«»\"“”'’-"  # marks that may stand between a number and what it counts


def counted_after(scan: Scan, end: int) -> frozenset[str]:
    """Senses of the nouns after token ``end``, up to a mark, a verb or another number."""
    senses: set[str] = set()
    stop = scan.tokens[end].end
    parted = end + 1 < len(scan.tokens) and scan.folded[end + 1] in _OF_A_WHOLE  # 1,500 of the plant's 2,300 employees
    ends = ("mark",) if parted else ("mark", "number")
    limit = next((t.start for t in islice(scan.tokens, end + 1, None) if t.kind in ends and t.text not in _INSIDE), len(scan.text))
    words = scan.pack.words(scan.text)
    first = scan.word_from(stop)
    for word in words[first : first + _REACH]:
        if word.span.start >= limit or (word.pos == "VERB" and "participle" not in word.features):
            break
        at = scan.index_of(word.span.start)
        if parted and at not in scan.taken and number_at(scan, at):
            continue
        # "raised to 2.5 percent on Monday" counts no Mondays: a date is taken already.
        if at in scan.taken or number_at(scan, at) or _leads_on(scan, word) or is_a_while_ago(scan, at):
            break
        if scan.pack.code == "en" and word.text in _MODALS:
            break
        owner = scan.pack.code == "en" and "genitive" in word.features
        if word.pos in ("NOUN", "PROPN", "ADJ", "X") and _MORE.isdisjoint(word.senses[:1]) and not owner:
            senses.update(word.senses)
    return frozenset(senses)


def _leads_on(scan: Scan, word: Word) -> bool:
    """Whether a preposition begins another phrase; a postposition ends the one of the number ("500-ден астам отбасы")."""
    return word.pos == "ADP" and scan.pack.code in _PREPOSITIONAL and word.text.lower() not in _OF
