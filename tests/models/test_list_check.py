"""``consistency models list`` and ``check``: what there is, and whether it would run."""

from __future__ import annotations

import json
import re
import shlex
import shutil
import sys
import tomllib
from pathlib import Path

import pytest

from consistency.cli import main
from tests import tiny
from tests.models.hub_server import Hub

ROOT = Path(__file__).parents[2]


def test_the_list_is_the_one_in_the_docs(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["models", "list"]) == 0
    out, err = capsys.readouterr()
    assert err == ""
    assert f"```\n$ consistency models list\n{out}```\n" in (ROOT / "docs" / "presets.md").read_text("utf-8")


def test_the_list_tells_what_is_pinned_and_on_disk(hub: Hub, files: dict[str, bytes], capsys: pytest.CaptureFixture[str]) -> None:
    azeri = hub.put("Helsinki-NLP/opus-mt-az-en", files)
    other = hub.put("a/b", files)
    russian = hub.put("Helsinki-NLP/opus-mt-ru-en", files, "refs/pr/2")
    assert main(["models", "pull", "opus-mt-ru-en"]) == 0
    Path("models.lock").unlink()  # on disk, and pinned no more
    assert main(["models", "pull", "opus-mt-az-en", "a/b"]) == 0
    shutil.rmtree(Path("../hf/hub/models--a--b"))  # pinned, and not on disk any more
    capsys.readouterr()
    assert main(["models", "list"]) == 0
    lines = {line.split()[0]: line for line in capsys.readouterr().out.splitlines() if line.startswith("  ")}
    assert re.search("  pinned, on disk$", lines["opus-mt-az-en"])
    assert re.search("  on disk, not pinned$", lines["opus-mt-ru-en"])
    assert re.search("  pinned, not on disk$", lines["a/b"])
    assert re.search("  -$", lines["opus-mt-trk-en"])
    assert main(["models", "list", "--format", "json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["schema"] == "consistency-models-list/1"
    states = {row["name"]: (row["pinned"], row["on_disk"]) for row in told["models"]}
    assert states["opus-mt-az-en"] == (azeri, azeri)
    assert states["opus-mt-ru-en"] == (None, russian)
    assert states["a/b"] == (other, None)
    assert states["labse"] == (None, None)
    nllb = next(row for row in told["models"] if row["name"] == "nllb-200-600m")
    assert (nllb["non_commercial"], nllb["licence"], nllb["used_by"]) == (True, "cc-by-nc-4.0", "translator")


def test_check_asks_for_what_the_settings_use_and_the_lock_has(hub: Hub, files: dict[str, bytes], capsys: pytest.CaptureFixture[str]) -> None:
    commit = hub.put("Helsinki-NLP/opus-mt-ru-en", files, "refs/pr/2")
    assert main(["models", "pull", "opus-mt-ru-en"]) == 0
    capsys.readouterr()
    assert main(["models", "check"]) == 0
    assert capsys.readouterr().out == f"ok     opus-mt-ru-en  {commit[:12]}  MarianMTModel\n"
    Path("consistency.yaml").write_text(
        "translator: ctranslate2\nlanguages: [ru, az, en]\nneural: {model: 'opus-mt-{language}-en'}\nverify: {by: nli, model: mdeberta-xnli-2mil7}\nencoder: {model: labse}\n",
        "utf-8",
    )
    assert main(["models", "check"]) == 2
    out, err = capsys.readouterr()
    assert [line for line in out.splitlines() if not line.startswith(" ")] == [
        f"ok     opus-mt-ru-en  {commit[:12]}  MarianMTModel", "amiss  opus-mt-az-en", "amiss  mdeberta-xnli-2mil7", "amiss  labse",
    ]  # fmt: skip
    assert "not on disk: consistency models pull labse\n" in out
    assert err == "consistency: models amiss: 3 of 4: opus-mt-az-en, mdeberta-xnli-2mil7, labse\n"


def test_nothing_to_check(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["models", "check"]) == 0
    assert capsys.readouterr() == ("", "nothing to check: no model in the settings, none in models.lock\n")


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("config.json", b"{", "config.json cannot be read: "),
        ("config.json", b'{"model_type": "no-such-thing"}', "config.json cannot be read: "),
        ("vocab.json", b"{", "its tokenizer cannot be read: "),
        ("source.spm", None, "its tokenizer cannot be read: "),
        ("model.safetensors", b"\x08\0\0\0\0\0\0\0", "model.safetensors cannot be read: "),
    ],
)
def test_a_broken_checkpoint(name: str, content: bytes | None, told: str, checkpoint: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.copytree(checkpoint, "broken")
    if content is None:
        Path("broken", name).unlink()
    else:
        Path("broken", name).write_bytes(content)
    assert main(["models", "check", "./broken", "--format", "json"]) == 2
    (row,) = json.loads(capsys.readouterr().out)["models"]
    assert [problem[: len(told)] for problem in row["problems"]] == [told]


def test_small100_needs_no_code_of_its_own(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    tiny.m2m100(tmp_path / "small100", small100=True)
    assert main(["models", "check", str(tmp_path / "small100")]) == 0
    assert re.fullmatch(rf"ok     {tmp_path}/small100  [0-9a-f]{{12}}  M2M100ForConditionalGeneration\n", capsys.readouterr().out)


def test_code_of_a_checkpoint_is_never_run(checkpoint: Path) -> None:
    shutil.copytree(checkpoint, "evil")
    config = json.loads(Path("evil/config.json").read_text("utf-8"))
    config |= {"model_type": "evil", "auto_map": {"AutoConfig": "evil.Evil"}}
    Path("evil/config.json").write_text(json.dumps(config), "utf-8")
    Path("evil/evil.py").write_text("from pathlib import Path\nPath('ran').touch()\nclass Evil: pass\n", "utf-8")
    assert main(["models", "check", "./evil"]) == 2
    assert not Path("ran").exists()


@pytest.mark.parametrize(
    ("settings", "lacking", "told"),
    [
        ("language: en", "sentencepiece", "needs sentencepiece: pip install 'sentencepiece>=0.2'"),
        ("translator: ctranslate2", "ctranslate2", "needs ctranslate2: pip install 'ctranslate2>=4.5,<5'"),
        ("translator: gloss", "ctranslate2", None),
        ("neural: {device: cuda}", None, "neural.device: cuda, and torch finds none"),
        ("{translator: ctranslate2, neural: {device: cuda}}", None, "neural.device: cuda, and CTranslate2 finds none here"),
    ],
)
def test_what_this_machine_lacks(
    settings: str, lacking: str | None, told: str | None, checkpoint: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    import torch

    if "cuda" in settings and torch.cuda.is_available():
        told = None
    Path("consistency.yaml").write_text(settings, "utf-8")
    if lacking is not None:
        monkeypatch.setitem(sys.modules, lacking, None)
    code = main(["models", "check", str(checkpoint)])
    out = capsys.readouterr().out
    assert code == (0 if told is None else 2)
    assert told is None or told in out


def test_the_pip_lines_ask_for_what_pyproject_asks_for() -> None:
    from consistency.models.extras import CT2, pip_line

    extras = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["optional-dependencies"]
    asked = {*extras["neural"], *extras["ct2"]} - {"consistency[neural]"}
    assert set(shlex.split(pip_line([*CT2, "huggingface_hub"]))) - {"pip", "install"} == asked
