"""Which installed language a text is in, or none: its letters and its share of function words.

Made to refuse: a text of a neighbouring language (Kyrgyz, Ukrainian, Turkish) must not pass for the nearest pack.
"""

from __future__ import annotations

import os
import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from consistency.languages.page import load_page

# Too little text tells nothing: a line is judged from this many letters on.
LEAST_LETTERS = 30
# Share of the letters that may belong to another script (names, brands), and to no known letter of the same script.
OTHER_SCRIPT, FOREIGN = 0.4, 0.02
# So many function words are needed where no letters tell a language from others of its script (in, is: Dutch too).
LEAST_HITS = 3
# A text of more words than this has words that tell its language: where they do not, its name is wrong.
MOST_WORDS = 40
# Share of the letters of a mixed text that lines of one language must hold.
MAJORITY = 0.6
_PIECES = re.compile(r"[-_.]")  # of a file's name: its first or its last may be a language
_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")


def identify(text: str, languages: Sequence[str]) -> str | None:
    """The code of the language among ``languages`` that the text is in, or None."""
    text = _level(text)
    found = _best(text, languages)
    return found or _by_lines(text, languages)


def named(path: Path, text: str, languages: Sequence[str]) -> str | None:
    """The language that a file is called by (``ru.md``, ``brief.ru.md``, ``ru-agency.txt``, ``ru/brief.md``), for a text too short to have the words that tell:
    its letters may not speak against it."""
    letters = Counter(char for char in _level(text) if char.isalpha())
    if len(_WORD.findall(text)) > MOST_WORDS or not letters:
        return None
    pieces = _PIECES.split(path.stem)
    for names in ((path.stem,), (pieces[-1], pieces[0]), (Path(os.path.abspath(path)).parent.name,)):
        fit = {code for code in names if code in languages and _letters_fit(code, letters)}
        if fit:
            return fit.pop() if len(fit) == 1 else None  # az-en.txt may be either
    return None


def _letters_fit(code: str, letters: Counter[str]) -> bool:
    """Whether a text may be of this language by its letters alone."""
    page = load_page(code)
    alphabet = set(page.of("alphabet")[0][0])
    total = letters.total()
    script = _script(next(iter(alphabet)))
    foreign = sum(n for char, n in letters.items() if char not in alphabet and _script(char) == script)
    inside = sum(n for char, n in letters.items() if char in alphabet)
    if foreign > max(FOREIGN * total, 1) or inside < (1 - OTHER_SCRIPT) * total:
        return False
    for wanted, least in page.of("least"):
        if sum(letters[char] for char in wanted) < max(1, int(float(least) * inside)):
            return False
    return all(sum(letters[char] for char in unwanted) <= max(float(most) * inside, 1) for unwanted, most in page.of("most"))


def _level(text: str) -> str:
    return unicodedata.normalize("NFC", text).replace("İ", "i").lower().replace("’", "'")


def _best(text: str, languages: Sequence[str]) -> str | None:
    letters = Counter(char for char in text if char.isalpha())
    if letters.total() < LEAST_LETTERS:
        return None
    found = Counter(_WORD.findall(text))
    scores = {code: _fit(code, letters, found) for code in languages}
    best = max(scores, key=lambda code: scores[code], default=None)
    return best if best is not None and scores[best] > 0 else None


def _by_lines(text: str, languages: Sequence[str]) -> str | None:
    """A page that mixes languages is in the one that most of its lines are in."""
    votes: Counter[str | None] = Counter()
    for line in text.splitlines():
        size = sum(map(str.isalpha, line))
        if size >= LEAST_LETTERS:
            votes[_best(line, languages)] += size
    if not votes:
        return None
    code, size = votes.most_common(1)[0]
    return code if size >= MAJORITY * votes.total() else None


def _fit(code: str, letters: Counter[str], found: Counter[str]) -> float:
    """0 where the text is not of this language, else how far its share of function words is above the least."""
    page = load_page(code)
    if not _letters_fit(code, letters):
        return 0.0
    functions = page.values("function")
    hits = sum(n for word, n in found.items() if word in functions)
    share, enough = hits / max(found.total(), 1), float(page.of("share")[0][0])
    proven = hits >= LEAST_HITS or page.of("least")
    return share / enough if proven and share >= enough else 0.0


def _script(char: str) -> str:
    return unicodedata.name(char, "NONE").split(" ", 1)[0]
