"""Every rule tells what it asks; and what it tells is true: its example, put into two articles, is found."""

from __future__ import annotations

import ast
from dataclasses import fields, is_dataclass
from pathlib import Path

import pytest

from consistency.config import Config, Rules
from consistency.ingest import read_story
from consistency.pipeline import check
from consistency.records import Claim
from consistency.registry import LANGUAGES
from consistency.rules import RULES, Quote, Rule

DIFF = Path(__file__).parent.parent / "consistency" / "diff"
NOT_RULES = {"partial"}  # an option that caps severities, not a question

# What two articles around an example tell in the same words, so that there is a story to align.
AROUND = {
    "az": ("Nazirlik həftənin yekunlarını açıqladı", "Bu barədə nazirliyin mətbuat xidməti jurnalistlərə məlumat verib.",
           "İşlərə Gürcüstandan gələn mühəndislər rəhbərlik edir."),
    "kk": ("Министрлік апта қорытындысын жариялады", "Бұл туралы министрліктің баспасөз қызметі журналистерге хабарлады.",
           "Жұмысты Грузиядан келген инженерлер басқарып жатыр."),
    "ru": ("Министерство подвело итоги недели", "Об этом журналистам сообщила пресс-служба министерства.",
           "Работами руководят инженеры, приехавшие из Грузии."),
    "en": ("Ministry sums up the week", "The press service of the ministry told journalists about this.",
           "The work is led by engineers who came from Georgia."),
}  # fmt: skip


def test_every_rule_of_the_settings_is_told() -> None:
    assert list(RULES) == [f.name for f in fields(Rules) if f.name not in NOT_RULES]


def carried() -> set[str]:
    """The rules that findings are made with in diff/: the first word of ``contradiction`` and of ``rule=``."""
    found: set[object] = set()
    for path in DIFF.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name):
                continue
            if node.func.id == "contradiction" and isinstance(node.args[0], ast.Constant):
                found.add(node.args[0].value)
            given = (k.value for k in node.keywords if node.func.id == "Finding" and k.arg == "rule")
            found |= {value.value for value in given if isinstance(value, ast.Constant)}
    return {str(name) for name in found}


def test_every_rule_that_a_finding_carries_is_told() -> None:
    assert carried() == set(RULES)


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
def test_no_section_is_empty(rule: Rule) -> None:
    assert RULES[rule.name] is rule
    assert 2 <= len(rule.title.split()) <= 5 and rule.title[0].islower()
    for text in (rule.asks, rule.why, *(miss.what for miss in rule.not_flagged)):
        assert len(text.split()) >= 4 and text == " ".join(text.split())
    assert len(rule.not_flagged) >= 3 and rule.settings[0] == f"rules.{rule.name}"
    told = [quote for quote in rule.example if quote.text or rule.name != "omission"]
    assert told and all(quote.text.strip() and quote.english.strip() for quote in told)
    assert len({quote.language for quote in rule.example}) == 2
    assert {quote.language for quote in rule.example} <= set(LANGUAGES)


@pytest.mark.parametrize(("rule", "setting"), [(r, s) for r in RULES.values() for s in r.settings])
def test_every_setting_is_an_option(rule: Rule, setting: str) -> None:
    part: object = Config()
    for name in setting.split("."):
        assert name in {f.name for f in fields(part)}, setting  # type: ignore[arg-type]
        part = getattr(part, name)
    assert not is_dataclass(part)


def article(quote: Quote) -> str:
    headline, first, last = AROUND[quote.language]
    return "\n\n".join(text for text in (headline, first, quote.text, last) if text) + "\n"


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
def test_the_example_is_found_and_nothing_else(rule: Rule, tmp_path: Path) -> None:
    for quote in rule.example:
        (tmp_path / f"{quote.language}.txt").write_text(article(quote), "utf-8")
    report = check(read_story([tmp_path]))
    assert [finding.rule for finding in report.findings] == [rule.name]
    assert report.findings[0].partial is (rule.name == "participants")
    text = {a.id: a.text for a in report.story.articles}
    shown = {text[e.article][e.span.start : e.span.end] for s in report.findings[0].sides for e in s.evidence}
    assert shown == {quote.text for quote in rule.example if quote.text}


MISSES = [(rule.name, miss.what, miss.example) for rule in RULES.values() for miss in rule.not_flagged if miss.example]


def test_most_of_what_is_not_flagged_is_shown() -> None:
    assert len(MISSES) > 25 and {name for name, _, _ in MISSES} == set(RULES)


@pytest.mark.parametrize(("rule", "what", "example"), MISSES, ids=[f"{name}: {what[:40]}" for name, what, _ in MISSES])
def test_what_is_not_flagged_is_not(rule: str, what: str, example: tuple[Quote, Quote], tmp_path: Path) -> None:
    assert all(quote.text for quote in example) or rule == "omission", what
    assert example[0].language != example[1].language
    for quote in example:
        (tmp_path / f"{quote.language}.txt").write_text(article(quote), "utf-8")
    assert check(read_story([tmp_path])).findings == ()


ALIGNED = ["number", "date", "participants", "polarity"]


@pytest.mark.parametrize("name", ALIGNED)
def test_the_first_that_is_not_flagged_was_compared(name: str, tmp_path: Path) -> None:
    """It is not silent because the two were not found to be counterparts."""
    example = RULES[name].not_flagged[0].example
    assert example is not None
    for quote in example:
        (tmp_path / f"{quote.language}.txt").write_text(article(quote), "utf-8")
    groups = check(read_story([tmp_path])).groups
    assert any({quote.text for quote in example} <= texts(group.claims) for group in groups)


def texts(claims: tuple[Claim, ...]) -> set[str]:
    return {claim.reading.sentence.text for claim in claims}


@pytest.mark.parametrize("language", sorted(AROUND))
def test_without_the_example_nothing_is_found(language: str, tmp_path: Path) -> None:
    for code in {language, "ru", "en"}:
        (tmp_path / f"{code}.txt").write_text(article(Quote(language=code, text="", english="")), "utf-8")
    report = check(read_story([tmp_path]))
    assert report.findings == () and report.verdict == "consistent"
