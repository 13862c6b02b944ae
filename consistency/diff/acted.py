"""Rule ``participants``, by acts: who took part, was thanked, signed, was visited; the set of countries differs.

Asked for each act between parties (``languages/en/acts.tsv``) that aligned passages share. Who acts is no answer to
"who was thanked"; in an act of both sides (talks, a signature) everyone counts but the one country that all tell it of.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from consistency.diff.answers import Mention, contradiction, sides_of
from consistency.diff.blocks import Matter
from consistency.diff.hearing import Hearing
from consistency.diff.lists import whose
from consistency.diff.name_pairs import Difference
from consistency.diff.names import Name
from consistency.diff.same_name import same
from consistency.diff.vague import is_vague
from consistency.diff.wording import party_key
from consistency.languages.concepts import acts
from consistency.languages.countries import country_name
from consistency.records import Claim, Finding, Party

_BORNE_OUT = 0.3  # probability from which on lists with a country of two claims bear it out; lower, what is borne out on our stories is mostly false


@dataclass(frozen=True, slots=True)
class Attendance:
    """An article's answer: the parties (key -> name) and the claims that name them; ``heard`` are all parties that
    its passages mention in any role, ``people`` the names in them."""

    article: str
    parties: tuple[tuple[str, str], ...]
    claims: tuple[Claim, ...]
    heard: frozenset[str]
    people: tuple[Name, ...] = ()

    @property
    def keys(self) -> frozenset[str]:
        return frozenset(k for k, _ in self.parties)


def acted(matters: Sequence[Matter], lists: Sequence[tuple[Difference, float]], hearing: Hearing) -> Iterator[Finding]:
    """Findings of this rule, one for each act, whatever number of passages tell it; ``lists`` are the lists of names that differ, and how
    likely each two contradict each other."""
    borne_out = frozenset(frozenset((id(d.x.claim), id(d.y.claim))) for d, likely in lists if likely >= _BORNE_OUT and any(n.codes for m in (*d.gone, *d.come) for n in m))
    found: dict[str, list[list[Attendance]]] = {}
    for matter in matters:
        for act, kind in acts().items():
            for question in ("agent", "recipient") if kind == "directed" else ("both",):
                answers = _answers(matter, act, question, hearing)
                if answers:
                    found.setdefault(f"{act}.{question}" if question == "agent" else act, []).append(answers)
    told: set[tuple[str, int]] = set()
    for act in sorted(found, key=lambda a: _rank(a, found[a])):
        for answers in _merged(found[act]):
            places = {(a.article, c.span.start) for a in answers for c in a.claims}
            if _differ(answers, borne_out, hearing) and not places & told:
                told |= places
                yield _finding(act, answers)


def _rank(act: str, answers: Sequence[Sequence[Attendance]]) -> tuple[int, bool, str]:
    """What is asked first where a passage tells several acts: the one that is the predicate of most claims, then the
    one that is done to somebody: "thanked them for their cooperation" tells who was thanked."""
    name = act.removesuffix(".agent")
    said = sum(c.predicate == name for row in answers for a in row for c in a.claims)
    return -said, acts().get(name) != "directed", act


def _answers(matter: Matter, act: str, question: str, hearing: Hearing) -> list[Attendance]:
    """Who took part in an act."""
    rows = [(b, [c for c in b.claims if act in c.acts]) for b in matter.blocks]
    rows = [(block, claims) for block, claims in rows if claims]
    if len(rows) < 2:
        return []
    home = _home([c for _, claims in rows for c in claims])
    answers = []
    for block, claims in rows:
        parties = _parties(claims, question, home)
        lone = question == "both" and not home and len(parties) < 2  # talks have two sides: one is told elsewhere
        if parties and not lone:
            heard = frozenset(_key(f) for c in block.claims for f in c.facts if isinstance(f, Party))
            used = tuple(c for c in claims if any(isinstance(f, Party) and _key(f) in parties for f in c.facts))
            people = tuple(n for c in block.claims for n in hearing.names(c) if n.kind == "person")
            answers.append(Attendance(block.article, tuple(sorted(parties.items())), used or tuple(claims), heard, people))
    return answers if len(answers) > 1 else []


def _key(party: Party) -> str:
    """The country that a party is, or that the settings say it means."""
    return party.alias or party.key


def _home(claims: Sequence[Claim]) -> frozenset[str]:
    """Countries that act alone in some passage: the speaker's own."""
    own: set[str] = set()
    for claim in claims:
        for role in claim.roles:
            if role.name == "agent" and len(role.parties) == 1:
                own.add(_key(role.parties[0]))
    return frozenset(own)


