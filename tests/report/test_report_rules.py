"""``consistency rules`` and ``explain``: the same text on the command line, in docs/rules/ and in SARIF's help."""

from __future__ import annotations

import json
import re
from pathlib import Path

import jsonschema  # type: ignore[import-untyped]
import pytest
from markdown_it import MarkdownIt

from consistency.cli import main
from consistency.report.wording import wording
from consistency.rules import RULES

DOCS = Path(__file__).parents[2] / "docs" / "rules"

Run = pytest.CaptureFixture[str]
QUOTES = {
    "type": "array",
    "minItems": 2,
    "maxItems": 2,
    "items": {
        "type": "object",
        "required": ["language", "text", "english"],
        "additionalProperties": False,
        "properties": {"language": {"enum": ["az", "kk", "ru", "en"]}, "text": {"type": "string"}, "english": {"type": "string"}},
    },
}


def explained(capsys: Run, *arguments: str) -> str:
    assert main(["explain", *arguments]) == 0
    out, err = capsys.readouterr()
    assert err == ""
    return out


@pytest.mark.parametrize("rule", RULES)
def test_the_page_in_the_docs_is_what_explain_writes(rule: str, capsys: Run) -> None:
    written = (DOCS / f"{rule}.md").read_text("utf-8")
    assert written == explained(capsys, rule, "--format", "markdown"), (
        f"consistency explain {rule} --format markdown > docs/rules/{rule}.md"
    )


def test_no_page_is_of_no_rule() -> None:
    assert sorted(path.stem for path in DOCS.iterdir()) == sorted(RULES)


@pytest.mark.parametrize("rule", RULES)
def test_both_ways_tell_all_there_is(rule: str, capsys: Run) -> None:
    text = " ".join(explained(capsys, rule).split())
    page = " ".join(explained(capsys, rule, "--format", "markdown").replace(">", " ").split())
    told = RULES[rule]
    quotes = [*told.example, *(q for miss in told.not_flagged for q in miss.example or ())]
    said = [told.title, told.asks, told.why, *(q.text for q in quotes), *(q.english for q in quotes), *told.settings]
    for words in (*said, *(miss.what for miss in told.not_flagged), f"{rule}: "):
        assert words in text and words in page


def test_a_terminal_page_is_80_columns_wide(capsys: Run) -> None:
    for rule in RULES:
        out = explained(capsys, rule)
        assert max(map(len, out.splitlines())) <= 80 and "\x1b" not in out


def test_the_settings_that_are_shown_are_settings(capsys: Run, tmp_path: Path) -> None:
    from consistency.config import load_config

    for rule in RULES:
        page = MarkdownIt().parse(explained(capsys, rule, "--format", "markdown"))
        (yaml,) = [token.content for token in page if token.type == "fence"]
        (tmp_path / "consistency.yaml").write_text(yaml.replace("error", "note").replace("warning", "note"), "utf-8")
        assert getattr(load_config(tmp_path / "consistency.yaml").rules, rule) == "note"


def test_the_list(capsys: Run) -> None:
    assert main(["rules"]) == 0
    out = capsys.readouterr().out
    assert [line.split(" · ")[0] for line in out.splitlines() if " · " in line] == list(RULES)
    assert "omission · something is left out · warning by default" in out
    assert main(["rules", "--format", "json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["schema"] == "consistency-rules/1"
    assert [rule["name"] for rule in told["rules"]] == list(RULES)
    for rule in told["rules"]:
        jsonschema.validate(rule["example"], QUOTES)
        for miss in rule["not_flagged"]:
            jsonschema.validate(miss["example"], {"anyOf": [{"type": "null"}, QUOTES]})
        assert {"name": f"rules.{rule['name']}", "default": rule["severity"]}.items() <= rule["settings"][0].items()


UNKNOWN = [
    ("partcipants", "unknown rule 'partcipants' (did you mean participants?): one of number, date, participants, polarity"),
    ("Number", "(did you mean number?)"),
    ("weather", "unknown rule 'weather': one of number"),
    ("", "unknown rule '': one of number"),
]


@pytest.mark.parametrize(("name", "said"), UNKNOWN, ids=[name for name, _ in UNKNOWN])
def test_an_unknown_rule_is_one_line_and_2(capsys: Run, name: str, said: str) -> None:
    assert main(["explain", name]) == 2
    out, err = capsys.readouterr()
    assert out == "" and said in err and err.count("\n") == 1


def test_the_english_catalogue_is_what_the_rules_say() -> None:
    words = wording("en")
    for rule in RULES.values():
        said = [words.say(f"about.{part}.{rule.name}") for part in ("title", "asks", "why")]
        assert said == [rule.title, rule.asks, rule.why]


@pytest.mark.parametrize(("language", "title", "default"), [
    ("ru", "цифры расходятся", "по умолчанию: ошибка"), ("kk", "сандар алшақ", "әдепкі мәні: қате"), ("az", "rəqəmlər fərqlənir", "susmaya görə: xəta"),
])  # fmt: skip
def test_in_the_readers_language(language: str, title: str, default: str, capsys: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What it asks, why, and the headings; by the option or by the settings."""
    assert main(["rules", "--language", language]) == 0
    listed = capsys.readouterr().out
    assert listed.startswith(f"number · {title} · ") and re.findall(r"[A-Za-z]{4,}", listed)[:1] == ["number"]
    assert "By default" not in listed and "How many" not in listed
    told = explained(capsys, "number", "--language", language)
    why = wording(language).say("about.why.number")
    assert why in " ".join(told.split()) and told.splitlines()[0].startswith(f"number · {title} · ")
    monkeypatch.chdir(tmp_path)
    (tmp_path / "consistency.yaml").write_text(f"language: {language}\n", "utf-8")
    assert explained(capsys, "number") == told
    assert main(["rules", "--language", "de"]) == 2
    assert default.split(":")[0] in listed
