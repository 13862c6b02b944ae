"""Measures: every rule of crediting has a case that it decides, and its near miss."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml

from consistency.config import Config
from consistency.errors import InputError
from consistency.evaluate import Evaluation, evaluate, render
from consistency.evaluate.findings import Tally, f1, tally_of
from consistency.evaluate.gold import read_gold
from consistency.evaluate.translation import Pair, scores
from consistency.records import Article, Evidence, Finding, FindingKind, Report, Side, Span, Story

TEXTS = {
    "one": "Bridge opens\nTwelve people came on Monday.\nThe mayor spoke. A band played.\nTickets are free.",
    "two": "New bridge\nTwelve people came on Monday.\nThe mayor spoke. A band played.",
    "three": "The bridge\nTwenty people came on Tuesday.\nThe mayor was silent.",
}
GOLD = {
    "contradictions": [
        {
            "rule": "number",
            "about": "how many came",
            "values": {
                "one": {"value": "12", "quote": "Twelve people"},
                "two": {"value": "12", "quote": "Twelve people"},
                "three": {"value": "20", "quote": "Twenty people"},
            },
        }
    ],
    "omissions": [
        {"unit": "paragraph", "about": "tickets", "present": {"one": "are free"}, "missing": ["two", "three"]},
        {"unit": "claim", "about": "the band", "present": {"one": "A band", "two": "A band"}, "missing": ["three"]},
    ],
    "consistent": [{"about": "the mayor", "quotes": {"one": "mayor spoke", "two": "mayor spoke"}}],
}


def story() -> Story:
    articles = (Article(id=a, path=f"{a}.txt", language="en", text=t, paragraphs=()) for a, t in TEXTS.items())
    return Story(id="bridge", folder="bridge", articles=tuple(articles))


def side(article: str, answer: int, quote: str) -> Side:
    at = TEXTS[article].index(quote)
    span = Span(start=at, end=at + len(quote))
    evidence = Evidence(article=article, span=span, translation=quote, translator="none")
    return Side(article=article, answer=answer, value=None, shown="", evidence=(evidence,))


def finding(*sides: Side, kind: FindingKind = "contradiction", rule: str = "number", unit: str | None = None,
            missing: tuple[str, ...] = ()) -> Finding:  # fmt: skip
    return Finding(id=str(id(sides)), kind=kind, rule=rule, severity="error", slot="s", message=("m", ()), sides=sides,
                   missing_from=missing, unit=unit)  # fmt: skip


def omission(article: str, quote: str, unit: str, *missing: str) -> Finding:
    return finding(side(article, 0, quote), kind="omission", rule="omission", unit=unit, missing=missing)


def tally(folder: Path, *findings: Finding) -> Tally:
    path = folder / "gold.yaml"
    path.write_text(yaml.safe_dump(GOLD), "utf-8")
    report = Report(story=story(), readings=(), groups=(), findings=findings, coverage=(), signature="s", version="0",
                    compared=1, verdict="contradictions", failed=True)  # fmt: skip
    return tally_of(report, read_gold(path, story()))


ONE, TWO, THREE = side("one", 0, "Twelve people"), side("two", 0, "Twelve people"), side("three", 1, "Twenty people")
WHOLE = side("one", 0, "Twelve people came on Monday.\nThe mayor spoke.")
CREDITS = [
    ("all three", [finding(ONE, TWO, THREE)], (1, 1, 1)),
    ("two that differ", [finding(TWO, THREE)], (1, 1, 1)),
    ("a word of the quote is enough", [finding(side("one", 0, "people came"), THREE)], (1, 1, 1)),
    ("another rule earns it, without the label", [finding(ONE, THREE, rule="date")], (1, 1, 0)),
    ("two that agree", [finding(ONE, TWO)], (0, 1, 0)),
    ("agreeing articles set apart", [finding(ONE, side("two", 1, "Twelve people"), THREE)], (0, 1, 0)),
    ("differing articles put together", [finding(ONE, TWO, side("three", 0, "Twenty people"))], (0, 1, 0)),
    ("one article is no contradiction", [finding(THREE)], (0, 1, 0)),
    ("another passage", [finding(side("one", 0, "on Monday"), side("three", 1, "on Tuesday"))], (0, 1, 0)),
    ("evidence over a line end is none", [finding(WHOLE, THREE)], (0, 1, 0)),
    ("one gold is earned once", [finding(ONE, THREE), finding(TWO, THREE)], (1, 2, 1)),
    ("nothing reported", [], (0, 0, 0)),
]  # fmt: skip


@pytest.mark.parametrize(("findings", "counts"), [row[1:] for row in CREDITS], ids=[row[0] for row in CREDITS])
def test_contradictions(tmp_path: Path, findings: list[Finding], counts: tuple[int, int, int]) -> None:
    found = tally(tmp_path, *findings)
    assert (found.found, found.reported, found.labelled) == counts
    assert found.gold == 1
    assert len(found.missed) == 1 - counts[0] + 3, "three omissions of the gold are missed as well"
    assert len(found.wrong) == counts[1] - counts[0]


def test_the_right_label_is_preferred(tmp_path: Path) -> None:
    found = tally(tmp_path, finding(ONE, THREE, rule="date"), finding(ONE, TWO, THREE))
    assert (found.labelled, found.wrong) == (1, ("date: s: Twelve people",))


OMISSIONS = [
    ("both lack it", [omission("one", "Tickets are free.", "paragraph", "two", "three")], (2, 2, 2, 0)),
    ("anywhere in the paragraph", [omission("one", "Tickets", "paragraph", "two")], (1, 1, 1, 0)),
    ("one of the two is wrong", [omission("one", "Tickets", "paragraph", "two", "one")], (1, 2, 1, 0)),
    ("a claim does not find a paragraph, but is no alarm", [omission("one", "Tickets", "claim", "two")], (0, 0, 0, 0)),
    ("a claim finds a claim", [omission("two", "A band played.", "claim", "three")], (1, 0, 0, 0)),
    ("a paragraph finds a claim", [omission("two", "A band played.", "paragraph", "three")], (1, 1, 1, 0)),
    ("a claim's quote must be touched", [omission("two", "The mayor spoke.", "claim", "three")], (0, 0, 0, 1)),
    ("a paragraph elsewhere is wrong", [omission("two", "The mayor spoke.", "paragraph", "three")], (0, 1, 0, 0)),
    ("of an article that has it", [omission("one", "A band", "claim", "two")], (0, 0, 0, 1)),
    ("the same twice counts once found", [omission("one", "Tickets", "paragraph", "two")] * 2, (1, 2, 2, 0)),
]


@pytest.mark.parametrize(("findings", "counts"), [row[1:] for row in OMISSIONS], ids=[row[0] for row in OMISSIONS])
def test_omissions(tmp_path: Path, findings: list[Finding], counts: tuple[int, int, int, int]) -> None:
    found = tally(tmp_path, *findings)
    assert (found.omissions_found, found.paragraphs_reported, found.paragraphs_right, found.claim_alarms) == counts
    assert found.omissions_gold == 3


NEGATIVES = [
    ("set apart", [finding(side("one", 0, "mayor"), side("two", 1, "mayor"))], 1),
    ("together", [finding(side("one", 0, "mayor"), side("two", 0, "mayor"), side("three", 1, "silent"))], 0),
    ("one of them only", [finding(side("one", 0, "mayor"), side("three", 1, "silent"))], 0),
    (
        "both answers in one article",
        [finding(side("one", 0, "mayor"), side("two", 1, "mayor"), side("two", 0, "mayor"))],
        0,
    ),
]


@pytest.mark.parametrize(("findings", "flagged"), [row[1:] for row in NEGATIVES], ids=[row[0] for row in NEGATIVES])
def test_hard_negatives(tmp_path: Path, findings: list[Finding], flagged: int) -> None:
    assert len(tally(tmp_path, *findings).flagged) == flagged


def test_figures() -> None:
    counts = Tally(
        gold=4, found=2, reported=5, omissions_gold=10, omissions_found=5, paragraphs_reported=4, paragraphs_right=3
    )
    assert (counts.precision, counts.recall) == (0.4, 0.5)
    assert (counts.omission_precision, counts.omission_recall) == (0.75, 0.5)
    assert f1(0.4, 0.5) == pytest.approx(4 / 9)
    assert f1(0, 0) == 0
    nothing_expected, nothing_said = Tally(), Tally(gold=1)
    assert (nothing_expected.precision, nothing_expected.recall) == (1, 1)
    assert (nothing_said.precision, nothing_said.recall) == (0, 0)
    total = counts + Tally(gold=1, missed=("x",))
    assert (total.gold, total.found, total.missed) == (5, 2, ("x",))


BROKEN_GOLD = [
    ({"consistent": [{"about": "x", "quotes": {"four": "a"}}]}, "names an article that the story lacks: four"),
    ({"consistent": [{"about": "x", "quotes": {"one": "Thirteen"}}]}, "a quote is not in one: 'Thirteen'"),
    ({"consistent": [{"about": "x", "quotes": {"one": ""}}]}, "a quote is not in one: ''"),
    ({"omissions": [{"unit": "claim", "about": "x", "present": {"one": "band"}, "missing": ["four"]}]}, "lacks: four"),
    ({"contradictions": [{"rule": "number"}]}, "not laid out as gold.yaml is: KeyError: 'about'"),
    ({"contradictions": 3}, "not laid out as gold.yaml is"),
    (["x"], "not laid out as gold.yaml is"),
]


@pytest.mark.parametrize(("gold", "said"), BROKEN_GOLD)
def test_broken_gold_is_named(tmp_path: Path, gold: object, said: str) -> None:
    path = tmp_path / "gold.yaml"
    path.write_text(yaml.safe_dump(gold), "utf-8")
    with pytest.raises(InputError) as raised:
        read_gold(path, story())
    assert str(raised.value).startswith(str(path)) and said in str(raised.value)


def test_translations_a_language_and_pooled() -> None:
    same = "The minister met the delegation in the capital on Monday."
    pairs = [
        Pair(language="ru", english=same, reference=same),
        Pair(language="az", english="House old.", reference=same),
    ]
    rows = {row.language: row for row in scores(pairs)}
    assert list(rows) == ["az", "ru", "all"]
    assert rows["ru"].bleu == pytest.approx(100) and rows["ru"].chrf == pytest.approx(100)
    assert rows["az"].bleu < rows["all"].bleu < 100
    assert [row.sentences for row in rows.values()] == [1, 1, 2]
    assert "tok:13a" in rows["all"].bleu_signature and "nc:6" in rows["all"].chrf_signature
    assert [row.language for row in scores(pairs[:1])] == ["ru"], "a pool of one is no pool"
    assert scores([]) == ()


def test_rendering() -> None:
    counts = Tally(gold=2, found=1, reported=1, labelled=1, negatives=3, missed=("date: when",), flagged=("names",))
    pairs = [Pair(language="kk", english="A house.", reference="A house.")]
    evaluation = Evaluation(stories=(("s1", counts), ("s2", Tally(gold=1))), signature="sig", scored="gloss",
                            translations=scores(pairs))  # fmt: skip
    text = render(evaluation, "text")
    for part in (
        "s1\n",
        "missed: date: when",
        "flagged: names",
        "all stories",
        "1 of 3 found",
        "findings by sig",
        "tok:13a",
        "nc:6",
    ):
        assert part in text
    data = json.loads(render(evaluation, "json"))
    assert data["total"]["contradictions"]["recall"] == round(1 / 3, 4)
    assert data["stories"][0]["missed"] == ["date: when"]
    assert data["translations"][0]["chrf"]["signature"].startswith("nrefs:1")
    unmeasured = Evaluation(stories=(("s1", counts),), signature="sig", scored="gloss", translations=())
    assert "not measured" in render(unmeasured, "text")


ROOT = Path(__file__).parent.parent


def test_the_seeds_are_scored_without_reading_the_references() -> None:
    """Translations come from the gloss even where the findings come from the memory."""
    found = evaluate(ROOT / "seeds", Config())
    assert found.scored == "gloss"
    assert {row.language for row in found.translations} == {"az", "kk", "ru", "all"}
    assert all(0 < row.chrf < 95 for row in found.translations), "a perfect score means that the references were read"
    (name, counts) = found.stories[0]
    assert (name, counts.gold) == ("seeds", 2)


def test_nothing_to_measure_against(tmp_path: Path) -> None:
    for name in ("a", "b"):
        text = "The bridge was opened on Monday.\nThe mayor said that it is safe and that the people are glad.\n"
        (tmp_path / f"{name}.txt").write_text(text, "utf-8")
    with pytest.raises(InputError, match="nothing to measure against"):
        evaluate(tmp_path, Config())
    with pytest.raises(InputError, match="not a folder"):
        evaluate(tmp_path / "a.txt", Config())
