"""Azerbaijani "deyildi" is of two words: "was said" (iclasda deyildi ki) and, mostly, "was not" (açıq deyildi)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from consistency.languages.pack import Pack
from consistency.records import Word

# What something is said in or by: English senses of the nouns before it, in the locative or the ablative.
_OCCASIONS = frozenset({"meeting", "session", "sitting", "event", "conference", "briefing", "ceremony", "forum", "summit", "congress", "hearing", "talk", "negotiation",
                        "report", "statement", "speech", "address", "letter", "message", "document", "interview", "article", "news", "programme", "program",
                        "broadcast", "information", "declaration", "resolution", "appeal", "announcement", "reply", "response", "answer", "court", "trial"})  # fmt: skip
_SOURCES = frozenset({"ministry", "department", "committee", "office", "agency", "police", "administration", "government", "parliament", "company", "service",
                      "headquarters", "embassy", "hospital", "airport", "union"})  # fmt: skip
_SAID = frozenset({"word", "opinion", "idea", "news", "information", "remark", "proposal", "thing", "what"})
_QUOTED = re.compile(r"\s*[:“«\"]")
_END = re.compile(r"[,;:—–()«»“”\"!?.]")


def is_said(pack: Pack, text: str, words: Sequence[Word], i: int) -> bool:
    """Whether word ``i`` is a "deyildi" that says; a predicate of somebody, or one that tells where he was, is "was not":
    evdə deyildi, nazir iclasda deyildi."""
    if pack.code != "az" or pack.lower(words[i].text) != "deyildi":
        return False
    before = words[i - 1] if i and _END.search(text, words[i - 1].span.end, words[i].span.start) is None else None
    told = i + 1 < len(words) and pack.lower(words[i + 1].text) == "ki"
    if before is None or told:  # bu deyildi ki, düzgün deyildi ki: it was not this, not right
        return told and not (before is not None and before.features <= {"comparative"} and before.pos in ("ADJ", "DET"))
    case = "locative" if "locative" in before.features else "ablative" if "ablative" in before.features else ""
    places = _OCCASIONS | (_SOURCES if case == "ablative" else frozenset())
    if not case or places.isdisjoint(sense.split(" ")[-1] for sense in before.senses):
        return bool(case) and _QUOTED.match(text, words[i].span.end) is not None
    compound = "possessed" in before.features  # nazirlik açıqlamasında: the noun before it is its own
    return not any(_is_somebody(text, words[k]) for k in range(i - 1 - compound))


def _is_somebody(text: str, word: Word) -> bool:
    """Whether a word before may be the one who was not there, and no "words" that were said."""
    if word.lemma == "o":
        return text[word.span.end :].startswith(",")
    bare = word.pos in ("NOUN", "PROPN", "PRON") and word.features <= {"plural", "possessed"}
    return bare and _SAID.isdisjoint(word.senses)
