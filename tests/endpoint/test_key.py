"""The key goes to the server and nowhere else."""

from __future__ import annotations

from pathlib import Path

import pytest

from consistency.cli import main
from consistency.model_options import Endpoint
from consistency.models.post import Server
from endpoint.conftest import Translate, ferry
from endpoint.server import ChatServer

KEY = "sk-Geheim-4711"
LINES = ["Погибли 12 человек."]


def everywhere(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())


def test_it_is_in_the_header_and_nowhere_else(
    translate: Translate, chat: ChatServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NEWS_KEY", f" {KEY}\n")
    chat.key = KEY
    code, out, err = translate(LINES, "--format", "jsonl", key="NEWS_KEY")
    assert (code, err) == (0, "")
    (asked,) = chat.asked
    assert asked.headers["Authorization"] == f"Bearer {KEY}"
    assert KEY not in str(asked.body) + out
    assert KEY.encode() not in everywhere(tmp_path)


@pytest.mark.parametrize("down", ["wrong key", "500", "400", "echo"])
def test_no_error_tells_it(
    translate: Translate, chat: ChatServer, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], down: str
) -> None:
    """A server that repeats the key in its complaint is no reason to print it."""
    monkeypatch.setenv("CONSISTENCY_API_KEY", KEY)
    chat.key = "another" if down == "wrong key" else None
    chat.down = int(down) if down.isdecimal() else None
    chat.faults = [f"500 you sent {KEY}"] * 9 if down == "echo" else []
    code, out, err = translate(LINES, retries=1)
    assert (code, out) == (2, "")
    assert KEY not in err and "Geheim" not in err
    if down == "wrong key":
        assert "the key in CONSISTENCY_API_KEY is refused (401: wrong key: Bearer ***)" in err
    if down == "echo":
        assert "500: you sent ***" in err


def test_no_report_tells_it(chat: ChatServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CONSISTENCY_API_KEY", KEY)
    chat.key = KEY
    story = ferry(tmp_path / "story")
    (tmp_path / "consistency.yaml").write_text(f"endpoint: {{url: '{chat.url}', model: tiny}}\n", "utf-8")
    code = main(["check", str(story), "--config", str(tmp_path / "consistency.yaml"), "--translator", "endpoint", "--report", str(tmp_path / "r"),
                 "--format", "json", "--output", str(tmp_path / "r.json"), "--exit-zero"])  # fmt: skip
    assert code == 0 and chat.asked
    assert KEY.encode() not in everywhere(tmp_path)
    assert chat.url.encode() not in everywhere(tmp_path / "r") + (tmp_path / "r.json").read_bytes()  # nor is the address in a report


@pytest.mark.parametrize("written", [KEY, "sk_abc123", "''", "A B"])
def test_a_key_in_the_settings_is_refused_and_not_repeated(translate: Translate, written: str) -> None:
    code, _, err = translate(LINES, key=written)
    assert code == 2
    assert "option 'endpoint.key' must be the name of an environment variable, in capitals" in err
    assert KEY not in err and "abc123" not in err


def test_a_key_that_is_none(translate: Translate, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CONSISTENCY_API_KEY", "sk-\nX-Header: ключ")
    code, _, err = translate(LINES)
    assert (code, err) == (2, "consistency: CONSISTENCY_API_KEY: holds characters that no key has: set it anew\n")


@pytest.mark.parametrize(("url", "warned"), [
    ("http://models.example/v1", True), ("https://models.example/v1", False), ("http://localhost:8000/v1", False), ("http://[::1]:8000/v1", False),
    ("http://127.0.0.2/v1", False), ("http://localhost.example/v1", True),
])  # fmt: skip
def test_in_clear_over_the_network_is_warned_of(monkeypatch: pytest.MonkeyPatch, url: str, warned: bool) -> None:
    monkeypatch.setenv("CONSISTENCY_API_KEY", KEY)
    server = Server(Endpoint(url=url, model="tiny"))
    assert bool(server.warnings) == warned
    monkeypatch.delenv("CONSISTENCY_API_KEY")
    assert server.warnings == ()
