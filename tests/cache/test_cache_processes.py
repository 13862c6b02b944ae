"""Processes that are killed, interrupted, and that share one cache."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from endpoint.server import ChatServer, plainly

from consistency.cli import main

LINES = [f"Погибли {n} человек." for n in range(40)]
RIGHT = "".join(f"{plainly(line)}\n" for line in LINES)
PARALLEL = 2


@pytest.fixture
def command(tmp_path: Path, chat: ChatServer) -> list[str]:
    """A command that takes its time, one sentence a request."""
    (tmp_path / "lines.txt").write_text("".join(f"{line}\n" for line in LINES), "utf-8")
    (tmp_path / "c.yaml").write_text(
        f"translator: endpoint\nendpoint: {{url: '{chat.url}', model: tiny, batch: 1, parallel: {PARALLEL}}}\n", "utf-8"
    )
    return ["translate", str(tmp_path / "lines.txt"), "--from", "ru", "--lines", "--config", str(tmp_path / "c.yaml")]


def begin(command: list[str]) -> subprocess.Popen[str]:
    root = str(Path(__file__).parents[2])
    environment = os.environ | {"PYTHONPATH": root}
    return subprocess.Popen(
        [sys.executable, "-m", "consistency", *command], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment
    )


def until(holds: Callable[[], bool]) -> None:
    end = time.monotonic() + 60
    while not holds():
        assert time.monotonic() < end, "it never came to that"
        time.sleep(0.005)


def kept(capsys: pytest.CaptureFixture[str]) -> int:
    assert main(["cache", "info", "--format", "json"]) == 0
    return int(json.loads(capsys.readouterr().out)["translations"])


@pytest.mark.parametrize(("sent", "code"), [(signal.SIGKILL, -9), (signal.SIGINT, 130)])
def test_what_is_killed_loses_what_was_running(
    command: list[str], chat: ChatServer, capsys: pytest.CaptureFixture[str], sent: signal.Signals, code: int
) -> None:
    chat.pace = 0.05
    with begin(command) as process:
        until(lambda: len(chat.asked) >= 12)
        process.send_signal(sent)
        out, err = process.communicate(timeout=60)
    assert (process.returncode, out) == (code, "")
    assert "Traceback" not in err
    until(lambda: chat.running == 0)
    asked = len(chat.asked)
    assert asked < len(LINES)
    saved = kept(capsys)
    assert asked - PARALLEL <= saved <= asked
    chat.pace = 0
    assert main(command) == 0
    assert capsys.readouterr().out == RIGHT
    assert len(chat.asked) - asked == len(LINES) - saved  # the rest, and nothing twice
    assert kept(capsys) == len(LINES)


def test_two_at_once_say_the_same(command: list[str], chat: ChatServer, capsys: pytest.CaptureFixture[str]) -> None:
    """A model that answers otherwise each time: who was first is believed by both, and by everybody after them."""
    chat.moody, chat.pace = True, 0.01
    with begin(command) as one, begin(command) as two:
        outs = [process.communicate(timeout=60) for process in (one, two)]
    assert [err for _, err in outs] == ["", ""]
    assert [process.returncode for process in (one, two)] == [0, 0]
    assert outs[0] == outs[1]
    asked = len(chat.asked)
    assert main(command) == 0
    assert capsys.readouterr().out == outs[0][0]
    assert len(chat.asked) == asked and kept(capsys) == len(LINES)


def test_a_check_in_two_processes_asks_once(chat: ChatServer, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A check of some length reads half of its sentences in a child, which must not ask again, nor touch the cache."""
    story = tmp_path / "story"
    story.mkdir()
    kazakh = [f"Жарылыстан {n} адам қаза тапты, деп хабарлады министрлік." for n in range(40)]
    for name, lines in (("a", LINES), ("b", kazakh)):
        (story / f"{name}.txt").write_text("\n\n".join(lines), "utf-8")
    (story / "story.yaml").write_text("articles:\n  a.txt: {language: ru}\n  b.txt: {language: kk}\n", "utf-8")
    (tmp_path / "c.yaml").write_text(f"translator: endpoint\nendpoint: {{url: '{chat.url}', model: tiny}}\n", "utf-8")
    for _ in range(2):
        assert main(["check", str(story), "--config", str(tmp_path / "c.yaml"), "--format", "json", "--exit-zero"]) == 0
        assert json.loads(capsys.readouterr().out)["articles"][0]["translators"] == {"endpoint": 40}
    assert sorted(text for asked in chat.asked for text in asked.texts) == sorted([*LINES, *kazakh])
