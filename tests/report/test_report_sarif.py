"""SARIF against its own schema, and what a schema cannot hold: places, levels, what is known and what is suppressed."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import jsonschema  # type: ignore[import-untyped]
import pytest
from hypothesis import given, settings

from consistency.errors import ConfigError
from consistency.ingest import read_story
from consistency.pipeline import check
from consistency.records import Report
from consistency.report import render, render_all
from consistency.report.rule_page import render_markdown
from consistency.rules import RULES

from . import hostile, sample

SCHEMA = json.loads((Path(__file__).parent / "schemas" / "sarif-2.1.0-rtm.5.json").read_text("utf-8"))
VALIDATOR = jsonschema.Draft4Validator(SCHEMA)

Json = dict[str, Any]


def log(*reports: Report) -> Json:
    document = json.loads(render_all(reports, "sarif", sample.AROUND).encode())
    assert [e.message for e in VALIDATOR.iter_errors(document)] == []
    assert len(document["runs"]) == 1
    return dict(document["runs"][0])


def results(run: Json) -> dict[str, Json]:
    return {r["partialFingerprints"]["consistencyFinding/v1"]: r for r in run["results"]}


BROKEN: list[tuple[str, Callable[[Json], object]]] = [
    ("level", lambda run: run["results"][0].update(level="major")),
    ("region", lambda run: run["results"][0]["locations"][0]["physicalLocation"]["region"].update(startLine=0)),
    ("suppression", lambda run: run["results"][0].update(suppressions=[{"kind": "boring"}])),
    ("baseline", lambda run: run["results"][0].update(baselineState="known")),
    ("message", lambda run: run["results"][0].pop("message")),
]


@pytest.mark.parametrize("spoil", [row[1] for row in BROKEN], ids=[row[0] for row in BROKEN])
def test_the_schema_refuses_what_is_not_sarif(spoil: Callable[[Json], object]) -> None:
    document = json.loads(sample.rendered(sample.report(), "sarif"))
    spoil(document["runs"][0])
    assert list(VALIDATOR.iter_errors(document))


def test_every_rule_is_told_as_explain_tells_it() -> None:
    rules = log(sample.report())["tool"]["driver"]["rules"]
    assert [r["id"] for r in rules] == list(RULES)
    for told, rule in zip(rules, RULES.values(), strict=True):
        assert told["help"]["markdown"] == render_markdown(rule)
        assert rule.why.split()[-1] in told["fullDescription"]["text"]
        assert "What is not flagged".upper() in told["help"]["text"]
    assert [r["defaultConfiguration"]["level"] for r in rules] == ["error"] * 4 + ["warning"]


def test_levels_and_their_rules() -> None:
    run = log(sample.report())
    levels = {name: r["level"] for name, r in results(run).items()}
    assert levels == {"1f0a": "error", "2b7c": "warning", "o1": "warning", "o2": "warning", "o3": "note", "o4": "note"}
    rules = run["tool"]["driver"]["rules"]
    assert all(rules[r["ruleIndex"]]["id"] == r["ruleId"] for r in run["results"])


def test_the_side_that_stands_apart_comes_first_and_all_others_are_related() -> None:
    found = results(log(sample.report()))["1f0a"]
    assert uris(found["locations"]) == ["ferry-storm/ru-vestnik.txt"]
    others = ["az-xeber.txt", "az-xeber.txt", "en-wire.html", "kk-habar.txt"]
    assert uris(found["relatedLocations"]) == [f"ferry-storm/{name}" for name in others]
    assert [place["id"] for place in found["relatedLocations"]] == [1, 2, 3, 4]
    assert [place["message"]["text"][:19] for place in found["relatedLocations"][1:3]] == ["az-xeber says: 27 p", "en-wire says: 27 pe"]


def test_an_omission_stands_at_the_quote_and_names_the_files_that_lack_it() -> None:
    found = results(log(sample.report()))["o2"]
    assert uris(found["locations"]) == ["ferry-storm/kk-habar.txt"]
    assert found["locations"][0]["physicalLocation"]["region"]["startLine"] == 5
    lacking = ["az-xeber.txt", "en-wire.html", "ru-vestnik.txt"]
    assert uris(found["relatedLocations"]) == [f"ferry-storm/{name}" for name in lacking]
    assert all("region" not in place["physicalLocation"] for place in found["relatedLocations"])
    assert found["relatedLocations"][0]["message"]["text"] == "az-xeber lacks it"


def uris(places: list[Json]) -> list[str]:
    return [place["physicalLocation"]["artifactLocation"]["uri"] for place in places]


def test_what_is_known_is_kept_as_unchanged_and_only_beside_a_baseline() -> None:
    found = results(log(sample.report()))
    states = {name: r["baselineState"] for name, r in found.items()}
    assert [name for name, state in states.items() if state == "unchanged"] == ["2b7c", "o3"]
    assert set(states.values()) == {"new", "unchanged"}
    fresh = replace(sample.report(), findings=tuple(replace(f, known=False) for f in sample.report().findings))
    assert all("baselineState" not in r for r in log(fresh)["results"])


def test_what_is_suppressed_says_why_and_the_rest_that_it_is_not() -> None:
    found = results(log(sample.report()))
    assert found["o4"]["suppressions"] == [{"kind": "external", "status": "accepted", "justification": "colour, not news"}]
    assert all(r["suppressions"] == [] for name, r in found.items() if name != "o4")
    none = replace(sample.report(), findings=tuple(replace(f, suppressed=None) for f in sample.report().findings))
    assert all("suppressions" not in r for r in log(none)["results"])


def test_what_was_not_compared_is_a_notification() -> None:
    unverified = replace(sample.report(), verdict="unverified", strangers=("en-wire",), findings=(), failing=())
    run = log(unverified)
    notices = run["invocations"][0]["toolExecutionNotifications"]
    told = [(n["descriptor"]["id"], n["level"]) for n in notices]
    assert told == [
        ("unverified", "error"), ("stranger", "warning"), ("skipped", "warning"), ("skipped", "warning"),
        ("warning", "warning"), ("warning", "warning"), ("suspect", "note"),
    ]  # fmt: skip
    names = [n["id"] for n in run["tool"]["driver"]["notifications"]]
    assert all(names[n["descriptor"]["index"]] == n["descriptor"]["id"] for n in notices)
    assert notices[2]["message"]["text"] == "empty.md: empty"
    assert uris(notices[2]["locations"]) == ["ferry-storm/empty.md"]
    assert run["results"] == []


def test_several_stories_are_one_run() -> None:
    first = sample.report()
    second = replace(first, story=replace(first.story, id="second", folder="/somewhere/else/second"))
    run = log(first, second)
    assert [s["story"] for s in run["properties"]["stories"]] == ["ferry-storm", "second"]
    assert len(run["results"]) == 12 and len(run["artifacts"]) == 8
    for result in run["results"]:
        for place in (*result["locations"], *result["relatedLocations"]):
            file = place["physicalLocation"]["artifactLocation"]
            assert file["uri"] == run["artifacts"][file["index"]]["location"]["uri"]
            assert file["uri"].startswith(result["properties"]["story"])


EN = "Bridge opens 🌉 in Riverton\r\n\r\nAt dawn 🌅 it was calm. Twelve people were injured when the old bridge closed.\r\n"
RU = "В Ривертоне открыли мост\n\nПри закрытии старого моста пострадали двадцать человек.\n"
PAGE = "<html><body><article><h1>Мост</h1><p>При закрытии старого моста пострадали тридцать человек.</p></article></body></html>"


def story(folder: Path) -> Path:
    folder.mkdir(parents=True)
    (folder / "en times.md").write_bytes(EN.encode())
    (folder / "ru-новости.txt").write_bytes(RU.encode())
    return folder


def test_places_are_those_of_the_files(tmp_path: Path) -> None:
    """Lines and columns read from the bytes on disk, with CRLF and characters beyond the first plane."""
    folder = story(tmp_path / "repo" / "a story")
    report = check(read_story([folder]))
    run = json.loads(render(report, "sarif", tmp_path / "repo"))["runs"][0]
    assert run["columnKind"] == "unicodeCodePoints"
    assert run["originalUriBaseIds"].keys() == {"%SRCROOT%"}
    (found,) = run["results"]
    quotes = {}
    for place in (*found["locations"], *found["relatedLocations"]):
        uri, region = place["physicalLocation"]["artifactLocation"]["uri"], place["physicalLocation"]["region"]
        assert re.fullmatch(r"a%20story/(en%20times\.md|ru-[%0-9A-F]+\.txt)", uri)
        path = folder / ("en times.md" if "en%20" in uri else "ru-новости.txt")
        text = path.read_bytes().decode()
        assert region["startLine"] == region["endLine"]
        line = re.split(r"\r\n|\n", text)[region["startLine"] - 1]
        quotes[path.name] = line[region["startColumn"] - 1 : region["endColumn"] - 1]
        assert text[region["charOffset"] :][: region["charLength"]] == quotes[path.name] == region["snippet"]["text"]
    assert "двадцать" in quotes["ru-новости.txt"] and "Twelve" in quotes["en times.md"]


def test_a_page_has_a_file_and_no_region() -> None:
    report = sample.report()
    places = [p for r in log(report)["results"] for p in (*r["locations"], *r["relatedLocations"])]
    at_page = [p["physicalLocation"] for p in places if p["physicalLocation"]["artifactLocation"]["uri"].endswith("html")]
    assert at_page and all("region" not in place for place in at_page)


OUTSIDE = [
    ("beside", "other", "en times.md and 1 more of {folder}: outside --root {root}: give a --root that holds every article"),
    ("one level too deep", "repo/a story/sub", "outside --root"),
]


@pytest.mark.parametrize(("root", "said"), [row[1:] for row in OUTSIDE], ids=[row[0] for row in OUTSIDE])
@pytest.mark.parametrize("format", ["sarif", "github", "gitlab"])
def test_an_article_outside_the_root_is_an_error(tmp_path: Path, format: str, root: str, said: str) -> None:
    folder = story(tmp_path / "repo" / "a story")
    (tmp_path / root).mkdir(parents=True)
    report = check(read_story([folder]))
    with pytest.raises(ConfigError) as error:
        render(report, format, tmp_path / root)
    assert said.format(folder=folder, root=tmp_path / root) in str(error.value)


def test_a_root_behind_a_link_is_the_same_root(tmp_path: Path) -> None:
    folder = story(tmp_path / "repo" / "a story")
    (tmp_path / "link").symlink_to(tmp_path / "repo")
    report = check(read_story([folder]))
    assert render(report, "sarif", tmp_path / "link") == render(report, "sarif", tmp_path / "repo")


@settings(max_examples=80, deadline=None)
@given(hostile.WORDS)
def test_whatever_articles_say_it_is_sarif_and_no_message_has_a_link(words: str) -> None:
    run = log(hostile.report(words))
    told = [r["message"]["text"] for r in run["results"]]
    told += [p["message"]["text"] for r in run["results"] for p in r["relatedLocations"]]
    told += [n["message"]["text"] for n in run["invocations"][0]["toolExecutionNotifications"]]
    for text in told:
        assert not re.search(r"\[[^\]]*\]\(|[\x00-\x1f\x7f-\x9f\u202a-\u202e]", text)
