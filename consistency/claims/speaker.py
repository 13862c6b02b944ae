"""Who says what a claim tells: "according to the ministry", "police said". It goes with the answer; it decides nothing."""

from __future__ import annotations

import re

from consistency.languages.calendar import MONTHS, WEEKDAYS

_LONGEST = 60  # characters of a speaker's name
_SAYS = r"(?:said|says|reported|reports|announced|stated|told|noted|confirmed|explained|added)"
_PATTERNS = (
    re.compile(rf"^According to (?:the )?(?P<who>[^,.;]{{3,{_LONGEST}}}),"),
    re.compile(rf", according to (?:the )?(?P<who>[^,.;]{{3,{_LONGEST}}})[.\s]*$"),
    re.compile(rf"[,\"”»]\s?[-—–]?\s?(?:the )?(?P<who>[^,.;\"”»—–]{{3,{_LONGEST}}}?) {_SAYS}[.\s]*$"),
    re.compile(rf"[,\"”»]\s?[-—–]?\s?{_SAYS} (?:the )?(?P<who>[^,.;\"”»—–]{{3,{_LONGEST}}})[.\s]*$"),
    re.compile(rf"^(?:The )?(?P<who>[^,.;\"“«]{{3,{_LONGEST}}}?) (?:has )?{_SAYS} (?:that|on|:)"),
)
_PLACED = re.compile(r"^(?:in|at|by|on|from) (?:the )?")  # ru сообщили в департаменте: those of the department
# When it was said is no part of who said it: the ministry on 2 March 2026, police late on Monday.
_MONTH = f"(?:{'|'.join(MONTHS)})"
_DAY = rf"(?:\d{{1,2}} {_MONTH}(?:,? \d{{4}})?|{_MONTH} \d{{1,2}}(?:,? \d{{4}})?|(?:{'|'.join(WEEKDAYS)}))"
_WHEN = re.compile(
    rf"(?: (?:late |early )?(?:on|at|by|since) (?:the )?{_DAY}|(?<! of) {_DAY}| in (?:{_MONTH}(?: \d{{4}})?|\d{{4}})| (?:today|yesterday)"
    r"| at \d{1,2}:\d\d| (?:in the |this )?(?:morning|afternoon|evening))+$"
)
_NOBODY = frozenset({"he", "she", "they", "it", "who", "which", "as", "was", "were"})


def speaker_of(english: str) -> str | None:
    """The speaker that an English sentence names, or None where it names none."""
    for pattern in _PATTERNS:
        found = pattern.search(english.strip())
        if found and not _NOBODY & set(found["who"].lower().split()):
            return _WHEN.sub("", _PLACED.sub("", found["who"].strip(" -—–")))
    return None
