"""Whole outputs against golden files, and what holds for every format."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace

import pytest

from consistency.errors import UnknownNameError
from consistency.report import FORMATS, SHEETS, render

from . import sample

NAMES = {
    "text": "report.txt", "json": "report.json", "html": "report.html", "sarif": "report.sarif", "junit": "report.junit.xml",
    "markdown": "report.md", "github": "report.github.txt", "gitlab": "report.gitlab.json", "csv": "report.csv",
    "signoff": "signoff.txt", "signoff-markdown": "signoff.md", "signoff-html": "signoff.html",
}  # fmt: skip
NO_NOTES = {"gitlab", "csv", *SHEETS}  # have no place for notes


@pytest.mark.parametrize("format", sorted(FORMATS))
def test_golden(format: str, golden: Callable[[str, str], None]) -> None:
    golden(NAMES[format], sample.rendered(sample.report(), format))


@pytest.mark.parametrize("format", sorted(FORMATS))
def test_the_order_of_the_input_does_not_show(format: str) -> None:
    report = sample.report()
    shuffled = replace(
        report,
        findings=report.findings[::-1],
        readings=report.readings[::-1],
        story=replace(report.story, skipped=report.story.skipped[::-1]),
    )
    assert sample.rendered(shuffled, format) == sample.rendered(report, format)


@pytest.mark.parametrize("format", sorted(FORMATS))
def test_the_folder_never_reaches_a_report(format: str) -> None:
    out = sample.rendered(sample.report(), format)
    assert "somewhere" not in out
    assert ("translations.tmx: a source stands twice" in out) is (format not in NO_NOTES)
    assert out.endswith("\n")


@pytest.mark.parametrize("format", sorted(FORMATS))
def test_a_story_of_nothing_is_rendered(format: str) -> None:
    report = sample.report()
    bare = replace(
        report,
        findings=(),
        coverage=(),
        readings=(),
        warnings=(),
        compared=0.0,
        verdict="unverified",
        failed=False,
        strangers=("en-wire",),
        story=replace(report.story, skipped=(), warnings=()),
    )
    out = sample.rendered(bare, format)
    assert "en-wire" in out
    assert "unverified" in out.lower()


def test_an_unknown_format_names_the_known_ones() -> None:
    with pytest.raises(UnknownNameError, match=r"'pdf': use one of text, json, sarif, junit, markdown, github, gitlab, csv, html, signoff"):
        render(sample.report(), "pdf")


@pytest.mark.parametrize(("format", "unwanted"), [("json", "jinja2 rich"), ("text", "jinja2"), ("html", "rich"),
    ("sarif", "jinja2"), ("junit", "jinja2 rich"), ("github", "jinja2 rich"), ("gitlab", "jinja2 rich"),
    ("csv", "jinja2 rich"), ("markdown", "jinja2 rich"), ("signoff", "jinja2"), ("signoff-markdown", "jinja2 rich"), ("signoff-html", "rich"),
])
def test_a_format_imports_only_what_it_needs(format: str, unwanted: str) -> None:
    code = (
        "import sys; from consistency.report import FORMATS; from importlib import import_module;"
        f"import_module(FORMATS[{format!r}].split(':')[0]);"
        "assert not {'jinja2', 'rich'} & set(sys.modules), 'imported before use';"
        "from tests.report import sample;"
        f"sample.rendered(sample.report(), {format!r});"
        f"found = set({unwanted!r}.split()) & set(sys.modules); assert not found, found"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=sample.ROOT, check=False)
    assert done.returncode == 0, done.stderr
