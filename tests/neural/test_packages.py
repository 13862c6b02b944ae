"""What is said, and done, where a package is missing: the packages' own names, since ``consistency`` on PyPI is another project's."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.neural.conftest import settings
from tests.neural.test_check import fails, report, story

Checkpoint = Callable[[str], Path]
ROOT = Path(__file__).parents[2]
ASKED = {"torch": "'torch>=2.6,<2.14'", "transformers": "'transformers>=4.56'", "sentencepiece": "'sentencepiece>=0.2'", "safetensors": "'safetensors>=0.4'"}


@pytest.mark.parametrize("package", ASKED)
def test_a_package_that_is_missing(package: str, monkeypatch: pytest.MonkeyPatch, checkpoint: Checkpoint, capsys: pytest.CaptureFixture[str]) -> None:
    settings(checkpoint("m2m100"))
    monkeypatch.setitem(sys.modules, package, None)
    Path("a.txt").write_text("Мост закрыт.\n", "utf-8")
    said = fails(capsys, "translate", "a.txt", "--from", "ru", "--lines")
    assert said == f"consistency: package {package}: not installed: pip install {ASKED[package]}"


@pytest.mark.parametrize(("translator", "package"), [("neural", "safetensors"), ("ctranslate2", "sentencepiece"), ("ctranslate2", "torch")])
def test_the_gloss_takes_its_place_where_the_settings_say_so(
    translator: str, package: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, checkpoint: Checkpoint, capsys: pytest.CaptureFixture[str]
) -> None:
    """ctranslate2 needs torch for a conversion alone, and so finds out in the midst of a run that it lacks it."""
    monkeypatch.setenv("CONSISTENCY_CACHE", str(tmp_path / "own"))
    story()
    settings(checkpoint("m2m100"), more="fallback: gloss\n")
    monkeypatch.setitem(sys.modules, package, None)
    told = report(capsys, "--translator", translator)
    assert {a["id"]: a["translators"] for a in told["articles"]} == {"en": {"none": 3}, "kk": {"gloss": 3}, "ru": {"gloss": 3}}
    assert any(w.startswith(f"translator {translator}: package {package}: not installed") and "glossed instead" in w for w in told["warnings"]), told["warnings"]


def test_nobody_is_told_to_install_a_strangers_package() -> None:
    """Ours is had by its address alone (``consistency[ct2] @ git+https://…``)."""
    stranger = re.compile(r"""pip install [^\n`]*?["'\s]consistency(?:\[[^\]]*\])?["'](?! @)|pip install (?:-\S+ )*["']?consistency(?:\[[^\]]*\])?["']?\s*(?:$|[`#])""", re.MULTILINE)
    assert stranger.search("x: pip install 'consistency[neural]'") and stranger.search("pip install consistency\n")
    assert not stranger.search("pip install 'consistency[ct2] @ git+https://host/x'")
    files = [p for folder in ("consistency", "docs", "configs") for p in (ROOT / folder).rglob("*") if p.suffix in {".py", ".md", ".yaml", ".yml", ".tsv", ".html", ".txt"}]
    files += [*ROOT.glob("*.md"), *ROOT.glob("*.yml"), *ROOT.glob("*.yaml")]
    assert len(files) > 100
    assert [str(p.relative_to(ROOT)) for p in files if stranger.search(p.read_text("utf-8"))] == []
