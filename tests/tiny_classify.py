"""Tiny checkpoints that answer by content, made by hand and saved to disk: no weights of anybody's are needed to see what a verdict does.

The classifiers read whether words of a list stand anywhere in the two texts: attention is uniform, so that the first token's state is
the mean of all, and what a listed word adds to it is what the head looks at. The encoders give each listed word a direction.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

SPECIAL = ("[PAD]", "[UNK]", "[CLS]", "[SEP]")
WIDTH = 32


def tokenizer(words: Sequence[str], limit: int = 64) -> Any:
    """A tokenizer of whole words in lower case; what is not listed is unknown."""
    from tokenizers import Tokenizer, models, normalizers, pre_tokenizers, processors
    from transformers import PreTrainedTokenizerFast

    vocabulary = {word: n for n, word in enumerate(dict.fromkeys((*SPECIAL, *words)))}
    made = Tokenizer(models.WordLevel(vocabulary, unk_token="[UNK]"))
    made.normalizer = normalizers.Lowercase()
    made.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    made.post_processor = processors.TemplateProcessing(
        single="[CLS] $A [SEP]", pair="[CLS] $A [SEP] $B:1 [SEP]:1", special_tokens=[("[CLS]", 2), ("[SEP]", 3)]
    )
    return PreTrainedTokenizerFast(
        tokenizer_object=made, unk_token="[UNK]", pad_token="[PAD]", cls_token="[CLS]", sep_token="[SEP]", model_max_length=limit
    )


def _quieted(model: Any) -> None:
    """Every weight nothing, but for those of the norms."""
    import torch
    from transformers.utils import logging

    logging.disable_progress_bar()  # saving would draw one, and tests look at what is said

    with torch.no_grad():
        for name, weight in model.named_parameters():
            weight.fill_(1.0 if "LayerNorm.weight" in name else 0.0)


def _averaging(layer: Any) -> None:
    """Uniform attention that passes the mean of what it sees on."""
    import torch

    with torch.no_grad():
        layer.attention.self.value.weight.copy_(torch.eye(WIDTH))
        layer.attention.output.dense.weight.copy_(torch.eye(WIDTH))


def classifier(
    folder: Path, telling: Mapping[str, Sequence[str]], *, labels: Sequence[str] = ("entailment", "neutral", "contradiction"),
    otherwise: str = "neutral", kind: str = "bert", limit: int = 64,
) -> Path:  # fmt: skip
    """A saved classifier of pairs: a word of ``telling[label]`` in either text makes it that label, nothing of all makes it ``otherwise``."""
    import torch
    import transformers

    words = [word for row in telling.values() for word in row]
    reader = tokenizer(words, limit)
    shape: dict[str, Any] = {
        "vocab_size": len(reader), "hidden_size": WIDTH, "num_hidden_layers": 1, "num_attention_heads": 2, "intermediate_size": 8,
        "max_position_embeddings": limit + (1 if kind == "xlm-roberta" else 0), "type_vocab_size": 2, "pad_token_id": 0,
        "id2label": dict(enumerate(labels)), "label2id": {label: n for n, label in enumerate(labels)},
    }  # fmt: skip
    if kind == "bert":
        model: Any = transformers.BertForSequenceClassification(transformers.BertConfig(**shape))
        base, dense, head = model.bert, model.bert.pooler.dense, model.classifier
    else:
        model = transformers.XLMRobertaForSequenceClassification(transformers.XLMRobertaConfig(**shape))
        base, dense, head = model.roberta, model.classifier.dense, model.classifier.out_proj
    _quieted(model)
    _averaging(base.encoder.layer[0])
    with torch.no_grad():
        dense.weight.copy_(torch.eye(WIDTH))
        for n, (label, row) in enumerate(telling.items()):
            for word in row:
                base.embeddings.word_embeddings.weight[reader.get_vocab()[word.lower()], n] = 1.0
            head.weight[labels.index(label), n] = 12.0
        head.bias[labels.index(otherwise)] = 5.0
    reader.save_pretrained(folder)
    model.save_pretrained(folder)
    return folder


def encoder(
    folder: Path, meanings: Mapping[str, int], *, pooling: str | None = "mean", normalise: bool = False, dense: bool = False,
    limit: int = 64, prompts: Mapping[str, str] | None = None,
) -> Path:  # fmt: skip
    """A saved sentence encoder: a word's direction is its number (below 24), whatever language it is of, and a sentence is the sum of its
    words, normalised by the model's own norms. Laid out as sentence-transformers does, or with ``pooling`` None as a bare checkpoint."""
    import torch
    import transformers

    reader = tokenizer(list(meanings), limit)
    model: Any = transformers.BertModel(transformers.BertConfig(
        vocab_size=len(reader), hidden_size=WIDTH, num_hidden_layers=1, num_attention_heads=2, intermediate_size=8,
        max_position_embeddings=limit, pad_token_id=0,
    ))  # fmt: skip
    _quieted(model)
    _averaging(model.encoder.layer[0])
    with torch.no_grad():
        for word, number in meanings.items():
            model.embeddings.word_embeddings.weight[reader.get_vocab()[word.lower()], number] = 1.0
    reader.save_pretrained(folder)
    model.save_pretrained(folder)
    if pooling is None:
        return folder
    modules = ["Transformer", "Pooling", *(["Dense"] if dense else []), *(["Normalize"] if normalise else [])]
    rows = [{"idx": n, "name": str(n), "path": "" if n == 0 else f"{n}_{name}", "type": f"sentence_transformers.models.{name}"} for n, name in enumerate(modules)]
    (folder / "modules.json").write_text(json.dumps(rows), "utf-8")
    modes = {"cls": "pooling_mode_cls_token", "mean": "pooling_mode_mean_tokens", "max": "pooling_mode_max_tokens"}
    (folder / "1_Pooling").mkdir()
    (folder / "1_Pooling" / "config.json").write_text(json.dumps({"word_embedding_dimension": WIDTH, modes[pooling]: True}), "utf-8")
    if dense:
        from safetensors.torch import save_file

        (folder / "2_Dense").mkdir()
        settings = {"in_features": WIDTH, "out_features": 8, "bias": True, "activation_function": "torch.nn.modules.activation.Tanh"}
        (folder / "2_Dense" / "config.json").write_text(json.dumps(settings), "utf-8")
        torch.manual_seed(5)
        save_file({"linear.weight": torch.randn(8, WIDTH), "linear.bias": torch.randn(8)}, str(folder / "2_Dense" / "model.safetensors"))
    if prompts is not None:
        (folder / "config_sentence_transformers.json").write_text(json.dumps({"prompts": dict(prompts), "default_prompt_name": None}), "utf-8")
    return folder
