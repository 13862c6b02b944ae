"""Which way a language is written: what ``dir`` says beside every ``lang`` of a page."""

from __future__ import annotations

LEFT_TO_RIGHT = frozenset({"az", "en", "kk", "ru", "tr"})
ARABIC_OR_HEBREW = frozenset({"arab", "hebr"})  # scripts: az-Arab is Azerbaijani as Iran writes it
RIGHT_TO_LEFT = frozenset({"ar", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"})


def direction(language: str) -> str:
    """``ltr`` or ``rtl``; ``auto``, which goes by the first letter, where the language does not tell.

    A Russian sentence that begins with an Arabic name is no Arabic one, so ``auto`` is only for what we do not know.
    """
    code, *more = language.lower().split("-")
    if ARABIC_OR_HEBREW & set(more):
        return "rtl"
    if code in LEFT_TO_RIGHT:
        return "ltr"
    return "rtl" if code in RIGHT_TO_LEFT else "auto"
