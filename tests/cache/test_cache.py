"""What a model translated is not asked for again: same input, same output; and what becomes of a file that is wrong."""

from __future__ import annotations

import json
import sqlite3
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from endpoint.conftest import FERRY, Translate, ferry
from endpoint.server import ChatServer, plainly
from hypothesis import given
from hypothesis import strategies as st

from consistency.cli import main
from consistency.config import Config
from consistency.reading import article_of_lines
from consistency.records import Sentence, Translation
from consistency.registry import TRANSLATORS
from consistency.translate import doubts_of
from consistency.translate.cache import Cache
from consistency.translate.folding import fold
from consistency.translate.layers import Layers, model_of

LINES = ["Погибли 12 человек.", "Суд отложил решение.", "", "Президент прибыл в Баку 3 мая."]
RIGHT = "".join(f"{line and plainly(line)}\n" for line in LINES)


def kept(tmp_path: Path) -> Path:
    return tmp_path / "cache" / "consistency" / "translations.sqlite"


def test_the_second_run_asks_nobody(translate: Translate, chat: ChatServer) -> None:
    chat.moody = True
    first = translate(LINES, "--format", "jsonl")
    assert first[0] == 0 and len(chat.asked) == 1
    assert translate(LINES, "--format", "jsonl") == first
    assert len(chat.asked) == 1
    chat.down = 401  # nor does it matter that the server is gone
    assert translate(LINES, "--format", "jsonl") == first


def test_nobody_else_reads_it(translate: Translate, tmp_path: Path) -> None:
    translate(LINES)
    assert kept(tmp_path).parent.stat().st_mode & 0o777 == 0o700


def test_only_what_is_new_is_asked(translate: Translate, chat: ChatServer) -> None:
    assert translate(LINES[:2])[0] == 0
    assert translate(["  " + LINES[1].replace(" ", "\u00a0\u00a0"), *LINES])[0] == 0  # folded as the memory folds
    assert [asked.texts for asked in chat.asked] == [LINES[:2], LINES[3:]]


@pytest.mark.parametrize("other", [{"model": "larger"}, {"url": "localhost"}])
def test_another_model_is_asked_itself(translate: Translate, chat: ChatServer, other: dict[str, str]) -> None:
    translate(LINES)
    if "url" in other:
        other = {"url": chat.url.replace("127.0.0.1", "localhost")}
    assert translate(LINES, **other)[:2] == (0, RIGHT)
    assert len(chat.asked) == 2


def test_another_language_is_another_sentence(translate: Translate, chat: ChatServer) -> None:
    translate(["Астана"])
    translate(["Астана"], "--from", "kk")
    assert len(chat.asked) == 2


@pytest.mark.parametrize(("argv", "settings"), [(["--no-cache"], ""), ([], "cache: off\n"), ([], "cache: 'off'\n")])
def test_without(translate: Translate, chat: ChatServer, tmp_path: Path, argv: list[str], settings: str) -> None:
    for _ in range(2):
        assert translate(LINES, *argv, settings=settings) == (0, RIGHT, "")
    assert len(chat.asked) == 2
    assert not kept(tmp_path).exists()


@pytest.mark.parametrize(("argv", "settings"), [([], "cache: kept/here.sqlite\n"), (["--cache", "{tmp}/kept/here.sqlite"], "cache: off\n")])
def test_a_file_that_is_named(translate: Translate, chat: ChatServer, tmp_path: Path, argv: list[str], settings: str) -> None:
    """Relative to the settings; its folder is made."""
    for _ in range(2):
        assert translate(LINES, *(each.format(tmp=tmp_path) for each in argv), settings=settings) == (0, RIGHT, "")
    assert len(chat.asked) == 1
    assert (tmp_path / "kept" / "here.sqlite").exists() and not kept(tmp_path).exists()


