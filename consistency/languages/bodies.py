"""What kind of body, office or calling an English word names: police, prosecution, a trade union, a chamber of parliament.

From ``en/bodies.tsv`` (``kind<TAB>kin; kin<TAB>word; word``). What a ministry is for is a kind too, so that those who act for it
are of its kind: police and the interior ministry, doctors and the health ministry. ``kin`` are kinds that may be told instead ("-" where none may):
the parliament for one of its chambers. Synonyms and those who are told for one another stand in one row.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from consistency.languages.portfolios import portfolios_of

_TABLE = Path(__file__).parent / "en" / "bodies.tsv"
_MINISTRIES = frozenset({"minister", "ministry"})
MINISTRY = "ministry"  # of which nobody says what it is for
SPEAKER = "speaker"  # of a chamber that nobody names
# Heads that may be anybody: a list with one of them may tell any body in these words.
_BROAD = frozenset({"agency", "authorities", "authority", "body", "centre", "center", "citizen", "colleague", "commission", "committee", "company", "council", "delegation",
                    "department", "directorate", "employee", "enterprise", "expert", "firm", "group", "guest", "institution", "law enforcement", "law enforcement agency",
                    "member", "official", "operator", "organisation", "organization", "partner", "people", "person", "responder", "security forces", "service", "society", "specialist",
                    "staff", "structure", "team", "worker"})  # fmt: skip


@cache
def _rows() -> tuple[dict[str, str], dict[str, frozenset[str]]]:
    """Word -> kind, and kind -> kin."""
    kinds: dict[str, str] = {}
    kin: dict[str, frozenset[str]] = {}
    for line in _TABLE.read_text("utf-8").splitlines():
        kind, others, words = line.split("\t")
        kinds |= dict.fromkeys(words.split("; "), kind)
        kin[kind] = frozenset(others.split("; ")) - {"-"}
    return kinds, kin


@cache
def kinds_of(sense: str) -> frozenset[str]:
    """The kinds that an English word or phrase names: of "city police", those of its longest end that names one; a ministry's are
    what it is for; nothing where it names no body."""
    words = sense.lower().split(" ")
    if not _MINISTRIES.isdisjoint((words[0], words[-1])) and "prime" not in words:
        return portfolios_of((sense,)) or frozenset((MINISTRY,))
    head, _, whose = sense.lower().partition(" of ")
    for phrase in (sense.lower(), head, whose):  # the city court; a court of appeal; the speaker of the senate
        parts = phrase.split(" ")
        for k in range(len(parts)):
            if (kind := _rows()[0].get(" ".join(parts[k:]))) is not None:
                return frozenset((kind,))
    return frozenset()


def is_broad(sense: str) -> bool:
    """Whether an English word may be said of any body: an agency, officials, experts."""
    return sense.lower() in _BROAD or sense.lower().split(" ")[-1] in _BROAD


def akin(a: str, b: str) -> bool:
    """Whether two kinds are one, or one may be told for the other; a ministry without its name is any."""
    kin = _rows()[1]
    if a == b or b in kin.get(a, ()) or a in kin.get(b, ()):
        return True
    return MINISTRY in (a, b) and bool(portfolios_of((a if b == MINISTRY else b,)))
