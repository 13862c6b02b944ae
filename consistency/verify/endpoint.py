"""The reader ``endpoint``: a chat model is shown the original quotes beside their English, a finding a request."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Sequence
from importlib.resources import files
from typing import Any
from zlib import crc32

from consistency.config import Config
from consistency.errors import AnswerError, ModelError
from consistency.models.chat import chat_of
from consistency.models.together import together
from consistency.verify.questions import Passage, Question
from consistency.verify.weigh import Answer, unsaid

# What an answer may be, and how strongly it speaks for the finding.
SUPPORT = {
    "contradiction": {"contradict": 1.0, "agree": -1.0, "unclear": 0.0},
    "omission": {"not_said": unsaid(0), "said": unsaid(1), "unclear": 0.0},
}
_TOKENS = 2048  # of an answer, at most: a verdict takes ten, a model that thinks first says more


class Endpoint:
    """Asks the chat of ``config.endpoint``. Raises ModelError where the settings name none."""

    def __init__(self, config: Config) -> None:
        self._chat = chat_of(config.endpoint, offline=config.offline)
        self._threads = config.endpoint.parallel
        self.signature = f"endpoint:{self._chat.signature}:{_digest()}"
        self.warnings: tuple[str, ...] = ()

    def read(self, questions: Sequence[Question], progress: Callable[[int, int], None] | None = None) -> list[Answer]:
        """One answer a question, in order; one that has no usable answer is unsure. Raises ModelError where there is no use in
        asking on: what was answered is lost, and nothing is reported."""
        asked = [i for i, question in enumerate(questions) if question.pairs or question.passage]
        answers: dict[int, Answer | AnswerError] = {}
        for number, answer in together(self._answer, [questions[i] for i in asked], self._threads):
            answers[asked[number]] = answer
            if progress is not None:
                progress(len(answers), len(asked))
        mute = [error for _, error in sorted(answers.items(), key=lambda pair: pair[0]) if isinstance(error, AnswerError)]
        told = (f"verify: the endpoint gave no usable answer: for {len(mute)} of {len(questions)} findings ({_bare(mute[0])})",) if mute else ()
        self.warnings = (*self._chat.warnings, *told)
        given = (answers.get(i) for i in range(len(questions)))
        return [answer if isinstance(answer, Answer) else Answer() for answer in given]

    def _answer(self, question: Question) -> Answer | AnswerError:
        known = SUPPORT[question.finding.kind]
        try:
            verdict = self._chat.ask(_messages(question), _schema(known), _checker(known), answer_tokens=_TOKENS)["verdict"]
        except AnswerError as error:
            if self._chat.refused_all:  # and will refuse the rest; one alone may be the filter's
                raise ModelError(str(error)) from None
            return error
        return Answer(known[verdict])


def _bare(error: AnswerError) -> str:
    """Why, without the address: reports are published."""
    return re.sub(r"^endpoint(?: \S+)?: ", "", str(error))


def _messages(question: Question) -> list[dict[str, str]]:
    shown: dict[str, Any] = {"kind": question.finding.kind}
    if question.pairs:
        shown["pairs"] = [[_shown(a), _shown(b)] for a, b in question.pairs]
    else:
        shown["passage"] = [_shown(p) for p in question.passage]
        shown["there"] = [[_shown(p) for p in dict.fromkeys(p for row in rows for p in row)] for _, rows in question.near]
    return [{"role": "system", "content": _system()}, {"role": "user", "content": json.dumps(shown, ensure_ascii=False, indent=1)}]


def _shown(passage: Passage) -> dict[str, str]:
    out = {"article": passage.article, "language": passage.language, "text": passage.text}
    if passage.english != passage.text:
        out["english"] = passage.english
    return out | ({"reads": passage.reads} if passage.reads else {})


def _schema(known: dict[str, float]) -> dict[str, Any]:
    return {
        "type": "object", "properties": {"verdict": {"type": "string", "enum": list(known)}}, "required": ["verdict"],
        "additionalProperties": False,
    }  # fmt: skip


def _checker(known: dict[str, float]) -> Callable[[dict[str, Any]], object]:
    def check(answer: dict[str, Any]) -> None:
        if not isinstance(answer.get("verdict"), str) or answer["verdict"] not in known:
            raise ValueError(f'"verdict" is none of {", ".join(known)}')

    return check


def _system() -> str:
    return files(__package__).joinpath("system.txt").read_text("utf-8").strip()


def _digest() -> str:
    """Changes with every word of the question."""
    return f"{crc32((_system() + json.dumps(SUPPORT)).encode()):08x}"
