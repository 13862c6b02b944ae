"""The models that have a short name: what their public pages say of them, read from ``presets.yaml`` beside this file."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from consistency.errors import UnknownNameError

FILE = Path(__file__).with_name("presets.yaml")
KINDS = {"translate": "translator", "nli": "verify", "encode": "encoder"}  # kind -> the settings that use it


@dataclass(frozen=True, slots=True, kw_only=True)
class Preset:
    """A row of ``presets.yaml``; None and () where no page told."""

    name: str
    hub: str
    kind: str
    family: str
    licence: str
    source: str
    languages: tuple[str, ...] = ()
    of: int | None = None
    parameters: str | None = None
    size: str | None = None
    note: str | None = None
    revision: str | None = None

    @property
    def non_commercial(self) -> bool:
        """Whether the licence forbids commercial use (Creative Commons NC)."""
        return "nc" in self.licence.lower().split("-")


def presets() -> tuple[Preset, ...]:
    """Every preset, as the file orders them: translators, then verifiers, then encoders."""
    import yaml

    rows = yaml.load(FILE.read_text("utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    return tuple(Preset(**{**row, "languages": tuple(row.get("languages", ()))}) for row in rows)


def preset_of(model: str) -> Preset | None:
    """The preset of that name, or of that name on the hub."""
    return next((p for p in presets() if model in (p.name, p.hub)), None)


def short_name(hub: str) -> str:
    """What to call a model of the hub: its preset's name, where it has one."""
    known = preset_of(hub)
    return known.name if known else hub


def hub_name(model: str) -> str:
    """``owner/name`` on the hub for a preset or such a name. Raises UnknownNameError for anything else."""
    known = preset_of(model)
    if known is not None:
        return known.hub
    owner, slash, name = model.partition("/")
    if slash and all(part and not part.startswith(".") and set(part) <= _PLAIN for part in (owner, name)):
        return model
    from difflib import get_close_matches

    near = get_close_matches(model, [p.name for p in presets()], n=3, cutoff=0.5)
    hint = f"did you mean {' or '.join(near)}? " if near else ""
    raise UnknownNameError(f"model {model}: no preset, no folder with a config.json, no name on the hub (owner/name): {hint}consistency models list")


_PLAIN = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.")


if __name__ == "__main__":
    print(FILE.read_text("utf-8"), end="")
