"""Who may import whom, what a start may load, and what pyproject.toml must list."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "consistency"
STAGES = ("ingest", "facts", "translate", "claims", "align", "diff", "verify", "control", "report")
SHARED = {"records", "languages", "models", "rules", "config", "model_options", "options", "suppressions", "errors", "registry", "__version__"}
# These may know the stages: the pipeline with its two helpers, and what stands above it.
ABOVE = {"pipeline", "reading", "coverage", "parallel", "cli", "cli_cache", "cli_models", "cli_options", "checking", "starting", "many", "outputs", "linewise", "evaluate", "corpus", "fitness"}
# The gloss carries figures over as the facts of the sentence read them: the one stage that uses another as a library.
LENT = {("translate", "facts")}
HEAVY = (
    "torch",
    "transformers",
    "scipy.optimize",
    "babel",
    "trafilatura",
    "sacrebleu",
    "selenium",
    "pydantic",
    "sqlite3",
)
# module -> distribution, where they differ; None: needed without being imported by name
DISTRIBUTIONS = {"docx": "python-docx", "yaml": "pyyaml", "charset_normalizer": "charset-normalizer"}
UNIMPORTED = {"pymorphy3-dicts-ru", "dawg2", "tzdata"}  # tzdata is read as files; pymorphy3 finds its dictionary, and a faster reader of it, itself


def imports(path: Path) -> Iterator[str]:
    """Every module that a file imports, at any depth of it, as a dotted name."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: a relative import"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def parts() -> list[tuple[str, Path]]:
    """(part of the package, file): the folder's name, or the module's."""
    files = sorted(PACKAGE.rglob("*.py"))
    return [(path.relative_to(PACKAGE).parts[0].removesuffix(".py"), path) for path in files]


def own(path: Path) -> set[str]:
    """The parts of our own package that a file imports."""
    return {name.split(".")[1] for name in imports(path) if name.startswith("consistency.")}


@pytest.mark.parametrize("stage", [*STAGES, "guard", "languages"])
def test_a_stage_imports_no_other_stage(stage: str) -> None:
    files = [path for part, path in parts() if part == stage]
    assert files, f"no such stage: {stage}"
    strange = {
        str(path.relative_to(ROOT)): bad
        for path in files
        if (bad := own(path) - SHARED - {stage} - {b for a, b in LENT if a == stage})
    }
    assert strange == {}


@pytest.mark.parametrize("base", sorted(SHARED - {"languages", "__version__"}))
def test_what_is_shared_knows_no_stage(base: str) -> None:
    for part, path in parts():
        if part == base:
            assert own(path) <= SHARED | {"options", "settings"}, path


def test_only_the_top_knows_the_stages() -> None:
    for part, path in parts():
        if part not in ABOVE and part not in STAGES and part not in ("__init__", "__main__"):
            assert own(path).isdisjoint({*STAGES, "guard", "pipeline"}), path


def run(code: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, check=False, text=True, cwd=ROOT, timeout=60
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_import_loads_next_to_nothing() -> None:
    loaded = run("import sys; before = set(sys.modules); import consistency; print(*sorted(set(sys.modules) - before))")
    assert [m for m in loaded.split() if not m.startswith(("consistency", "__future__", "typing", "collections", "re", "_"))
            and m.split(".")[0] not in sys.stdlib_module_names] == []  # fmt: skip
    assert [m for m in loaded.split() if m.startswith("consistency")] == ["consistency"]


@pytest.mark.parametrize("translator", ["auto", "gloss"])
def test_a_check_loads_nothing_heavy(translator: str) -> None:
    code = f"""
import sys, io
from consistency.cli import main
out, sys.stdout = sys.stdout, io.StringIO()
code = main(["check", "seeds", "--format", "json", "--fail-on", "never", "--translator", {translator!r}])
assert code == 0, code
print(*(m for m in {HEAVY!r} if m in sys.modules), file=out)
"""
    assert run(code).split() == []


def test_public_names() -> None:
    import consistency

    assert consistency.__all__ == ["Finding", "Report", "__version__", "check", "load_config"]
    assert all(getattr(consistency, name) for name in consistency.__all__)
    with pytest.raises(AttributeError, match="no attribute 'chek'"):
        _ = consistency.chek  # type: ignore[attr-defined]


def distribution(requirement: str) -> str:
    found = re.match(r"[A-Za-z0-9._-]+", requirement)
    assert found, requirement
    return found[0].lower()


def third_party() -> set[str]:
    modules = {name.split(".")[0] for _, path in parts() for name in imports(path)}
    outside = modules - set(sys.stdlib_module_names) - {"consistency"}
    return {DISTRIBUTIONS.get(module, module).lower() for module in outside}


def test_pyproject_lists_what_the_code_imports() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    core = {distribution(r) for r in project["dependencies"]}
    extras = {distribution(r) for name in ("neural", "ct2", "html", "docx") for r in project["optional-dependencies"][name]}
    assert third_party() - core - extras == set(), "imported, but not listed"
    assert {name.lower() for name in core} - third_party() - UNIMPORTED == set(), "listed, but not imported"


def test_torch_is_capped() -> None:
    extras = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["optional-dependencies"]
    assert "torch>=2.6,<2.14" in extras["neural"]
