"""Sentences to requests, answers to translations; what cannot be had together is asked for one by one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from consistency.config import Config
from consistency.errors import AnswerError, ModelError, TranslationError
from consistency.models.chat import chat_of
from consistency.models.limits import tokens_in
from consistency.models.together import together
from consistency.records import Sentence, Translation
from consistency.translate.endpoint.question import SCHEMA, checker, english_of, messages, signature
from consistency.translate.folding import fold
from consistency.translate.memory import words_in

_CHARACTERS = 6000  # of the sentences of one request; a small model's context holds them and the answer
_EACH = 40  # tokens of an answer that a sentence takes besides its text

Numbered = tuple[int, Sentence]


class ChatTranslator:
    """Asks the chat of ``config.endpoint``. Raises ModelError where the settings name none."""

    name = "endpoint"

    def __init__(self, config: Config) -> None:
        self._chat = chat_of(config.endpoint, offline=config.offline)
        self._options = config.endpoint
        self.signature = f"endpoint:{self._chat.signature}:{signature()}"
        self.failures: dict[int, str] = {}

    @property
    def warnings(self) -> tuple[str, ...]:
        return self._chat.warnings

    def translate(self, sentences: Sequence[Sentence]) -> list[Translation]:
        """Raises TranslationError, which says why, where it could not translate one of them."""
        found = dict(self.stream(sentences))
        if self.failures:
            first = min(self.failures)
            raise TranslationError(f"{sentences[first].article.path}: {fold(sentences[first].text)[:60]!r}: {self.failures[first]}")
        return [found[i] for i in range(len(sentences))]

    def stream(self, sentences: Sequence[Sentence]) -> Iterator[tuple[int, Translation]]:
        """As requests are answered; what has no usable answer together is asked for one by one, and a sentence that cannot be had
        then is in ``failures``. Raises ModelError where there is no use in asking on: what was had before has been given."""
        self.failures = {}
        requests = list(self._requests(sentences))
        while requests:
            singles: list[list[Numbered]] = []
            known = bool(self._chat.answered)
            for number, answers in together(self._answers, requests, self._options.parallel, alone=not known):
                if not isinstance(answers, AnswerError):
                    yield from answers
                elif len(requests[number]) > 1:
                    singles += [[one] for one in requests[number]]
                else:
                    self.failures[requests[number][0][0]] = str(answers)
            requests = sorted(singles, key=lambda single: single[0][0])

    def _requests(self, sentences: Sequence[Sentence]) -> Iterator[list[Numbered]]:
        """Sentences of one article that follow each other, no more than the settings and a small context hold."""
        for _, group in groupby(enumerate(sentences), key=lambda pair: (pair[1].article.path, pair[1].article.language)):
            request: list[Numbered] = []
            size = 0
            for index, sentence in group:
                length = len(sentence.text)
                if request and (len(request) == self._options.batch or size + length > _CHARACTERS):
                    yield request
                    request, size = [], 0
                request.append((index, sentence))
                size += length
            yield request

    def _answers(self, request: list[Numbered]) -> list[tuple[int, Translation]] | AnswerError:
        try:
            return list(zip([index for index, _ in request], self._asked([s for _, s in request]), strict=True))
        except AnswerError as error:
            if self._chat.refused_all:  # no wonder that this one has no answer
                raise ModelError(str(error)) from None
            return error

    def _asked(self, sentences: Sequence[Sentence]) -> list[Translation]:
        texts = [sentence.text for sentence in sentences]
        answer = self._chat.ask(
            messages(sentences[0].article.language, texts), SCHEMA, checker(texts),
            answer_tokens=sum(tokens_in(text) + _EACH for text in texts),
        )  # fmt: skip
        return [
            Translation(sentence=sentence, english=english, translator=self.name, words=words_in(sentence.text))
            for sentence, english in zip(sentences, english_of(answer, texts), strict=True)
        ]
