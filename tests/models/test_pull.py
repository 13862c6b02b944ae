"""``consistency models pull`` against a hub that speaks its protocol on this machine."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from consistency.cli import main
from consistency.models import locate
from consistency.models.files import digests
from consistency.models.hub import pull
from consistency.models.places import hub_cache
from tests.models.hub_server import Hub

ROOT = Path(__file__).parents[2]
RUSSIAN = "Helsinki-NLP/opus-mt-ru-en"
UNWANTED = {"pytorch_model.bin": b"pickle", "tf_model.h5": b"h5", "modeling_evil.py": b"import os", "README.md": b"# A model", "onnx/model.onnx": b"0",
            "onnx/model.safetensors": b"0", "model.fp16.safetensors": b"0", ".gitattributes": b"", "../out.json": b"{}"}  # fmt: skip


@pytest.fixture(scope="session")
def files() -> dict[str, bytes]:
    """A repository: what is downloaded is not looked into here."""
    return {"config.json": b'{"model_type": "marian"}', "vocab.json": b'{"a": 0}', "source.spm": b"pieces" * 40, "model.safetensors": b"weights" * 4000}


def lock_of(row: dict[str, object]) -> str:
    return json.dumps({"schema": "consistency-models/1", "models": [row]})


def locked() -> dict[str, dict[str, object]]:
    return {row["model"]: row for row in json.loads(Path("models.lock").read_text("utf-8"))["models"]}


def fails(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    """Exit code 2, nothing on standard output, and one line on standard error, which is returned."""
    assert main(["models", *words]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.count("\n") == 1, err
    return err


def test_a_preset_comes_from_where_its_safetensors_are_and_is_pinned(
    hub: Hub, files: dict[str, bytes], capsys: pytest.CaptureFixture[str]
) -> None:
    hub.put(RUSSIAN, {name: b for name, b in files.items() if name != "model.safetensors"} | UNWANTED)
    commit = hub.put(RUSSIAN, files | UNWANTED, "refs/pr/2")
    assert main(["models", "pull", "opus-mt-ru-en"]) == 0
    assert capsys.readouterr().out == f"opus-mt-ru-en  {RUSSIAN}@{commit[:12]}  {len(files)} files, {sum(map(len, files.values())) / 1000:.3g} kB  models.lock: new\n"
    assert hub.files_asked() <= set(files), "something that is not needed was downloaded"
    row = locked()[RUSSIAN]
    assert row["revision"] == commit
    assert set(row["files"]) == set(files)  # type: ignore[call-overload]
    found = locate("opus-mt-ru-en")
    assert (found.revision, found.warnings) == (commit, ())
    assert {p.name: p.read_bytes() for p in found.folder.iterdir()} == files


def test_the_lock_is_one_row_a_model_sorted_and_the_same_every_time(hub: Hub, files: dict[str, bytes]) -> None:
    for name in ("z/last", "a/first"):
        hub.put(name, files)
    assert main(["models", "pull", "z/last", "a/first"]) == 0
    written = Path("models.lock").read_text("utf-8")
    assert [line[:20] for line in written.splitlines()] == ['{"schema": "consiste', '{"model": "a/first",', '{"model": "z/last", ', "]}"]
    Path("models.lock").unlink()
    assert main(["models", "pull", "a/first", "z/last"]) == 0
    assert Path("models.lock").read_text("utf-8") == written


def test_a_pinned_model_stays_until_it_is_updated(hub: Hub, files: dict[str, bytes], capsys: pytest.CaptureFixture[str]) -> None:
    first = hub.put("a/b", files)
    assert main(["models", "pull", "a/b"]) == 0
    second = hub.put("a/b", files | {"config.json": files["config.json"] + b"\n"})
    capsys.readouterr()
    assert main(["models", "pull"]) == 0, "without a name: all that the lock has"
    assert capsys.readouterr().out.endswith("models.lock: as pinned\n")
    assert (locked()["a/b"]["revision"], locate("a/b").revision) == (first, first)
    assert main(["models", "pull", "a/b", "--update"]) == 0
    assert capsys.readouterr().out.endswith(f"models.lock: was {first[:12]}\n")
    assert (locked()["a/b"]["revision"], locate("a/b").revision) == (second, second)
    assert main(["models", "pull", "a/b", "--revision", first]) == 0
    assert locate("a/b").revision == first


def test_json_tells_what_came(hub: Hub, files: dict[str, bytes], capsys: pytest.CaptureFixture[str]) -> None:
    commit = hub.put("a/b", files)
    assert main(["models", "pull", "a/b", "--format", "json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["schema"] == "consistency-models-pull/1"
    assert told["models"] == [{"name": "a/b", "hub": "a/b", "revision": commit, "before": None, "files": locked()["a/b"]["files"],
                               "bytes": sum(map(len, files.values()))}]  # fmt: skip


def test_a_sentence_encoder_comes_with_its_steps_and_shards_with_their_index(hub: Hub, files: dict[str, bytes]) -> None:
    steps = {"modules.json": b"[]", "1_Pooling/config.json": b"{}", "2_Dense/config.json": b"{}", "2_Dense/model.safetensors": b"00"}
    shards = {"model.safetensors.index.json": b"{}", "model-00001-of-00002.safetensors": b"1", "model-00002-of-00002.safetensors": b"2"}
    whole = {name: b for name, b in files.items() if name != "model.safetensors"} | steps | shards
    hub.put("a/b", whole | {"2_Dense/pytorch_model.bin": b"pickle"})
    assert main(["models", "pull", "a/b"]) == 0
    assert set(locked()["a/b"]["files"]) == set(whole)  # type: ignore[call-overload]
    assert (locate("a/b").folder / "2_Dense" / "model.safetensors").read_bytes() == b"00"


@pytest.mark.parametrize("how", ["option", "HF_HUB_OFFLINE", "TRANSFORMERS_OFFLINE", "settings"])
def test_offline_nothing_is_asked(how: str, hub: Hub, files: dict[str, bytes], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    hub.put("a/b", files)
    words = ["pull", "a/b", *(["--offline"] if how == "option" else [])]
    if how == "settings":
        Path("consistency.yaml").write_text("offline: true\n", "utf-8")
    elif how != "option":
        monkeypatch.setenv(how, "1")
    reason = f"{how}=1" if how.isupper() else "--offline or offline: true"
    assert fails(capsys, *words) == f"consistency: model a/b: not pulled: the network is forbidden by {reason}\n"
    assert hub.asked == []
    assert not Path("models.lock").exists()


def swapped(hub: Hub) -> None:
    hub.swapped = "model.safetensors"


def gone(hub: Hub) -> None:
    hub.gone = "source.spm"


def cut(hub: Hub) -> None:
    hub.cut = "model.safetensors"


def gated(hub: Hub) -> None:
    hub.repositories["a/b"].gated = True


def without(name: str, *instead: str) -> Callable[[Hub], None]:
    def change(hub: Hub) -> None:
        repository = hub.repositories["a/b"]
        files = {n: b for n, b in repository.commits[repository.references["main"]].items() if n != name}
        hub.put("a/b", files | dict.fromkeys(instead, b"0"))

    return change


def nothing(hub: Hub) -> None:
    pass


@pytest.mark.parametrize(
    ("words", "fault", "told"),
    [
        (["a/c"], nothing, "model a/c: not pulled: the hub has no such model, or it is private"),
        (["a/b", "--revision", "v9"], nothing, "model a/b: not pulled: the hub has no revision v9"),
        (["a/b"], gated, "model a/b: not pulled: gated: accept its terms on its page, and set HF_TOKEN"),
        (["a/b"], gone, "model a/b: not pulled: a file is gone from the hub"),
        (["a/b"], swapped, "model a/b: not pulled: model.safetensors is not what the hub says it holds"),
        (["a/b"], cut, "model a/b: not pulled: the hub cannot be reached, or broke off: .*: what came is kept, pull again"),
        (["a/b"], without("model.safetensors", "pytorch_model.bin"), r"model a/b: its weights are pickle only.*--revision.*docs/presets.md"),
        (["a/b"], without("model.safetensors", "onnx/model.safetensors"), r"model a/b: has no weights \(model.safetensors\)"),
        (["a/b"], without("config.json"), "model a/b: has no config.json"),
        (["opus-mt-rus-en"], nothing, "model opus-mt-rus-en: no preset, .* did you mean opus-mt-ru-en"),
        (["../b"], nothing, r"model \.\./b: no preset"),
        (["a/b/c"], nothing, "model a/b/c: no preset"),
        ([], nothing, "models pull: name a model"),
        (["a/b", "a/c", "--revision", "x"], nothing, "--revision: name one model"),
        (["a/b", "--format", "yaml"], nothing, "--format yaml: use one of text, json"),
    ],
)
def test_what_goes_wrong_is_one_line_and_nothing_is_pinned(
    words: list[str], fault: Callable[[Hub], None], told: str, hub: Hub, files: dict[str, bytes],
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    monkeypatch.setattr("time.sleep", lambda seconds: None)  # the client waits a second before it tries again, five times
    hub.put("a/b", files)
    fault(hub)
    assert re.match(f"consistency: {told}", fails(capsys, "pull", *words))
    assert not Path("models.lock").exists()


def test_a_process_of_its_own_pulls(apart: Path, hub: Hub, files: dict[str, bytes], monkeypatch: pytest.MonkeyPatch) -> None:
    # The hub's client loads its parts when they are asked for: what an earlier test imported must not be what makes this one work.
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    hub.put("a/b", files)
    done = subprocess.run([sys.executable, "-m", "consistency", "models", "pull", "a/b"], capture_output=True, text=True, timeout=120, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.endswith("models.lock: new\n")
    assert set(locked()["a/b"]["files"]) == set(files)  # type: ignore[call-overload]


def test_nobody_listens(capsys: pytest.CaptureFixture[str]) -> None:
    assert "not pulled: the hub cannot be reached" in fails(capsys, "pull", "a/b")


def test_what_was_cut_off_is_gone_on_with(hub: Hub, files: dict[str, bytes], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("time.sleep", lambda seconds: None)
    hub.put("a/b", files)
    hub.cut = "model.safetensors"
    assert main(["models", "pull", "a/b"]) == 2
    hub.cut = None
    assert main(["models", "pull", "a/b"]) == 0
    assert (locate("a/b").folder / "model.safetensors").read_bytes() == files["model.safetensors"]


def test_a_file_that_was_changed_is_not_used_and_comes_anew(hub: Hub, files: dict[str, bytes], capsys: pytest.CaptureFixture[str]) -> None:
    hub.put("a/b", files)
    assert main(["models", "pull", "a/b"]) == 0
    weights = locate("a/b").folder / "model.safetensors"
    weights.resolve().write_bytes(b"\0" + files["model.safetensors"][1:])
    capsys.readouterr()
    assert main(["models", "check", "a/b"]) == 2
    assert re.search("model.safetensors is not what models.lock says .*: consistency models pull a/b", capsys.readouterr().out)
    assert main(["models", "pull"]) == 0
    assert weights.read_bytes() == files["model.safetensors"]


def test_a_hub_that_has_something_else_than_the_lock_is_refused(hub: Hub, files: dict[str, bytes], capsys: pytest.CaptureFixture[str]) -> None:
    commit = hub.put("a/b", files)
    assert main(["models", "pull", "a/b"]) == 0
    hub.repositories["a/b"].commits[commit] = files | {"vocab.json": b"{}"}  # the same commit, says the hub
    (locate("a/b").folder / "vocab.json").resolve().unlink()
    before = Path("models.lock").read_text("utf-8")
    capsys.readouterr()
    assert "model a/b: vocab.json of the hub is not what models.lock says: --update takes" in fails(capsys, "pull")
    assert Path("models.lock").read_text("utf-8") == before


def test_the_lock_lies_beside_the_settings_and_is_found_from_below(
    apart: Path, hub: Hub, files: dict[str, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    (apart / "consistency.yaml").write_text("language: en\n", "utf-8")
    (apart / "stories" / "one").mkdir(parents=True)
    monkeypatch.chdir(apart / "stories")
    commit = hub.put("a/b", files)
    assert main(["models", "pull", "a/b"]) == 0
    assert [p.relative_to(apart).as_posix() for p in apart.rglob("models.lock")] == ["models.lock"]
    monkeypatch.chdir(apart / "stories" / "one")
    assert locate("a/b").revision == commit


def test_a_licence_that_forbids_commercial_use_is_said(hub: Hub, files: dict[str, bytes], capsys: pytest.CaptureFixture[str]) -> None:
    hub.put("facebook/nllb-200-distilled-600M", files, "refs/pr/39")
    assert main(["models", "pull", "nllb-200-600m"]) == 0
    said = "model nllb-200-600m: its licence, cc-by-nc-4.0, forbids commercial use"
    assert capsys.readouterr().err == f"warning: {said}\n"
    assert locate("nllb-200-600m").warnings == (said,)


def test_without_a_lock_the_revision_that_was_pulled_is_found_and_the_reader_warned(hub: Hub, files: dict[str, bytes]) -> None:
    for name, reference in ((RUSSIAN, "refs/pr/2"), ("a/b", "main")):
        commit = hub.put(name, files, reference)
        pull(name, Path("elsewhere.lock"))
        found = locate(name)
        assert found.revision == commit
        assert found.warnings == (f"model {name}: no models.lock pins it; revision {commit[:12]} of the hub's cache was used: consistency models pull {name}",)
    assert hub_cache() in found.folder.parents


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("{", "broken: .*: take it from git, or delete it and pull again"),
        ("[]", r"not a lock of models \(schema consistency-models/1\)"),
        ('{"schema": "consistency-models/2", "models": []}', "not a lock of models"),
        (lock_of({"model": "a/b"}), "broken: a row needs model, revision"),
        (lock_of({"model": "a/b", "revision": "main", "files": {"config.json": "0" * 64}}), "broken: a row"),
        (lock_of({"model": "a/b", "revision": "0" * 40, "files": {"config.json": "0" * 63}}), "broken: a row"),
        (lock_of({"model": "a/b", "revision": "0" * 40, "files": {"../config.json": "0" * 64}}), "broken: a row"),
        (lock_of({"model": "a/b", "revision": "0" * 40, "files": {"/config.json": "0" * 64}}), "broken: a row"),
        (lock_of({"model": "a/b", "revision": "0" * 40, "files": {}}), "broken: a row"),
    ],
)
@pytest.mark.parametrize("command", ["pull", "check", "list"])
def test_a_broken_lock(written: str, told: str, command: str, capsys: pytest.CaptureFixture[str]) -> None:
    Path("models.lock").write_text(written, "utf-8")
    assert re.search(f"models.lock: {told}", fails(capsys, command))


def test_two_at_once_lose_no_pin(hub: Hub, files: dict[str, bytes], monkeypatch: pytest.MonkeyPatch) -> None:
    """Each begins with no lock, and is done when the other may be."""
    names = [f"a/model{n}" for n in range(4)]
    for name in names:
        hub.put(name, files)
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    runs = [subprocess.Popen([sys.executable, "-m", "consistency", "models", "pull", name], stdout=subprocess.DEVNULL) for name in names]
    assert [run.wait(timeout=120) for run in runs] == [0] * len(names)
    assert set(locked()) == set(names)


def test_what_was_pinned_while_a_download_ran_stays(hub: Hub, files: dict[str, bytes], monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("a/b", "c/d"):
        hub.put(name, files)
    assert main(["models", "pull", "c/d"]) == 0
    other = Path("models.lock").read_text("utf-8")
    Path("models.lock").unlink()

    def while_it_runs(_: object) -> None:  # the last thing before the lock is written
        Path("models.lock").write_text(other, "utf-8")

    monkeypatch.setattr("consistency.models.hub.digests", lambda folder, names: (while_it_runs(folder), digests(folder, names))[1])
    assert main(["models", "pull", "a/b"]) == 0
    assert set(locked()) == {"a/b", "c/d"}
    assert [path.name for path in Path().iterdir()] == ["models.lock"], "nothing else is left behind"


def test_what_came_is_told_and_pinned_before_the_next_fails(hub: Hub, files: dict[str, bytes], capsys: pytest.CaptureFixture[str]) -> None:
    commit = hub.put("a/b", files)
    assert main(["models", "pull", "a/b", "a/none"]) == 2
    out, err = capsys.readouterr()
    assert out.startswith(f"a/b  a/b@{commit[:12]}") and "a/none" in err
    assert set(locked()) == {"a/b"}


def test_a_name_with_language_is_one_model_a_language(hub: Hub, files: dict[str, bytes], capsys: pytest.CaptureFixture[str]) -> None:
    hub.put(RUSSIAN, files, "refs/pr/2")
    hub.put("Helsinki-NLP/opus-mt-az-en", files)
    assert main(["models", "pull", "opus-mt-{language}-en"]) == 0
    out, err = capsys.readouterr()
    assert [line.split()[0] for line in out.splitlines()] == ["opus-mt-az-en", "opus-mt-ru-en"]
    assert re.findall(r"^note: model (\S+):", err, re.MULTILINE) == ["opus-mt-kk-en", "opus-mt-tr-en"]
    assert set(locked()) == {RUSSIAN, "Helsinki-NLP/opus-mt-az-en"}
    Path("consistency.yaml").write_text("languages: [ru, en]\n", "utf-8")
    assert main(["models", "pull", "opus-mt-{language}-en"]) == 0
    assert len(capsys.readouterr().out.splitlines()) == 1
    assert "no preset" in fails(capsys, "pull", "nothing-{language}")
