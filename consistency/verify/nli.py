"""The reader ``nli``: a cross-encoder of natural language inference, on the English.

It is asked whether a premise entails a hypothesis, contradicts it, or neither. Of two quotes in both directions, since a
contradiction has none; of an omission whether what comes nearest entails the passage, since that is what would end it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from consistency.errors import ModelError
from consistency.model_options import Device
from consistency.models import Checkpoint
from consistency.models.loading import batches, called, load, packages
from consistency.verify.questions import Passage, Question
from consistency.verify.weigh import Answer, unsaid

LABELS = ("entailment", "neutral", "contradiction")
_DIGITS = 4  # scores are rounded: what else is in a batch changes the last digits of fp32

Pair = tuple[str, str]
Scores = dict[str, float]


class Nli:
    """``read`` answers all questions of a story at once, each pair of texts read once."""

    def __init__(self, checkpoint: Checkpoint, device: Device = "auto") -> None:
        """Raises ModelError: no such weights, or labels that are not those of inference."""
        self._loaded = load(checkpoint, "AutoModelForSequenceClassification", device)
        self._columns = columns_of(self._loaded.model.config.id2label, checkpoint.name)
        self.signature = f"nli/1:{called(checkpoint)}:float32:{self._loaded.device}"
        self._told = checkpoint.warnings
        self.warnings = self._told

    def read(self, questions: Sequence[Question], progress: Callable[[int, int], None] | None = None) -> list[Answer]:
        """One answer a question, in order."""
        scores, cut = self.scores([pair for question in questions for pair in _asked(question)], progress)
        shortened = sum(any(pair in cut for pair in _asked(question)) for question in questions)
        told = f"verify: quotes longer than the {self._loaded.limit} tokens of the model were shortened: in {shortened} of {len(questions)} findings"
        self.warnings = (*self._told, told) if shortened else self._told
        return [_answer(question, scores) for question in questions]

    def scores(
        self, pairs: Sequence[Pair], progress: Callable[[int, int], None] | None = None
    ) -> tuple[dict[Pair, Scores], frozenset[Pair]]:
        """How likely each (premise, hypothesis) is each of ``LABELS``, 0..1; and the pairs that had to be shortened."""
        torch, _ = packages()
        asked = sorted(set(pairs))
        found: dict[Pair, Scores] = {}
        cut: set[Pair] = set()
        tokenizer, limit = self._loaded.tokenizer, self._loaded.limit
        rows = [tokenizer(*pair, truncation="longest_first", max_length=limit) for pair in asked]
        for row, pair in zip(rows, asked, strict=True):
            if len(row["input_ids"]) >= limit and len(tokenizer(*pair)["input_ids"]) > limit:
                cut.add(pair)
        for batch in batches([len(row["input_ids"]) for row in rows]):
            padded = tokenizer.pad([rows[i] for i in batch], return_tensors="pt").to(self._loaded.device)
            with torch.inference_mode():
                made = torch.softmax(self._loaded.model(**padded).logits.double(), dim=-1).tolist()
            for i, row in zip(batch, made, strict=True):
                found[asked[i]] = {label: round(sum(row[k] for k in columns), _DIGITS) for label, columns in self._columns.items()}
            if progress is not None:
                progress(len(found), len(asked))
        return found, frozenset(cut)


def columns_of(id2label: dict[Any, str], name: str) -> dict[str, tuple[int, ...]]:
    """Label of inference -> the outputs that stand for it. Models write them in any order and case, and some know only two
    (entailment and not_entailment). Raises ModelError where a name is none of them."""
    out: dict[str, list[int]] = {label: [] for label in LABELS}
    for index, written in sorted((int(k), str(v)) for k, v in id2label.items()):
        plain = written.strip().lower().replace("-", "_").replace(" ", "_")
        meant = next((label for label in LABELS if plain.startswith(label[:6])), None)  # entailed, contradictory
        if plain.startswith(("not_", "non_")):
            meant = "neutral"
        if meant is None:
            raise ModelError(
                f"model {name}: {written!r} is no label of inference: name its outputs entailment, neutral and contradiction in id2label of its config.json"
            )
        out[meant].append(index)
    if not out["entailment"] and not out["contradiction"]:
        raise ModelError(f"model {name}: it tells neither entailment nor contradiction: it is no model of inference")
    return {label: tuple(columns) for label, columns in out.items()}


def _asked(question: Question) -> list[Pair]:
    both = [pair for a, b in question.pairs for pair in ((a.english, b.english), (b.english, a.english))]
    there = [
        (premise, claim.english)
        for _, rows in question.near
        for claim, near in zip(question.passage, rows, strict=True)
        for premise in _premises(near)
    ]
    return [pair for pair in (*both, *there) if all(map(str.strip, pair))]


def _premises(near: Sequence[Passage]) -> list[str]:
    """Each sentence, and all as one text: what one article says in a sentence another says in three."""
    return list(dict.fromkeys([p.english for p in near] + [" ".join(p.english for p in near)])) if near else []


def _answer(question: Question, scores: dict[Pair, Scores]) -> Answer:
    return _of_omission(question, scores) if question.finding.kind == "omission" else _of_contradiction(question, scores)


def _of_contradiction(question: Question, scores: dict[Pair, Scores]) -> Answer:
    """By the pair of sides that contradicts itself most: one is enough. The two directions are averaged."""
    best = Answer()
    for a, b in question.pairs:
        there, back = scores.get((a.english, b.english)), scores.get((b.english, a.english))
        if there is None or back is None:
            continue
        mean = {label: round((there[label] + back[label]) / 2, _DIGITS) for label in LABELS}
        support = round(mean["contradiction"] - mean["entailment"], _DIGITS)
        if not best.scores or support > best.support:
            best = Answer(support, tuple(mean.items()))
    return best


def _of_omission(question: Question, scores: dict[Pair, Scores]) -> Answer:
    """By the article that entails the passage most: the mean over its claims of the best that the article has for each."""
    most: float | None = None
    for _, rows in question.near:
        told = [
            max((scores[pair]["entailment"] for premise in _premises(near) if (pair := (premise, claim.english)) in scores), default=None)
            for claim, near in zip(question.passage, rows, strict=True)
        ]
        known = [value for value in told if value is not None]
        if known:
            mean = sum(known) / len(known)
            most = mean if most is None else max(most, mean)
    if most is None:  # nothing to read: an article of no sentences, or nothing that has English
        return Answer()
    most = round(most, _DIGITS)
    return Answer(round(unsaid(most), _DIGITS), (("entailment", most),))