def _parties(claims: Sequence[Claim], question: str, home: frozenset[str]) -> dict[str, str]:
    """Who fills the role asked for; a single agent is the one who tells of it, no answer to who took part."""
    found: dict[str, str] = {}
    for claim in claims:
        for role in claim.roles:
            if question == "agent" and (role.name != "agent" or len(role.parties) < 2):
                continue
            if role.name == "agent" and (question == "recipient" or len(role.parties) < 2):
                continue
            for party in role.parties:
                if _key(party) not in home:
                    found[_key(party)] = country_name(_key(party))
    return found


def _merged(answers: list[list[Attendance]]) -> Iterator[list[Attendance]]:
    """Passages of one act with the same parties at heart are one question: a headline and its body."""
    pools: list[dict[str, Attendance]] = []
    for row in answers:
        keys = frozenset(k for a in row for k in a.keys)
        home = next((p for p in pools if keys & frozenset(k for a in p.values() for k in a.keys)), None)
        if home is None:
            pools.append({a.article: a for a in row})
            continue
        for a in row:
            old = home.get(a.article)
            home[a.article] = a if old is None else Attendance(
                a.article, tuple(sorted(dict(old.parties + a.parties).items())),
                tuple({id(c): c for c in (*old.claims, *a.claims)}.values()), old.heard | a.heard, (*old.people, *a.people))  # fmt: skip
    for pool in pools:
        yield [pool[name] for name in sorted(pool)]


def _differ(answers: Sequence[Attendance], borne_out: frozenset[frozenset[int]], hearing: Hearing) -> bool:
    """Whether some article surely leaves out or adds a party: the other's passages do not so much as mention it.
    One of the two must be a list, and no claims but those of which lists of names may well contradict each other count."""
    for i, a in enumerate(answers):
        for b in answers[i + 1 :]:
            if not any(frozenset((id(c), id(d))) in borne_out for c in a.claims for d in b.claims):
                continue
            shorter = min((a, b), key=lambda x: len(x.keys))
            if (a.keys <= b.keys or b.keys <= a.keys) and any(is_vague(c) for c in shorter.claims):
                continue  # "Iran, Russia and others"
            gone, come = a.keys - b.heard, b.keys - a.heard
            gone, come = (lacking - _by_name(x, y, hearing) if lacking else lacking for lacking, x, y in ((gone, a, b), (come, b, a)))
            if a.keys & b.keys and (gone or come) and max(len(a.keys), len(b.keys)) > 1:
                return True
    return False


def _by_name(a: Attendance, b: Attendance, hearing: Hearing) -> frozenset[str]:
    """The countries that take part through somebody whom the other names too: Kazakhstan's prime minister Serik Baimenov."""
    told = [pair for c in a.claims for pair in whose(c, hearing.names(c))]
    return frozenset(code for country, person in told for code in country.codes if any(same(person, other) for other in b.people))


def _finding(act: str, answers: Sequence[Attendance]) -> Finding:
    mentions: list[Mention] = []
    for answer in answers:
        shown = ", ".join(sorted(name for _, name in answer.parties))
        mentions += [Mention(c, sorted(answer.keys), shown, answer.keys, (party_key(c, answer.keys),)) for c in answer.claims]
    sides = sides_of(mentions, lambda m, n: m.fact == n.fact)
    sets = [a.keys for a in answers]
    partial = all(a <= b or b <= a for a in sets for b in sets)
    predicate = {"predicate": act.removesuffix(".agent")}
    return contradiction("participants", act, sides, predicate, partial=partial, confidence=0.85)
