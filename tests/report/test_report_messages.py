"""Message ids and their English; nothing a finding says is lost where an id is unknown."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from pathlib import Path

import pytest

from consistency.cli import main
from consistency.report import messages

from . import sample

NUMBER, PARTIES = sample.contradictions()


@pytest.mark.parametrize(
    ("message", "rule", "slot", "expected"),
    [
        (("number", (("of", "people"),)), "number", "hurt", "how many people"),
        (("number", (("of", "people"), ("event", "hurt"))), "number", "hurt", "how many people (hurt)"),
        (("number", (("unit", "km"), ("of", ""), ("kind", "measure"))), "number", "", "how much, in km"),
        (("number", (("unit", "%"), ("of", "vote"), ("kind", "share"))), "number", "", "what share"),
        (("number", (("unit", "USD"), ("event", "it cost"), ("kind", "money"))), "number", "", "how much money (it cost)"),
        (("number", (("of", "place"), ("kind", "order"))), "number", "", "which in order"),
        (("number", (("unit", "age"), ("kind", "age"))), "number", "", "what age"),
        (("number", (("of", "person"), ("kind", "count"))), "number", "", "how many people"),
        (("number", (("of", "dead"), ("kind", "count"))), "number", "", "how many dead"),
        (("number", (("unit", "year"), ("kind", "measure"))), "number", "", "how many years"),
        (("number", ()), "number", "", "how many"),
        (("participants", ()), "participants", "thank", "who was thanked"),
        (("participants.talk", ()), "participants", "thank", "who took part in the talks"),
        (("participants", (("predicate", "sell"), ("role", "agent"))), "participants", "sell",
         "who was named as agent (“sell”)"),
        (("date", (("event", "the vote"),)), "date", "vote", "when (the vote)"),
        (("polarity", (("key", "open"),)), "polarity", "open", "whether it is so (“open”)"),
        (("number.novel", ()), "number", "", "how many"),
        (("novel", (("b", "2"), ("a", "x\ny"))), "mood", "calm", "mood calm (a x y, b 2)"),
        (("novel", ()), "mood", "", "mood"),
    ],
)  # fmt: skip
def test_question(message: tuple[str, tuple[tuple[str, str], ...]], rule: str, slot: str, expected: str) -> None:
    assert messages.question(replace(NUMBER, message=message, rule=rule, slot=slot)) == expected


def test_a_contradiction_says_who_says_what() -> None:
    thanked = replace(PARTIES, message=("participants.thank", ()))
    assert messages.sentence(thanked, sample.report()) == (
        "who was thanked: Azerbaijan (az-xeber) / Azerbaijan, Kazakhstan (en-wire, kk-habar, ru-vestnik)"
    )


def test_an_omission_says_who_has_it_and_who_lacks_it() -> None:
    hotline = sample.omissions()[0]
    assert messages.sentence(hotline, sample.report()) == (
        "a hotline for relatives: in en-wire, ru-vestnik; not in az-xeber, kk-habar"
    )


def test_label_comes_from_the_finding_then_its_row_then_its_english() -> None:
    report, gym = sample.report(), sample.omissions()[1]
    assert messages.label(gym, report) == "A reception point in the school gym"
    assert messages.label(replace(gym, message=("omission", (("about", "hot food"),))), report) == "hot food"
    bare = replace(report, coverage=())
    assert messages.label(gym, bare).startswith("A temporary reception point was opened")
    assert messages.label(replace(gym, sides=(), slot="feed"), bare) == "feed"


@pytest.mark.parametrize(
    ("share", "said"),
    [(0.0, "0 %"), (0.0001, "1 %"), (0.29, "29 %"), (0.835, "84 %"), (0.9999, "99 %"), (1.0, "100 %")],
)
def test_only_all_is_all(share: float, said: str) -> None:
    assert messages.percent(share) == said


@pytest.mark.parametrize("verdict", ["consistent", "contradictions", "omissions", "unverified"])
def test_every_verdict_says_how_much_was_compared(verdict: str) -> None:
    assert "12 %" in messages.verdict(replace(sample.report(), verdict=verdict, compared=0.12))  # type: ignore[arg-type]


def test_a_suppressed_finding_is_told_but_not_counted() -> None:
    assert messages.tally(sample.report()) == "2 contradictions (1 known), 3 omissions (1 known), 1 suppressed"
    assert messages.count(sample.report(), "omission") == 3


@pytest.mark.parametrize(("language", "said"), [("en", ["yes", "no"]), ("ru", ["да", "нет"]), ("az", ["bəli", "xeyr"]), ("kk", ["иә", "жоқ"])])
def test_yes_and_no_are_told_in_the_readers_language(language: str, said: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "ru.txt").write_text("Мост через реку\n\nМост через реку Урал не открыт для движения. Длина моста 340 метров.\n", "utf-8")
    (tmp_path / "en.txt").write_text("Bridge over the river\n\nThe bridge over the Ural river is open to traffic. The bridge is 340 metres long.\n", "utf-8")
    main(["check", str(tmp_path), "--language", language, "--format", "csv"])
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert sorted({r["says"] for r in rows if r["rule"] == "polarity"}) == sorted(said)
