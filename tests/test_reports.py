"""The sample report in reports/ is what the code makes of the seeds, byte for byte, by the command that its README gives."""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from consistency.cli import main

ROOT = Path(__file__).parent.parent
REPORTS = ROOT / "reports"
SAMPLES = ("seeds.html", "seeds.json")


def command() -> list[str]:
    """The words of the command that refreshes the samples, as reports/README.md gives it."""
    (written,) = re.findall(
        r"^python -m consistency (check .*)$", (REPORTS / "README.md").read_text("utf-8"), re.MULTILINE
    )
    return shlex.split(written)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that the command writes to, run in another place, process and locale than last time."""
    place = tmp_path_factory.mktemp("anew")
    shutil.copytree(ROOT / "seeds", place / "seeds")
    environment = {
        **os.environ,
        "PYTHONPATH": str(ROOT),
        "PYTHONHASHSEED": "7",
        "LC_ALL": "C",
        "TZ": "Pacific/Chatham",
        "COLUMNS": "40",
    }
    subprocess.run(
        [sys.executable, "-m", "consistency", *command()], check=True, cwd=place, env=environment, timeout=60
    )
    return place / "reports"


@pytest.mark.parametrize("name", SAMPLES)
def test_the_sample_is_what_the_code_makes(name: str, made: Path) -> None:
    same = (REPORTS / name).read_bytes() == (made / name).read_bytes()
    assert same, f"reports/{name} is out of date: refresh it: python -m consistency {shlex.join(command())}"


def test_the_folder_holds_the_samples_and_no_more(made: Path) -> None:
    assert sorted(path.name for path in made.iterdir()) == sorted(SAMPLES)
    assert sorted(path.name for path in REPORTS.iterdir()) == sorted(["README.md", *SAMPLES])


def test_contributing_gives_the_same_command() -> None:
    assert f"python -m consistency {shlex.join(command())}" in (ROOT / "CONTRIBUTING.md").read_text("utf-8")


def test_the_sample_tells_of_the_seeds() -> None:
    report = json.loads((REPORTS / "seeds.json").read_text("utf-8"))
    assert {a["path"] for a in report["articles"]} == {path.name for path in (ROOT / "seeds").glob("*.txt")}
    page = (REPORTS / "seeds.html").read_text("utf-8")
    assert all(article["path"] in page for article in report["articles"])
    assert report["summary"]["contradictions"] >= 1 and str(ROOT) not in page


def test_a_saved_report_is_no_article(capsys: pytest.CaptureFixture[str]) -> None:
    """Checking the folder again after --report has written into it must not compare the report with the articles."""
    assert main(["check", str(REPORTS)]) == 2
    assert "no readable articles" in capsys.readouterr().err
