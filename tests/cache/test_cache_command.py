"""``consistency cache info|clear|export``."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from endpoint.conftest import FERRY, Translate, ferry
from endpoint.server import ChatServer

from consistency.cli import main

LINES = ["Погибли 12 человек.", "«Он & она» <b>ушли</b>."]
Capture = pytest.CaptureFixture[str]
TMX = """<?xml version="1.0" encoding="UTF-8"?>
<tmx version="1.4">
  <header creationtool="consistency" creationtoolversion="0.1.0" segtype="sentence" o-tmf="consistency" adminlang="en" srclang="*all*" \
datatype="plaintext"/>
  <body>
    <tu srclang="kk">
      <tuv xml:lang="kk"><seg>Ол кетті.</seg></tuv>
      <tuv xml:lang="en"><seg>He left.</seg></tuv>
    </tu>
    <tu srclang="ru">
      <tuv xml:lang="ru"><seg>«Он &amp; она» &lt;b&gt;ушли&lt;/b&gt;.</seg></tuv>
      <tuv xml:lang="en"><seg>“He &amp; she” &lt;b&gt;left&lt;/b&gt;.</seg></tuv>
    </tu>
    <tu srclang="ru">
      <tuv xml:lang="ru"><seg>Погибли 12 человек.</seg></tuv>
      <tuv xml:lang="en"><seg>12 people died.</seg></tuv>
    </tu>
  </body>
