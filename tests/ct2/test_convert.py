"""The conversion: made once, whole or not at all, made anew where it is broken, kept apart by what it was made of."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from consistency.models import locate
from consistency.translate.ct2.convert import MANIFEST, converted, put, whole
from consistency.translate.neural.families import load_family
from tests.ct2.conftest import settings, translated

Checkpoint = Callable[[str], Path]
LINES = ["Мост закрыт, а автобусы идут другой дорогой."]


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cache that this test has for itself."""
    monkeypatch.setenv("CONSISTENCY_CACHE", str(tmp_path / "own"))
    return tmp_path / "own" / "ctranslate2"


def folders(own: Path) -> list[Path]:
    return sorted(own.iterdir()) if own.exists() else []


def test_it_is_made_once_for_each_kind_of_number(own: Path, checkpoint: Checkpoint, capsys: pytest.CaptureFixture[str]) -> None:
    settings(checkpoint("marian"))
    first = translated(LINES, "ru", capsys)
    (made,) = folders(own)
    assert made.name.startswith("marian-int8-")
    state = {p.name: p.stat().st_mtime_ns for p in made.iterdir()}
    assert translated(LINES, "ru", capsys) == first
    assert {p.name: p.stat().st_mtime_ns for p in made.iterdir()} == state
    settings(checkpoint("marian"), precision="float32")
    translated(LINES, "ru", capsys)
    assert [p.name.rsplit("-", 1)[0] for p in folders(own)] == ["marian-float32", "marian-int8"]
    sizes = [(p / "model.bin").stat().st_size for p in folders(own)]
    assert sizes[1] < sizes[0] / 2


def test_other_weights_have_another(own: Path, checkpoint: Checkpoint, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    copy = Path(shutil.copytree(checkpoint("marian"), tmp_path / "marian"))
    for _ in range(2):
        settings(copy)
        translated(LINES, "ru", capsys)
        (copy / "generation_config.json").write_text("{}", "utf-8")
    assert len(folders(own)) == 2


def truncated(folder: Path) -> None:
    path = folder / "model.bin"
    path.write_bytes(path.read_bytes()[:-100])


def garbage(folder: Path) -> None:
    path = folder / "model.bin"
    path.write_bytes(b"\xff" * path.stat().st_size)


def half_done(folder: Path) -> None:
    """As a process that was killed would leave it, if it wrote in place."""
    (folder / MANIFEST).unlink()
    (folder / "config.json").unlink()


def no_manifest(folder: Path) -> None:
    (folder / MANIFEST).write_text("[]", "utf-8")


@pytest.mark.parametrize("damage", [truncated, garbage, half_done, no_manifest])
def test_a_broken_one_is_made_anew(
    damage: Callable[[Path], None], own: Path, checkpoint: Checkpoint, capsys: pytest.CaptureFixture[str]
) -> None:
    settings(checkpoint("marian"))
    first = translated(LINES, "ru", capsys)
    (made,) = folders(own)
    damage(made)
    assert translated(LINES, "ru", capsys) == first
    assert folders(own) == [made]
    assert whole(made)


@pytest.mark.parametrize("before", ["nothing", "broken", "whole"])
def test_several_at_once_leave_one_whole_one(before: str, own: Path, checkpoint: Checkpoint, tmp_path: Path) -> None:
    """Conversions take too long to meet at the moment that matters, when each moves its own to the place of all: that is done here
    by several at once, many times."""
    found = locate(str(checkpoint("m2m100")))
    target = converted(found, load_family(found).tokenizer, "int8")
    for turn in range(20):
        copies = [Path(shutil.copytree(target, tmp_path / f"{turn}-{number}" / "model")) for number in range(4)]
        if before == "nothing":
            shutil.rmtree(target)
        elif before == "broken":
            truncated(target)
        with ThreadPoolExecutor(len(copies)) as pool:
            list(pool.map(lambda made: put(made, target, anew=False), copies))
        assert folders(own) == [target]
        assert whole(target)


def test_a_cache_that_cannot_be_written(checkpoint: Checkpoint, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    from consistency.cli import main

    (tmp_path / "file").write_text("", "utf-8")
    monkeypatch.setenv("CONSISTENCY_CACHE", str(tmp_path / "file"))
    settings(checkpoint("marian"))
    Path("lines.txt").write_text("Мост\n", "utf-8")
    assert main(["translate", "lines.txt", "--from", "ru", "--lines"]) == 2
    out, err = capsys.readouterr()
    assert (out, err.count("\n")) == ("", 1)
    assert "model marian: cannot be converted for ctranslate2: " in err
    assert err.endswith("set CONSISTENCY_CACHE to a folder that can be written\n")


def test_torch_is_needed_to_convert_and_not_to_run(
    own: Path, checkpoint: Checkpoint, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from consistency.cli import main

    settings(checkpoint("marian"))
    Path("lines.txt").write_text(f"{LINES[0]}\n", "utf-8")
    with monkeypatch.context() as without:
        without.setitem(sys.modules, "torch", None)
        assert main(["translate", "lines.txt", "--from", "ru", "--lines"]) == 2
        assert capsys.readouterr().err == "consistency: package torch: not installed, and converting needs it: pip install 'torch>=2.6,<2.14'\n"
    first = translated(LINES, "ru", capsys)
    monkeypatch.setitem(sys.modules, "torch", None)
    assert translated(LINES, "ru", capsys) == first


def test_what_a_killed_one_left_is_cleared_and_what_runs_is_not(own: Path, checkpoint: Checkpoint, capsys: pytest.CaptureFixture[str]) -> None:
    own.mkdir(parents=True)
    child = subprocess.Popen(
        [sys.executable, "-c", KILLED, str(own)], stdout=subprocess.PIPE, text=True, cwd=Path(__file__).parents[2]
    )  # fmt: skip
    assert child.stdout is not None and child.stdout.readline() == "half\n"
    (left,) = folders(own)
    os.utime(left, (0, 0))  # as of a conversion that takes long
    settings(checkpoint("marian"))
    translated(LINES, "ru", capsys)
    assert left in folders(own), "its process lives"
    child.kill()
    child.wait()
    child.stdout.close()
    settings(checkpoint("marian"), precision="float32")
    translated(LINES, "ru", capsys)
    assert [p.name.rsplit("-", 1)[0] for p in folders(own)] == ["marian-float32", "marian-int8"]


KILLED = """
import sys, time
from pathlib import Path
from consistency.translate.ct2.leftovers import folder_in
with folder_in(Path(sys.argv[1]), "marian-int8-0") as part:
    (part / "model.bin").write_bytes(b"half")
    print("half", flush=True)
    time.sleep(60)
"""


@pytest.mark.parametrize("translator", ["ctranslate2", "neural"])
def test_nothing_of_transformers_own_is_printed(translator: str, own: Path, checkpoint: Checkpoint, capsys: pytest.CaptureFixture[str]) -> None:
    """Bars and reports of loading; what made the checkpoints has switched the bars off."""
    from transformers.utils import logging

    from consistency.cli import main

    settings(checkpoint("marian"))
    Path("lines.txt").write_text(f"{LINES[0]}\n", "utf-8")
    capsys.readouterr()
    before = logging.is_progress_bar_enabled()
    logging.enable_progress_bar()
    try:
        assert main(["translate", "lines.txt", "--from", "ru", "--lines", "--translator", translator]) == 0
        assert logging.is_progress_bar_enabled(), "as it was"
    finally:
        if not before:
            logging.disable_progress_bar()
    assert [line for line in capsys.readouterr().err.splitlines() if not line.startswith("warning: translator ")] == []
