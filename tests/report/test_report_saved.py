"""A report that was saved beside the articles is no article of the next run."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from consistency.cli import main
from consistency.ingest.files import is_report
from consistency.registry import READERS
from consistency.report import FORMATS

from . import sample

READABLE = sorted(set(FORMATS) - {"csv", "junit", "sarif", "gitlab"})  # of the others no reader would call one .txt
NEAR_MISSES = [
    "Flood in Atyrau · 3 dead\n\nThe river rose.\n",
    "Новости · 12 марта\n  Паводок · Атырау · 3 погибших\n",
    "consistency is what the ministry asks for\n\nThe river rose.\n",
    "::error is what the screen said\n\nThe river rose.\n",
    "Sign-off sheet\n\nThe committee signed it.\n",
]


@pytest.mark.parametrize("language", READERS)
@pytest.mark.parametrize("format", READABLE)
def test_it_is_known(format: str, language: str) -> None:
    assert is_report(sample.rendered(replace(sample.report(), language=language), format))


@pytest.mark.parametrize("text", NEAR_MISSES)
def test_an_article_is_none(text: str) -> None:
    assert not is_report(text)


def test_through_the_door(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "story"
    folder.mkdir()
    (folder / "en-times.txt").write_text("Bridge opens\n\nTwelve people were injured when the old bridge closed, the ministry said.\n", "utf-8")
    (folder / "ru-news.txt").write_text("Открыли мост\n\nПри закрытии старого моста пострадали двадцать человек, сообщило министерство.\n", "utf-8")
    argv = ["check", str(folder), "--root", str(tmp_path), "--format", "csv"]
    first = (main(argv), capsys.readouterr().out)
    for format in ("text", "github", "markdown"):
        main([*argv[:-2], f"--also={format}={folder}/saved-{format}.txt"])
    capsys.readouterr()
    assert (main(argv), capsys.readouterr().out) == first
