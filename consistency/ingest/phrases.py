"""What pages print around an article, recognised piece by piece: counters, buttons, prompts, credits.

The phrases of all languages are known at once: an Azerbaijani page says "Share", a Kazakh one "Читайте также".
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from consistency.ingest.date_words import is_date_word
from consistency.ingest.lines import fold, is_terminal, words
from consistency.languages.page import load_page
from consistency.registry import LANGUAGES

_NETWORK_NAMES = (
    "facebook fb telegram whatsapp vk вк вконтакте twitter x ok одноклассники viber linkedin pinterest reddit email "
    "e-mail mail messenger instagram youtube tiktok skype threads bluesky flipboard pocket rss вайбер телеграм "
    "телеграмм фейсбук ватсап твиттер инстаграм mastodon tumblr line wechat imo zalo max дзен dzen"
)
NETWORKS = frozenset(_NETWORK_NAMES.split())
# Those that are no common word, so that a line which names one speaks of it.
CHANNELS = NETWORKS - {"x", "ok", "line", "max", "pocket", "threads", "email", "e-mail", "mail", "messenger", "одноклассники", "fb", "rss"}
_JOINING = "on in via to and or в во на через и или və ya da ilə және мен арқылы"
_JOINERS = frozenset(_JOINING.split())
_ICONS = {
    "👁": "view counter", "👀": "view counter", "💬": "comment counter", "🗨": "comment counter", "❤": "likes",
    "👍": "likes", "👎": "likes", "⏱": "reading time", "🕒": "reading time", "🔗": "share buttons",
}  # fmt: skip
_NUMBER = re.compile(r"\d+(?:[ \u00a0\u202f.,:’']\d+)*(?:\s?(?:[kкmм]|тыс|мың|млн|mln)(?!\w)\.?)?")
_COUNT = re.compile(r"\D?(?:\d{1,3}(?:[ \u00a0\u202f.,]\d{3})+|\d+(?:[.,]\d)?)\s?(?:[kкmм]|тыс\.?|мың)?\W?")
_SEPARATORS = re.compile(r"\s*[|·•●∙‧│¦⋅]+\s*|\t+|\s{2,}|\s+/\s+")
# A prompt or a credit is one line of a page: longer than this and it is a paragraph that begins like one.
MAX_WORDS = 25
NAME = re.compile(r"[^\W\d_]\.?(?:[^\W\d_]|['’.-])*")


# What carries its own label is furniture even where it ends with a stop; a prompt with a stop may be a sentence.
_LABELLED = frozenset({"tags", "read also", "photo credit", "source credit"})


@dataclass(frozen=True, slots=True)
class Match:
    """``why``: what the piece is; ``strong``: it is that wherever it stands, else only among other furniture."""

    why: str
    strong: bool
    inline: bool = False  # a title of another page follows on the same line


def pieces(text: str) -> list[str]:
    return [piece for piece in _SEPARATORS.split(text.strip()) if piece.strip()]


def match(text: str) -> Match | None:
    """What a line or a piece of a line is, by its words alone; None for text."""
    if len(text) > 400:
        return None
    folded = re.sub(r"\s+", " ", fold(text)).strip()
    level = _level(folded)
    why = _exact().get(level)
    if why:
        return Match(why, "#" in level or " " in level)
    return _signs(text, folded, level) or _shares(folded) or _credit(text) or _pattern(text, folded)


def is_count(text: str) -> bool:
    """A lone number such as ``160`` or ``1,2K``; no phone number."""
    return bool(_COUNT.fullmatch(fold(text).strip()))


def _level(folded: str) -> str:
    numbered = _NUMBER.sub("#", folded)
    return " ".join(re.sub(r"[^\w#+'-]|(?<!\w)-|-(?!\w)", " ", numbered).split())


def _signs(text: str, folded: str, level: str) -> Match | None:
    """Pieces known by signs: an icon with a number, a copyright line, hashtags, an age mark."""
    if level in ("#", ""):
        why = next((why for icon, why in _ICONS.items() if icon in text), None)
        return Match(why, True) if why else None
    if re.match(r"(?:©|\(c\) ?(?:19|20)\d\d)", folded) and len(words(text)) <= MAX_WORDS:
        return Match("copyright", True)
    if re.fullmatch(r"(?:#\w+[\s,;]*)+", folded):
        return Match("tags", True)
    return Match("age mark", False) if re.fullmatch(r"\d{1,2}\+", folded) else None


def _shares(folded: str) -> Match | None:
    """A line of networks, with or without the word for sharing."""
    found = [w for w in re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", folded) if w not in _JOINERS]
    if not found or len(found) > 20 or "://" in folded:
        return None
    share = _words_of("share buttons")
    if not all(w in NETWORKS or w in share for w in found):
        return None
    return Match("share buttons", len(found) > 1 and any(w in NETWORKS for w in found))


def _credit(text: str) -> Match | None:
    """``Автор: Имя Фамилия``, ``By Maya Thornbury``, ``Автор статьиИмя Фамилия`` (glued by an extractor), and as agencies end:
    ``(Reporting by Lucas Fenwick in Nairobi; editing by Ada Colby)``."""
    inside = re.fullmatch(r"\s*\((.*)\)\s*", text)
    parts = (inside[1] if inside else text).split(";")
    if inside or len(parts) > 1:
        whole = all(_one_credit(part.strip(), loose=len(parts) > 1) for part in parts)
        named = any(re.search(r" (?:by|from) [^\W\d_a-z]", part) for part in parts) or len(parts) == 1
        return Match("author credit", True) if whole and named else None
    return _one_credit(text)


_MOST_OF_CREDIT = 8  # words: editing by the news desk, reporting by two or three people


def _one_credit(text: str, *, loose: bool = False) -> Match | None:
    folded = fold(text)
    lead = len(text) - len(text.lstrip(" -–—•|\t"))
    for label in _authors():
        end = lead + len(label)
        if not folded.startswith(label, lead):
            continue
        rest = text[end:]
        glued = rest[:1].isupper() and text[end - 1].islower()
        if rest[:1].isalpha() and not glued:
            continue
        colon = bool(re.match(r"\s*[:：]", rest))
        names = re.sub(r"^[\s:：–—-]+", "", rest)
        if not names:
            return Match("author credit", colon)
        if _is_name(names, loose=colon) or (loose and " " in label and len(names.split()) <= _MOST_OF_CREDIT and not is_terminal(names)):
            return Match("author credit", colon or glued or " " in label)
    return None


def _is_name(text: str, *, loose: bool) -> bool:
    """One to six words, all capitalised (``loose``: at least the first), and no sentence."""
    found = text.replace(",", " ").replace("/", " ").split()
    if not 1 <= len(found) <= (8 if loose else 5) or (is_terminal(text) and not re.search(r"\b[^\W\d_]{1,2}\.$", text)):
        return False
    capital = [word[0].isupper() or not word[0].isalpha() for word in found]
    small = sum(fold(word) in _JOINERS for word in found)
    if not loose and all(is_date_word(word) or fold(word) in _JOINERS for word in found):
        return False  # By Friday
    return found[0][0].isupper() if loose else sum(capital) + small == len(found)


def is_name(text: str) -> bool:
    """A lone personal name: two or three capitalised words and nothing else."""
    return 2 <= len(text.split()) <= 3 and all(NAME.fullmatch(w) and w[0].isupper() for w in text.split())


def _pattern(text: str, folded: str) -> Match | None:
    body = re.sub(r"^[^\w©]+", "", folded)
    if len(words(text)) > MAX_WORDS:
        return None
    for parts, why in _patterns().get(body[:1], _patterns()[""]):
        if _globs(parts, body):
            inline = bool(words(body[len(parts[0]) :])) and not body.endswith(":")
            return Match(why, why in _LABELLED or not re.search(r"[^.][.!?]$", text), inline)
    return None


def _globs(parts: tuple[str, ...], text: str) -> bool:
    """Whether the text is ``parts`` with anything between them; a word is not cut at the end of a part."""
    first, *rest = parts
    if not text.startswith(first) or (first and first[-1].isalnum() and text[len(first) : len(first) + 1].isalpha()):
        return False
    at = len(first)
    for part in rest[:-1]:
        found = text.find(part, at)
        if found < 0:
            return False
        at = found + len(part)
    return not rest or text.rstrip(" .!…").endswith(rest[-1])


@cache
def _rows() -> tuple[tuple[str, str], ...]:
    return tuple((fold(value), extra) for code in LANGUAGES for value, extra in load_page(code).of("furniture"))


@cache
def _exact() -> Mapping[str, str]:
    return {_level(value): why for value, why in reversed(_rows()) if "*" not in value}


@cache
def _patterns() -> Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]:
    """Patterns in their order, by the letter that a text which fits begins with; those for any letter under ``""``."""
    rows = [(tuple(value.split("*")), why) for value, why in _rows() if "*" in value]
    letters = {parts[0][:1] for parts, _ in rows} | {""}
    return {letter: tuple(row for row in rows if row[0][0][:1] in ("", letter)) for letter in letters}


@cache
def _words_of(why: str) -> frozenset[str]:
    return frozenset(value for value, extra in _rows() if extra == why and " " not in value and "*" not in value)


@cache
def _authors() -> tuple[str, ...]:
    labels = {fold(v) for code in LANGUAGES for v, extra in load_page(code).of("label") if extra == "author"}
    return tuple(sorted(labels, key=lambda label: (-len(label), label)))
