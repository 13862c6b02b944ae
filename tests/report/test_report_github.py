"""GitHub's workflow commands, read back as its runner reads them."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given, settings

from consistency.records import Finding, Report, Side
from consistency.report import order, render_all

from . import hostile, sample

COMMAND = re.compile(r"::(?P<name>[a-z]+)(?: (?P<properties>[^:]*))?::(?P<message>.*)")


def unescaped(text: str) -> str:
    for code, sign in (("%2C", ","), ("%3A", ":"), ("%0A", "\n"), ("%0D", "\r"), ("%25", "%")):
        text = text.replace(code, sign)
    return text


def read(out: str) -> tuple[list[tuple[str, dict[str, str], str]], list[str]]:
    """The commands (name, properties, message) and the plain lines of a log, as the runner takes them apart."""
    commands, plain = [], []
    for line in out.split("\n")[:-1]:
        found = COMMAND.fullmatch(line)
        if found is None:
            plain.append(line)
            continue
        pairs = (pair.split("=", 1) for pair in (found["properties"] or "").split(",") if pair)
        commands.append((found["name"], {k: unescaped(v) for k, v in pairs}, unescaped(found["message"])))
    return commands, plain


def annotated(report: Report) -> list[tuple[str, dict[str, str], str]]:
    return read(sample.rendered(report, "github"))[0]


def test_an_annotation_stands_where_the_odd_one_out_says_it() -> None:
    name, where, message = annotated(sample.report())[0]
    assert name == "error"
    assert where == {
        "file": "ferry-storm/ru-vestnik.txt", "line": "5", "endLine": "5", "col": "1", "endColumn": "90",
        "title": "number contradiction",
    }  # fmt: skip
    assert message.startswith("ru-vestnik says: 31 people (according to the port). how many people (brought ashore): ")
    assert "kk-habar.txt:2:1: Қазақстан мен Әзербайжан" in message


def test_what_is_known_or_suppressed_is_only_counted() -> None:
    commands = annotated(sample.report())
    findings = [(name, where["title"]) for name, where, _ in commands if "ferry-storm" not in where["title"]]
    assert findings == [
        ("error", "number contradiction"), ("warning", "omission of a paragraph"), ("warning", "omission of a paragraph"),
    ]  # fmt: skip
    assert commands[-1] == ("notice", {"title": "ferry-storm"}, "3 findings are known or suppressed, and not annotated")
    live = replace(sample.report(), findings=tuple(f for f in sample.report().findings if f.id == "1f0a"))
    assert not any("known" in message for _, _, message in annotated(live))


def test_severities() -> None:
    first = sample.report().findings[-2]
    for severity, name in (("error", "error"), ("warning", "warning"), ("note", "notice")):
        told = annotated(replace(sample.report(), findings=(replace(first, severity=severity),)))  # type: ignore[arg-type]
        assert told[0][0] == name


def test_a_page_has_no_line() -> None:
    (page,) = [where for _, where, _ in annotated(sample.report()) if where.get("file", "").endswith("html")]
    assert page == {"file": "ferry-storm/en-wire.html", "title": "omission of a paragraph"}


def test_the_log_ends_with_each_verdict_and_says_what_was_not_compared() -> None:
    other = replace(sample.report(), verdict="unverified", strangers=("en-wire",), findings=(), failed=False)
    commands, plain = read(render_all([sample.report(), other], "github", sample.AROUND))
    assert [line.split(":")[0] for line in plain] == ["ferry-storm", "ferry-storm"]
    assert plain[0].endswith("· fails") and not plain[1].endswith("fails")
    titles = [(name, where.get("title")) for name, where, _ in commands]
    assert titles.count(("warning", "ferry-storm: unverified")) == 1
    assert ("warning", {"file": "ferry-storm/en-wire.html"}, "en-wire seems to be of another story") in commands


APART = [  # the answers of articles a, b, c …; which are pointed at
    ("two articles: nobody can tell", "AB", "ab"),
    ("one against two", "ABA", "b"),
    ("one against three, the first", "ABBB", "a"),
    ("two against two", "AABB", "abcd"),
    ("three answers, two of them alone", "AABC", "cd"),
    ("three answers", "ABC", "abc"),
]


@pytest.mark.parametrize(("given_", "expected"), [row[1:] for row in APART], ids=[row[0] for row in APART])
def test_which_sides_stand_apart(given_: str, expected: str) -> None:
    sides = tuple(
        Side(article=chr(97 + n), answer=ord(answer), value=None, shown=answer, evidence=()) for n, answer in enumerate(given_)
    )
    finding = Finding(id="x", kind="contradiction", rule="number", severity="error", slot="", message=("number", ()), sides=sides)
    assert "".join(s.article for s in order.apart(finding, {s.article: n for n, s in enumerate(sides)})) == expected


def test_an_article_that_says_it_twice_is_one_article() -> None:
    sides = tuple(
        Side(article=name, answer=answer, value=None, shown=str(answer), evidence=())
        for name, answer in (("a", 0), ("a", 0), ("b", 1), ("c", 1))
    )
    finding = Finding(id="x", kind="contradiction", rule="number", severity="error", slot="", message=("number", ()), sides=sides)
    assert {s.article for s in order.apart(finding, {"a": 0, "b": 1, "c": 2})} == {"a"}


@settings(max_examples=80, deadline=None)
@given(hostile.WORDS)
def test_no_article_can_give_a_command(words: str) -> None:
    plain_words = read(sample.rendered(hostile.report("plain"), "github"))
    commands, plain = read(sample.rendered(hostile.report(words), "github"))
    columns = {"col", "endColumn"}  # not told where the words go over two lines
    assert [(n, w.keys() - columns) for n, w, _ in commands] == [(n, w.keys() - columns) for n, w, _ in plain_words[0]]
    files = [(w.get("file"), told.get("file")) for (_, w, _), (_, told, _) in zip(commands, plain_words[0], strict=True)]
    assert [file for file, told in files if told == "ferry-storm/two.txt"] == ["ferry-storm/two.txt"]
    assert len(plain) == 1 and not re.search("::|##\\[", plain[0])
