"""What a finding says beside its answers: a later count, an addition, who said it, how sure it is, and an article that
contradicts itself."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from consistency.claims.speaker import speaker_of
from consistency.cli import main
from consistency.config import Config
from consistency.ingest import read_story
from consistency.pipeline import check

from .telling import contradictions, omissions, tell

TEN, SIX = "2 March 2026 / 10:00", "02 марта, 2026 / 18:00"
HURT = {
    "en": "Twelve people were injured when a bus overturned near the station.",
    "ru": "При опрокидывании автобуса возле станции пострадал 21 человек.",
}




@pytest.mark.parametrize(
    ("passages", "datelines", "update"),
    [
        (HURT, {"en": TEN, "ru": SIX}, True),
        (HURT, {"en": "2 March 2026 / 20:00", "ru": SIX}, False),  # the later article has the smaller count
        (HURT, {}, False),  # nothing tells which came later
        (
            {"en": "The new bridge has 12 lanes for cars and buses.", "ru": "У нового моста 21 полоса для машин и автобусов."},
            {"en": TEN, "ru": SIX},
            False,  # a fixed fact
        ),
    ],
    ids=["later and larger", "later and smaller", "no dates", "no growing count"],
)
def test_a_later_count_is_an_update(tmp_path: Path, passages: dict[str, str], datelines: dict[str, str], update: bool) -> None:
    report = tell(tmp_path / "story", passages, datelines=datelines)
    found = contradictions(report)
    assert [f.rule for f in found] == ["number"]
    assert found[0].update is update
    assert found[0].severity == ("note" if update else "error")
    assert report.failed is not update


def test_a_headline_against_its_body(tmp_path: Path) -> None:
    folder = tmp_path / "story"
    folder.mkdir()
    body = "{} people were hurt in a bus crash near Oakford on Monday, police said. The bus left the road and hit a tree."
    russian = "В понедельник при аварии автобуса под Окфордом пострадал 21 человек, сообщила полиция. Автобус съехал с дороги и врезался в дерево."
    (folder / "ru.txt").write_text(f"При аварии автобуса под Окфордом пострадал 21 человек\n\n{russian}\n", "utf-8")
    for count, wanted in (("Twenty-one", 1), ("Twelve", 0)):
        headline = "Twelve people hurt in bus crash near Oakford"
        (folder / "en.txt").write_text(f"{headline}\n\n{body.format(count)}\n", "utf-8")
        found = contradictions(check(read_story([folder]), Config(translator="gloss")))
        within = [f for f in found if len({s.answer for s in f.sides if s.article == "en"}) == 2]
        assert len(within) == wanted, found


def test_what_the_reference_lacks_is_an_addition(tmp_path: Path) -> None:
    folder = tmp_path / "story"
    extra = "A hotline for passengers was opened at the central station, and buses will replace the trains."
    tell(folder, {"en": extra, "ru": None}, datelines={})
    story = read_story([folder])
    for reference, addition in (("en", False), ("ru", True)):
        found = omissions(check(replace(story, reference=reference), Config(translator="gloss")))
        assert [f.addition for f in found] == [addition]
        assert (reference in found[0].missing_from) is addition


@pytest.mark.parametrize(
    ("english", "speaker"),
    [
        ("According to the regional emergency department, nine people died.", "regional emergency department"),
        ("Twenty-one people were hurt, police said.", "police"),
        ("Nine people died, reported in the regional department.", "regional department"),
        ("“We won”, said the minister.", "minister"),
        ("The ministry said that two people died.", "ministry"),
        ("He said it was closed.", None),
        ("The price rose, she said.", None),
        ("The bridge was closed on Monday.", None),
    ],
)
def test_the_speaker(english: str, speaker: str | None) -> None:
    assert speaker_of(english) == speaker


def test_less_sure_findings_can_be_left_out(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "story"
    tell(folder, HURT, datelines={})
    told = {}
    for least in ("0", "1"):
        main(["check", str(folder), "--format", "json", "--fail-on", "never", "--translator", "gloss", "--min-confidence", least])
        told[least] = json.loads(capsys.readouterr().out)["findings"]
    assert told["1"] == [] and [f["rule"] for f in told["0"]] == ["number"]
    assert 0 < told["0"][0]["confidence"] < 1
    assert main(["check", str(folder), "--min-confidence", "2"]) == 2