</tmx>
"""


@pytest.fixture
def cache(translate: Translate, chat: ChatServer, tmp_path: Path) -> Path:
    """What two models made of a few lines."""
    chat.table = {LINES[0]: "12 people died.", LINES[1]: "“He & she” <b>left</b>.", "Ол кетті.": "He left."}
    path = tmp_path / "kept.sqlite"
    translate(LINES, "--cache", str(path))
    translate(["Ол кетті."], "--cache", str(path), "--from", "kk")
    translate(LINES[:1], "--cache", str(path), model="larger")
    return path


def run(capsys: Capture, *argv: object) -> tuple[int, str, str]:
    code = main(["cache", *map(str, argv)])
    return (code, *capsys.readouterr())


def test_info(cache: Path, capsys: Capture) -> None:
    code, out, err = run(capsys, "info", "--cache", cache)
    assert (code, err) == (0, "")
    head, *rows = out.splitlines()
    assert head.startswith(f"{cache}: 4 translations, 0.")
    told = [row.split() for row in rows]
    assert [(maker.split("@")[0], language, count) for maker, language, count in told] == [
        ("endpoint:larger", "ru", "1"), ("endpoint:tiny", "kk", "1"), ("endpoint:tiny", "ru", "2"),
    ]  # fmt: skip
    code, out, err = run(capsys, "info", "--cache", cache, "--format", "json")
    found = json.loads(out)
    assert (code, found["schema"], found["path"], found["translations"]) == (0, "consistency-cache/1", str(cache), 4)
    assert found["bytes"] >= cache.stat().st_size
    assert [[*row.values()] for row in found["makers"]] == [[maker, language, int(count)] for maker, language, count in told]


def test_clear_all(cache: Path, capsys: Capture) -> None:
    assert run(capsys, "clear", "--cache", cache) == (0, "", f"{cache}: 4 translations deleted\n")
    assert run(capsys, "clear", "--cache", cache) == (0, "", f"{cache}: 0 translations deleted\n")
    assert json.loads(run(capsys, "info", "--cache", cache, "--format", "json")[1])["makers"] == []


def test_clear_what_one_made(cache: Path, capsys: Capture, translate: Translate, chat: ChatServer) -> None:
    assert run(capsys, "clear", "--cache", cache, "--signature", "endpoint:tiny")[2] == f"{cache}: 3 translations deleted\n"
    before = len(chat.asked)
    translate(LINES[:1], "--cache", str(cache), model="larger")
    assert len(chat.asked) == before
    translate(LINES[:1], "--cache", str(cache))
    assert len(chat.asked) == before + 1


def test_export(cache: Path, capsys: Capture, tmp_path: Path) -> None:
    assert run(capsys, "export", "--cache", cache, "--signature", "endpoint:tiny") == (0, TMX, "")
    path = tmp_path / "new" / "ours.tmx"
    assert run(capsys, "export", "--cache", cache, "--signature", "endpoint:tiny", "--tmx", path) == (0, "", "")
    assert path.read_text("utf-8") == TMX
    assert run(capsys, "export", path, "--cache", cache) == (0, "", "")
    assert path.read_text("utf-8").count("<tu ") == 4
    assert run(capsys, "export", "--tmx", "--cache", cache)[1] == path.read_text("utf-8")
    assert run(capsys, "export", tmp_path, "--cache", cache)[2] == f"consistency: {tmp_path}: cannot write: Is a directory\n"


def test_what_was_exported_is_a_memory(chat: ChatServer, tmp_path: Path, capsys: Capture) -> None:
    """A newsroom takes what the model made, mends it, and needs the model no more."""
    chat.table = FERRY
    story, cache = ferry(tmp_path / "story"), tmp_path / "c.sqlite"
    (tmp_path / "c.yaml").write_text(f"cache: c.sqlite\nendpoint: {{url: '{chat.url}', model: tiny}}\n", "utf-8")
    argv = ["check", str(story), "--config", str(tmp_path / "c.yaml"), "--format", "json", "--translator"]
    assert main([*argv, "endpoint"]) == 1
    made = json.loads(capsys.readouterr().out)
    assert run(capsys, "export", "--cache", cache, "--tmx", story / "translations.tmx")[0] == 0
    assert main([*argv, "memory"]) == 1
    again = json.loads(capsys.readouterr().out)
    assert [f["message"] for f in made["findings"]] == [f["message"] for f in again["findings"]]
    assert again["articles"][1]["translators"] == {"memory": 3}


def test_settings_name_the_file(cache: Path, capsys: Capture, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "consistency.yaml").write_text("cache: kept.sqlite\n", "utf-8")
    monkeypatch.chdir(tmp_path)
    assert run(capsys, "info")[1].startswith(f"{cache}: 4 translations")
    (tmp_path / "consistency.yaml").write_text("cache: off\n", "utf-8")
    assert run(capsys, "info") == (2, "", "consistency: the settings say cache: off: name a file with --cache FILE\n")


@pytest.mark.parametrize("command", ["info", "clear", "export"])
def test_where_there_is_none_none_is_made(capsys: Capture, tmp_path: Path, command: str) -> None:
    code, out, err = run(capsys, command, "--cache", tmp_path / "none.sqlite")
    assert code == 0 and ("nothing is kept yet" in out or "0 translations deleted" in err or "<body>\n  </body>" in out)
    assert not (tmp_path / "none.sqlite").exists()


@pytest.mark.parametrize(("argv", "said"), [
    (["clear", "--signature", "neural"], "nothing was made by 'neural': consistency cache info lists the signatures"),
    (["export", "--signature", "neural"], "nothing was made by 'neural'"),
    (["info", "--format", "xml"], "--format xml: use one of text, json"),
    (["info", "--cache", os.devnull + "/x"], "nothing is kept yet"),
    (["empty"], "No such command 'empty'"),
])  # fmt: skip
def test_wrong_usage(cache: Path, capsys: Capture, argv: list[str], said: str) -> None:
    code, out, err = run(capsys, *argv, *([] if "--cache" in argv or argv == ["empty"] else ["--cache", cache]))
    assert said in out + err
    assert code == (0 if "nothing is kept yet" in out else 2) and (out + err).count("\n") == 1


@pytest.mark.parametrize("command", ["info", "clear", "export"])
def test_a_file_of_others_is_left_alone(capsys: Capture, tmp_path: Path, command: str) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("Dear diary,\n" * 200, "utf-8")
    code, out, err = run(capsys, command, "--cache", path)
    assert (code, out) == (2, "")
    assert err == f"consistency: {path}: is broken, or is no cache of translations: nothing was done (a broken cache may be deleted)\n"
    assert path.read_text("utf-8") == "Dear diary,\n" * 200
