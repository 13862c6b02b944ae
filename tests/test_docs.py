"""The docs name what is there: every file, function and table that they point at exists, and every rule is told."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from consistency.languages.build import HERE
from consistency.registry import LANGUAGES, TRANSLATORS
from consistency.report import FORMATS

ROOT = Path(__file__).parent.parent
DOCS = sorted(ROOT.glob("docs/*.md"))
ARCHITECTURE = (ROOT / "docs" / "architecture.md").read_text("utf-8")
STAGES = ("ingest", "facts", "translate", "claims", "align", "diff", "report")


@pytest.mark.parametrize("path", DOCS, ids=lambda path: path.name)
def test_links_lead_somewhere(path: Path) -> None:
    links = [link for link in re.findall(r"\]\(([^)#]+)", path.read_text("utf-8")) if "://" not in link]
    assert [link for link in links if not (path.parent / link).exists()] == []


@pytest.mark.parametrize("path", DOCS, ids=lambda path: path.name)
def test_python_files_that_are_named_exist(path: Path) -> None:
    """``diff/number.py`` or ``tests/test_imports.py`` somewhere in the project; <placeholders> are none."""
    named = set(re.findall(r"`((?:[\w/-]+/)?[\w-]+\.(?:py|tsv|yaml|txt))[`:]", path.read_text("utf-8")))
    there = [
        str(p.relative_to(ROOT))
        for part in ("consistency", "tests", "benchmarks", "configs", "seeds")
        for p in (ROOT / part).rglob("*.*")
    ]
    known = {"consistency.yaml", "story.yaml"}  # a user's own files
    assert sorted(n for n in named - known if not any(f"/{t}".endswith(f"/{n}") for t in there)) == []


def test_the_walk_names_functions_that_exist() -> None:
    walk = ARCHITECTURE[ARCHITECTURE.index("## What happens") : ARCHITECTURE.index("## The rule of imports")]
    sources = "".join(p.read_text("utf-8") for p in (ROOT / "consistency").rglob("*.py"))
    named = set(re.findall(r"`(?:\w+\.)?([a-z]+(?:_[a-z]+)+)`", walk))
    assert len(named) > 10
    assert (
        sorted(name for name in named if f"def {name}(" not in sources and not (ROOT / "consistency" / name).exists())
        == []
    )


def test_every_stage_and_record_is_told() -> None:
    records = (ROOT / "consistency" / "records.py").read_text("utf-8")
    assert [
        name for name in re.findall(r"^class (\w+)", records, re.MULTILINE) if f"`{name}`" not in ARCHITECTURE
    ] == []
    assert [stage for stage in STAGES if f"`{stage}/`" not in ARCHITECTURE] == []


def test_every_kind_of_term_is_told() -> None:
    told = (ROOT / "docs" / "languages.md").read_text("utf-8")
    kinds = {
        line.split("\t")[0]
        for code in LANGUAGES
        for line in (HERE / code / "terms.tsv").read_text("utf-8").splitlines()
    }
    assert sorted(kind for kind in kinds - {"era"} if f"`{kind}`" not in told) == []


def test_every_state_of_the_suffix_tables_is_told() -> None:
    told = (ROOT / "docs" / "languages.md").read_text("utf-8")
    rows = [line.split("\t") for code in ("az", "kk", "tr") for line in (HERE / code / "suffixes.tsv").read_text("utf-8").splitlines()
            if not line.startswith("#")]  # fmt: skip
    states = {state for row in rows for state in (*row[0].split(","), row[1])}
    assert sorted(state for state in states if f"| `{state}` |" not in told) == []


def test_names_that_users_type_are_in_the_readme_or_its_settings() -> None:
    readme = (ROOT / "README.md").read_text("utf-8") + (ROOT / "configs" / "default.yaml").read_text("utf-8")
    assert [name for name in (*TRANSLATORS, *FORMATS, *LANGUAGES) if name not in readme] == []
