"""A server for each test, and a cache folder of its own: never the one of whoever runs the tests."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from consistency.cli import main
from endpoint.server import ChatServer, serving

Translate = Callable[..., tuple[int, str, str]]

RUSSIAN = """В порту перевернулся паром

Погибли 12 человек, сообщили власти порта в понедельник.

Паром вышел из Баку в пятницу и шёл с грузом зерна.
"""
ENGLISH = """A ferry capsizes in port

The port authority said on Monday that 21 people had died.

The ferry left Baku on Friday with a cargo of grain.
"""
FERRY = {
    "В порту перевернулся паром": "A ferry capsized in port",
    "Погибли 12 человек, сообщили власти порта в понедельник.": "12 people died, the port authority said on Monday.",
    "Паром вышел из Баку в пятницу и шёл с грузом зерна.": "The ferry left Baku on Friday and carried a cargo of grain.",
}  # fmt: skip


def ferry(folder: Path) -> Path:
    """A story of two articles that contradict each other; the server's table for it is ``FERRY``."""
    folder.mkdir()
    (folder / "ru-port.txt").write_text(RUSSIAN, "utf-8")
    (folder / "en-port.txt").write_text(ENGLISH, "utf-8")
    return folder


@pytest.fixture(autouse=True)
def _apart(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.delenv("CONSISTENCY_API_KEY", raising=False)


@pytest.fixture
def chat() -> Iterator[ChatServer]:
    with serving(ChatServer()) as server:
        yield server


@pytest.fixture
def translate(chat: ChatServer, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Translate:
    """``consistency translate`` of lines through the server: (exit code, standard output, standard error). Settings as YAML."""

    def run(lines: list[str], *argv: str, settings: str = "", **options: object) -> tuple[int, str, str]:
        given = {"url": chat.url, "model": "tiny", "backoff": 0.001, **options}
        rows = "".join(f"  {name}: {value}\n" for name, value in given.items() if value is not None)
        config, text = tmp_path / "consistency.yaml", tmp_path / "lines.txt"
        config.write_text(f"translator: endpoint\n{settings}endpoint:\n{rows}", "utf-8")
        text.write_text("".join(f"{line}\n" for line in lines), "utf-8")
        code = main(["translate", str(text), "--from", "ru", "--lines", "--config", str(config), *argv])
        out, err = capsys.readouterr()
        return code, out, err

    return run