def test_a_check_is_the_same_with_and_without(
    chat: ChatServer, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    chat.table = FERRY
    story = ferry(tmp_path / "story")
    (tmp_path / "c.yaml").write_text(f"translator: endpoint\nendpoint: {{url: '{chat.url}', model: tiny}}\n", "utf-8")
    told = []
    for more in (["--no-cache"], [], []):
        assert main(["check", str(story), "--config", str(tmp_path / "c.yaml"), "--format", "json", *more]) == 1
        told.append(capsys.readouterr())
    assert len(chat.asked) == 2
    assert told[0] == told[1] == told[2]
    report = json.loads(told[0].out)
    assert [finding["rule"] for finding in report["findings"]] == ["number"]
    (article,) = [article for article in report["articles"] if article["id"] == "ru-port"]
    assert article["translators"] == {"endpoint": 3}
    assert report["signature"].startswith("translator:endpoint:tiny@")


@pytest.mark.parametrize("translator", ["auto", "gloss"])
def test_what_no_model_made_is_not_kept(translate: Translate, chat: ChatServer, tmp_path: Path, translator: str) -> None:
    assert translate(LINES, "--translator", translator)[0] == 0
    assert not (tmp_path / "cache").exists() and not chat.asked


def foreign(path: Path) -> None:
    with sqlite3.connect(path) as db:
        db.execute("CREATE TABLE places (url TEXT)")
    db.close()


def later(path: Path) -> None:
    cache = Cache(path)
    cache._db()
    cache.close()
    with sqlite3.connect(path) as db:
        db.execute("PRAGMA user_version = 99")
    db.close()


def half(path: Path) -> None:
    """A cache that lost its second half."""
    cache = Cache(path)
    _, sentences = article_of_lines([f"Строка {n}." for n in range(200)], "ru", "a")
    for sentence in sentences:
        assert sentence is not None
        cache.put("x", Translation(sentence=sentence, english="Line " * 20, translator="x"))
    cache.close()
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


WRONG = {
    "another program's": (foreign, "is another program's database"),
    "a later version's": (later, "was made by a later version of consistency (format 99, this one knows 2)"),
    "a text": (lambda path: path.write_text("Dear diary,\n" * 400, "utf-8"), "is broken, or is no cache of translations"),
}


@pytest.mark.parametrize("what", WRONG)
def test_a_file_of_others_that_is_named_is_an_error(translate: Translate, chat: ChatServer, tmp_path: Path, what: str) -> None:
    make, said = WRONG[what]
    path = tmp_path / "theirs.sqlite"
    make(path)
    before = path.read_bytes()
    code, out, err = translate(LINES, "--cache", str(path))
    assert (code, out, chat.asked) == (2, "", [])
    assert err == f"consistency: {path}: {said}: name another file with --cache, or say --no-cache\n"
    assert path.read_bytes() == before


def test_for_many_stories_it_is_one_error(chat: ChatServer, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for n in range(3):
        ferry(tmp_path / f"story{n}")
    foreign(tmp_path / "theirs.sqlite")
    (tmp_path / "c.yaml").write_text(
        f"stories: [story*/]\ntranslator: endpoint\ncache: theirs.sqlite\nendpoint: {{url: '{chat.url}', model: tiny}}\n", "utf-8"
    )
    assert main(["check", "--config", str(tmp_path / "c.yaml")]) == 2
    out, err = capsys.readouterr()
    assert (out, err.count("\n"), chat.asked) == ("", 1, [])
    assert "is another program's database" in err


@pytest.mark.parametrize("what", WRONG)
def test_where_nobody_named_it_the_run_goes_on(translate: Translate, chat: ChatServer, tmp_path: Path, what: str) -> None:
    make, said = WRONG[what]
    path = kept(tmp_path)
    path.parent.mkdir(parents=True)
    make(path)
    before = path.read_bytes()
    code, out, err = translate(LINES)
    assert (code, out) == (0, RIGHT)
    assert err == f"warning: cache translations.sqlite: {said}: translations are not kept (consistency cache info says where it is)\n"
    assert path.read_bytes() == before


def test_a_file_that_breaks_off(translate: Translate, tmp_path: Path) -> None:
    path = kept(tmp_path)
    half(path)
    code, out, err = translate(LINES)
    assert (code, out) == (0, RIGHT)
    assert err.startswith("warning: cache translations.sqlite: ") and err.count("\n") == 1


@pytest.mark.parametrize("named", [True, False])
def test_a_folder_that_cannot_be_written(translate: Translate, chat: ChatServer, tmp_path: Path, named: bool) -> None:
    (tmp_path / "cache").write_text("in the way", "utf-8")
    code, out, err = translate(LINES, *(["--cache", str(tmp_path / "cache" / "c.sqlite")] if named else []))
    assert (code, out) == (0, RIGHT)
    assert err.startswith("warning: cache ") and "cannot be opened" in err and "translations are not kept" in err
    assert str(tmp_path) not in err  # it is told in reports too


def test_an_older_format_is_begun_anew(translate: Translate, chat: ChatServer, tmp_path: Path) -> None:
    translate(LINES)
    with sqlite3.connect(kept(tmp_path)) as db:
        db.executescript("DROP TABLE translation; CREATE TABLE translation (source TEXT); PRAGMA user_version = 1;")
    db.close()
    for _ in range(2):
        assert translate(LINES) == (0, RIGHT, "")
    assert len(chat.asked) == 2


class Short:
    """A model that takes three words at a time, says so, and counts how often it was asked."""

    name = "short"
    signature = "short/1"
    asked = 0

    def translate(self, sentences: Sequence[Sentence]) -> list[Translation]:
        return [made for _, made in self.stream(sentences)]

    def stream(self, sentences: Sequence[Sentence]) -> Iterator[tuple[int, Translation]]:
        self.asked += len(sentences)
        for index, sentence in enumerate(sentences):
            doubt = "" if len(sentence.text.split()) < 4 else "in parts"
            yield index, Translation(sentence=sentence, english=plainly(sentence.text), translator=self.name, doubt=doubt)


def test_what_is_told_of_a_sentence_is_told_from_the_cache_too(tmp_path: Path) -> None:
    _, sentences = article_of_lines([*LINES, LINES[3]], "ru", "a")
    told, model = [], Short()
    for _ in range(2):
        layers = Layers("short", model, cache=Cache(tmp_path / "c.sqlite"))
        made = layers.translate([s for s in sentences if s is not None])
        told.append((made, doubts_of(made)))
    assert told[0] == told[1] and model.asked == 3
    assert told[0][1] == ('translator short: a: "Президент прибыл в Баку 3 мая.": in parts',)


def test_a_relative_cache_home_is_passed_over(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", "somewhere")
    monkeypatch.setenv("HOME", str(tmp_path))
    assert main(["cache", "info"]) == 0
    assert capsys.readouterr().out == f"{tmp_path}/.cache/consistency/translations.sqlite: nothing is kept yet\n"


@given(st.lists(st.tuples(st.text(min_size=1), st.text()), min_size=1, max_size=8))
def test_what_is_kept_comes_back(tmp_path_factory: pytest.TempPathFactory, pairs: list[tuple[str, str]]) -> None:
    """Any text, any English: the first that was put under a folded sentence is what comes back; nothing is kept of nothing."""
    cache = Cache(tmp_path_factory.mktemp("any") / "c.sqlite")
    first: dict[str, str] = {}
    for text, english in pairs:
        _, (sentence,) = article_of_lines([f"«{text}»".replace("\n", " ")], "ru", "a")
        assert sentence is not None
        if english.strip():
            first.setdefault(fold(sentence.text), english)
        put = cache.put("maker", Translation(sentence=sentence, english=english, translator="x", words=3, unknown=1, doubt="odd"))
        found = cache.get("maker", sentence, "x")
        wanted = first.get(fold(sentence.text))
        assert (found and found.english) == wanted
        assert found is None or (found.words, found.unknown, found.doubt) == (3, 1, "odd")
        assert not english.strip() or put.english == wanted
        assert cache.get("another", sentence, "x") is None
    assert cache.warnings == ()
    cache.close()


def test_many_stories_load_one_model(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A run loads its model once, whatever else its stories' settings say; the next run, or another model, loads anew."""
    made: list[Config] = []

    class Loaded(Short):
        def __init__(self, config: Config) -> None:
            made.append(config)

    monkeypatch.setitem(TRANSLATORS, "endpoint", f"{__name__}:Loaded")  # type: ignore[arg-type]
    monkeypatch.setattr(sys.modules[__name__], "Loaded", Loaded, raising=False)
    for n in range(3):
        ferry(tmp_path / f"story{n}")
    (tmp_path / "c.yaml").write_text("stories: [story*/]\ntranslator: endpoint\n", "utf-8")
    for runs in (1, 2):
        assert main(["check", "--config", str(tmp_path / "c.yaml"), "--exit-zero"]) == 0
        assert len(made) == runs
    first = model_of("endpoint", Config(offline=True))
    assert model_of("endpoint", Config(offline=True)) is first
    assert model_of("endpoint", Config()) is not first
