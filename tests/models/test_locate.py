"""Which checkpoint a name stands for: a preset, a folder, a name on the hub; what is said where it is not there."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from consistency.errors import ModelError
from consistency.models import locate
from consistency.models.presets import presets


@pytest.mark.parametrize(
    ("model", "offline", "told"),
    [
        ("opus-mt-ru-en", False, "model opus-mt-ru-en: not on disk: consistency models pull opus-mt-ru-en$"),
        ("opus-mt-ru-en", True, "not on disk: consistency models pull opus-mt-ru-en where the network may be used$"),
        ("Helsinki-NLP/opus-mt-ru-en", False, "not on disk: consistency models pull Helsinki-NLP/opus-mt-ru-en$"),
        ("some/thing", False, "model some/thing: not on disk: consistency models pull some/thing$"),
        ("opus-mt-kk-en", False, "model opus-mt-kk-en: no preset, no folder .* did you mean opus-mt-trk-en or"),
        ("./models/ru", False, "model ./models/ru: no config.json there: name a folder that holds a checkpoint"),
        ("/no/such", False, "model /no/such: no config.json there"),
        ("~nobody/x", False, "model ~nobody/x: no config.json there"),
        ("empty", False, "model empty: no config.json there"),
        ("a b", False, "model a b: no preset"),
        ("../..", False, r"model \.\./\.\.: no config.json there"),
    ],
)
def test_what_is_not_there_says_what_to_type(model: str, offline: bool, told: str) -> None:
    Path("empty").mkdir()
    with pytest.raises(ModelError, match=told):
        locate(model, offline=offline)


def test_a_folder_is_known_by_what_its_files_hold(checkpoint: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = locate(str(checkpoint))
    assert (first.name, first.folder, first.warnings) == ("tiny-ru-en", checkpoint, ())
    assert re.fullmatch("sha256:[0-9a-f]{16}", first.revision)
    monkeypatch.chdir(tmp_path)
    shutil.copytree(checkpoint, "elsewhere")
    Path("elsewhere/README.md").write_text("not used", "utf-8")
    for name in ("elsewhere", "./elsewhere", "../" + tmp_path.name + "/elsewhere"):
        there = locate(name)
        assert (there.name, there.revision) == ("elsewhere", first.revision)
    for name in ("vocab.json", "model.safetensors", "config.json"):
        path = Path("elsewhere") / name
        was = path.read_bytes()
        path.write_bytes(was + b" ")
        assert locate("elsewhere").revision != first.revision, name
        path.write_bytes(was)
        assert locate("elsewhere").revision == first.revision, name


def test_a_file_that_did_not_change_is_not_hashed_again(checkpoint: Path, tmp_path: Path) -> None:
    copy = Path(shutil.copytree(checkpoint, tmp_path / "copy"))
    first = locate(str(copy))
    path, state = copy / "model.safetensors", (copy / "model.safetensors").stat()
    path.write_bytes(bytes(state.st_size))  # other bytes, but the same size and time: only reading would tell
    os.utime(path, ns=(state.st_atime_ns, state.st_mtime_ns))
    assert locate(str(copy)).revision == first.revision
    os.utime(path, ns=(state.st_atime_ns, state.st_mtime_ns + 1))
    assert locate(str(copy)).revision != first.revision


@pytest.mark.parametrize("junk", [b"", b"[]", b"{", b'{"x": 1}', b"\xff\xfe"])
def test_a_broken_memory_of_digests_is_no_harm(junk: bytes, checkpoint: Path, tmp_path: Path) -> None:
    right = locate(str(checkpoint)).revision
    (tmp_path / "own" / "digests.json").write_bytes(junk)
    assert locate(str(checkpoint)).revision == right
    assert json.loads((tmp_path / "own" / "digests.json").read_bytes())


def test_pickle_is_never_taken(checkpoint: Path, tmp_path: Path) -> None:
    copy = Path(shutil.copytree(checkpoint, tmp_path / "copy"))
    (copy / "model.safetensors").rename(copy / "pytorch_model.bin")
    with pytest.raises(ModelError, match="its weights are pickle only, which runs code when it is opened"):
        locate(str(copy))


def test_a_preset_is_meant_before_a_folder_of_that_name(checkpoint: Path) -> None:
    shutil.copytree(checkpoint, "opus-mt-ru-en")
    with pytest.raises(ModelError, match="not on disk"):
        locate("opus-mt-ru-en")
    assert locate("./opus-mt-ru-en").name == "opus-mt-ru-en"


def test_the_cache_is_where_the_client_has_it(tmp_path: Path) -> None:
    settings: list[dict[str, str]] = [
        {},
        {"XDG_CACHE_HOME": "/x/cache"},
        {"HF_HOME": "/x/hf"},
        {"HF_HOME": "/x/hf", "HF_HUB_CACHE": "/x/hub"},
        {"HUGGINGFACE_HUB_CACHE": "~/old"},
        {"HF_HUB_CACHE": "$HOME/$HUB", "HUB": "h"},
    ]
    code = """
import importlib, json, os, sys
import huggingface_hub.constants as constants
from consistency.models.places import hub_cache
for settings in json.loads(sys.argv[1]):
    os.environ.update(settings)
    print(importlib.reload(constants).HF_HUB_CACHE == str(hub_cache()), hub_cache())
    for name in settings: del os.environ[name]
"""
    clean = {k: v for k, v in os.environ.items() if not k.startswith(("HF_", "HUGGING", "XDG_"))} | {"HOME": str(tmp_path)}
    root = Path(__file__).parents[2]
    done = subprocess.run([sys.executable, "-c", code, json.dumps(settings)], env=clean, cwd=root, capture_output=True, text=True, check=True)
    assert [line.split()[0] for line in done.stdout.splitlines()] == ["True"] * len(settings), done.stdout


def test_every_preset_says_where_it_was_read() -> None:
    rows = presets()
    names = [p.name for p in rows]
    assert len(set(names)) == len(names)
    assert len({p.hub for p in rows}) == len(rows)
    for preset in rows:
        assert re.fullmatch(r"[\w.-]+/[\w.-]+", preset.hub), preset
        assert preset.kind in ("translate", "nli", "encode"), preset
        assert preset.source.startswith("https://"), preset
        assert re.fullmatch(r"[a-z0-9.-]+", preset.licence), preset
        assert set(preset.languages) <= {"az", "kk", "ru", "tr"}, preset
    covered = {code for p in rows if p.kind == "translate" and not p.non_commercial for code in p.languages}
    assert covered == {"az", "kk", "ru", "tr"}
    assert {p.name for p in rows if p.non_commercial} == {"nllb-200-600m", "nllb-200-1.3b"}


def test_the_presets_are_shown_in_configs() -> None:
    root = Path(__file__).parents[2]
    assert (root / "configs" / "models.yaml").read_text("utf-8") == (root / "consistency" / "models" / "presets.yaml").read_text("utf-8")
