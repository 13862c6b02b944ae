"""Ids and keys: whatever articles and words are called, what is written down is found again."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consistency.control.baseline import Known, entries_of, read_baseline, record
from consistency.control.identity import identified, ids_of
from consistency.records import Evidence, Finding, Side, Span

# Names of files and words of articles may hold anything: line separators, halves of characters, quotes.
TEXT = st.text(st.sampled_from("ab, :\"\\\u2028\x85\ud800жə\n'"), min_size=1, max_size=6)


def side(article: str, answer: int, keys: tuple[str, ...], start: int = 0) -> Side:
    quote = Evidence(article=article, span=Span(start=start, end=start + 5), translation="", translator="gloss")
    return Side(article=article, answer=answer, value="1", shown="1", evidence=(quote,), keys=keys)


def finding(*sides: Side, missing: tuple[str, ...] = ()) -> Finding:
    kind, rule = ("omission", "omission") if missing else ("contradiction", "number")
    return Finding(id="", kind=kind, rule=rule, severity="error", slot="", message=("number", ()), sides=sides, missing_from=missing)  # type: ignore[arg-type]


SIDES = st.builds(side, TEXT, st.integers(0, 2), st.lists(TEXT, min_size=1, max_size=3, unique=True).map(tuple))
FINDINGS = st.one_of(
    st.lists(SIDES, min_size=2, max_size=5).filter(lambda sides: len({s.answer for s in sides}) > 1).map(lambda sides: finding(*sides)),
    st.builds(lambda s, missing: finding(s, missing=missing), SIDES, st.lists(TEXT, min_size=1, max_size=3, unique=True).map(tuple)),
)


@given(st.lists(FINDINGS, max_size=4), TEXT)
def test_what_is_recorded_is_known(tmp_path_factory: pytest.TempPathFactory, findings: list[Finding], story: str) -> None:
    path = Path(tmp_path_factory.mktemp("b")) / "known.jsonl"
    record(path, {story: entries_of(findings, story)})
    known = Known(story, read_baseline(path))
    assert all(known.has(f) for f in findings) and known.stale() == ()
    before = path.read_bytes()
    assert record(path, {story: entries_of(findings[::-1], story)})[:2] == (0, 0) and path.read_bytes() == before


@given(st.lists(FINDINGS, max_size=5), st.randoms(use_true_random=False))
def test_ids_are_unique_whatever_the_order(findings: list[Finding], random: object) -> None:
    named = identified(findings)
    assert len({f.id for f in named}) == len(findings)
    assert all(len(f.id) == 16 for f in named)
    mixed = list(findings)
    random.shuffle(mixed)  # type: ignore[attr-defined]
    assert {f.id for f in identified(mixed)} == {f.id for f in named}


def test_answers_known_of_other_questions_are_not_known_of_this(tmp_path: Path) -> None:
    """Each of the two is in the baseline, but never against the other."""
    old = [finding(side("az", 0, ("12: 12 x",)), side("ru", 1, ("21: 21 x",))), finding(side("kk", 0, ("30: 30 x",)), side("ru", 1, ("31: 31 x",)))]
    record(tmp_path / "b", {"s": entries_of(old, "s")})
    known = Known("s", read_baseline(tmp_path / "b"))
    assert not known.has(finding(side("az", 0, ("12: 12 x",)), side("kk", 1, ("30: 30 x",))))
    assert len(known.stale()) == 2


AZ, RU = side("az", 0, ("12: 12 vaqon",)), side("ru", 1, ("21: 21 вагон",))
SAME = {
    "other places": (side("az", 0, AZ.keys, 900), RU),
    "answers counted in another order": (replace(AZ, answer=1), replace(RU, answer=0)),
    "one joins behind": (AZ, RU, side("tr", 1, ("21: 21 vagon",))),
    "one joins before": (AZ, RU, side("aa", 0, ("12: 12 wagons",))),
    "a headline says it too": (side("az", 0, (*AZ.keys, "12: 12 boş")), RU),
}
OTHER = {
    "another value": (side("az", 0, ("13: 13 vaqon",)), RU),
    "of another thing": (side("az", 0, ("12: 12 gün",)), RU),
    "a third answer": (AZ, RU, side("kk", 2, ("30: 30 вагон",))),
    "one of the two is mended": (AZ, side("ru", 0, ("12: 12 вагонов",)), side("tr", 1, ("21: 21 vagon",))),
}


@pytest.mark.parametrize("name", SAME)
def test_an_id_is_found_again(name: str) -> None:
    [old] = identified([finding(AZ, RU)])
    [new] = identified([finding(*SAME[name])])
    assert old.id in ids_of(new)


@pytest.mark.parametrize("name", OTHER)
def test_another_finding_has_another_id(name: str) -> None:
    [old] = identified([finding(AZ, RU)])
    [new] = identified([finding(*OTHER[name])])
    assert old.id not in ids_of(new)
