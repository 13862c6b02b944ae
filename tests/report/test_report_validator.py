"""The pages under the W3C's Nu validator, from npm: ``npm install vnu-jar``, and its jar's path in ``VNU_JAR``; it wants Java.

html5lib's strict parser (``test_report_html.py``) sees every page in every run; this one knows what elements and attributes mean.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from consistency.report import render
from consistency.report.index import render_index

from . import hostile, large, sample

JAR = os.environ.get("VNU_JAR", "")


@pytest.fixture
def validate(tmp_path: Path) -> object:
    if not JAR or not shutil.which("java"):
        pytest.skip("the Nu validator is not there (VNU_JAR)")

    def errors(pages: dict[str, str]) -> str:
        for name, page in pages.items():
            (tmp_path / f"{name}.html").write_bytes(page.encode("utf-8", "backslashreplace"))
        argv = ["java", "-jar", JAR, "--errors-only", *map(str, sorted(tmp_path.glob("*.html")))]
        return subprocess.run(argv, capture_output=True, text=True, check=False, timeout=120).stderr

    return errors


def test_no_page_has_an_error(validate: object) -> None:
    report = sample.versions(sample.report())
    pages = {"hostile": render(hostile.report("<b>x</b> \u202e\x00 &amp; \"'"), "html"), "large": render(large.report(), "html")}
    for language in ("az", "en", "kk", "ru"):
        told = replace(report, language=language)
        pages |= {f"page-{language}": render(told, "html"), f"index-{language}": render_index([told, told]), f"sheet-{language}": render(told, "signoff-html")}
    assert validate(pages) == ""  # type: ignore[operator]


def test_it_sees_what_is_wrong(validate: object) -> None:
    page = render(sample.report(), "html").replace("</main>", "<p><li>astray</p></main>", 1)
    assert "li" in validate({"broken": page})  # type: ignore[operator]
