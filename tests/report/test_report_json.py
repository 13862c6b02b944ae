"""The JSON report against its schema, and the promises that a schema cannot hold."""

from __future__ import annotations

import json
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import jsonschema  # type: ignore[import-untyped]
import pytest
from hypothesis import given
from hypothesis import strategies as st

import consistency.report
from consistency.report import render
from consistency.report.json import plain

from . import sample

SCHEMA = json.loads((Path(consistency.report.__file__).parent / "schema.json").read_text("utf8"))
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)


@pytest.fixture(scope="module")
def document() -> dict[str, Any]:
    return dict(json.loads(render(sample.report(), "json")))


def test_schema(document: dict[str, Any]) -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    assert [e.message for e in VALIDATOR.iter_errors(document)] == []


@pytest.mark.parametrize(
    ("where", "value"),
    [
        (("articles", 0, "path"), "/home/a.txt"),
        (("articles", 0, "extra"), 1),
        (("findings", 0, "kind"), "hunch"),
        (("findings", 0, "sides"), []),
        (("findings", 0, "sides", 0, "evidence", 0, "line"), 0),
        (("summary", "compared"), 83),
    ],
)
def test_the_schema_refuses(document: dict[str, Any], where: tuple[Any, ...], value: object) -> None:
    broken = json.loads(json.dumps(document))
    place = broken
    for step in where[:-1]:
        place = place[step]
    place[where[-1]] = value
    assert list(VALIDATOR.iter_errors(broken))


def test_quotes_are_slices_and_lines_are_the_files(document: dict[str, Any]) -> None:
    seen = 0
    for finding in document["findings"]:
        for side in finding["sides"]:
            for quote in side["evidence"]:
                article = sample.ARTICLES[side["article"]]
                assert quote["text"] == article.text[quote["start"] : quote["end"]]
                lines = (article.source or article.text).replace("\r\n", "\n").split("\n")
                shown = lines[quote["line"] - 1][quote["column"] - 1 :]
                assert shown[:12] == quote["text"][:12]
                seen += 1
    assert seen == 16


def test_text_is_carried_only_where_it_was_extracted(document: dict[str, Any]) -> None:
    texts = {a["id"]: a["text"] for a in document["articles"]}
    assert texts == {"az-xeber": None, "en-wire": sample.EN.text, "kk-habar": None, "ru-vestnik": None}


def test_counts(document: dict[str, Any]) -> None:
    assert document["summary"] == {
        "contradictions": 2, "omissions": 3, "compared": 0.8341, "verdict": "contradictions", "failed": True,
    }  # fmt: skip
    az = document["articles"][0]
    assert (az["paragraphs"], az["sentences"], az["translators"]) == (3, 4, {"gloss": 4})
    assert az["unknown_words"] == round(1 / 34, 4)
    assert [f["id"] for f in document["findings"]] == ["1f0a", "2b7c", "o1", "o2", "o3", "o4"]


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (frozenset({"TM", "AZ"}), ["AZ", "TM"]),
        (("AZ", "TM"), ["AZ", "TM"]),
        ({"value": Decimal("3.50"), "approximate": True}, {"value": "3.50", "approximate": True}),
        ("--10-02", "--10-02"),
        (None, None),
    ],
)
def test_values_as_data(value: object, expected: object) -> None:
    assert plain(value) == expected


@given(st.text(st.characters(), min_size=1))
def test_any_headline_survives(headline: str) -> None:
    report = sample.report()
    odd = replace(sample.AZ, headline=headline)
    story = replace(report.story, articles=(odd, *report.story.articles[1:]))
    text = render(replace(report, story=story), "json")
    assert json.loads(text.encode().decode())["articles"][0]["headline"] == headline


def test_a_lone_surrogate_is_escaped() -> None:
    report = sample.report()
    odd = replace(sample.AZ, headline="\ud83d")
    text = render(replace(report, story=replace(report.story, articles=(odd, *report.story.articles[1:]))), "json")
    assert '"headline": "\\ud83d"' in text.encode().decode()
