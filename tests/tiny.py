"""Tiny checkpoints of every family, made and saved to disk by the tests: random weights from a fixed seed, a tokenizer trained on
the spot, saved and loaded through transformers' own doors. They translate nothing; they go the way that real ones go.

``marian(folder)``, ``m2m100(folder)``, … write a checkpoint into ``folder`` (made where missing) and return it.
"""

from __future__ import annotations

import io
import json
import os
from pathlib import Path
from typing import Any

os.environ.setdefault("HF_HUB_OFFLINE", "1")

# Made up for this file; every letter of the five alphabets is in the vocabulary through ALPHABETS.
SENTENCES = (
    "Komissiya martın 2-də Bakıda 3 500 nəfərin köçürülməsini müzakirə etdi.",
    "Nazir dedi ki, layihə gələn il başa çatacaq, lakin vəsait hələ ayrılmayıb.",
    "Körpü bağlandı, avtobuslar isə başqa yolla gedir.",
    "Комиссия 2 марта обсудила в Баку переселение 3 500 человек.",
    "Министр сказал, что проект завершат в следующем году, но деньги пока не выделены.",
    "Мост закрыт, а автобусы идут другой дорогой.",
    "Комиссия 2 наурызда Бакуде 3 500 адамның көшірілуін талқылады.",
    "Министр жоба келесі жылы аяқталады, бірақ қаражат әлі бөлінген жоқ деді.",
    "Көпір жабылды, ал автобустар басқа жолмен жүреді.",
    "Komisyon 2 Mart'ta Bakü'de 3.500 kişinin taşınmasını görüştü.",
    "Bakan, projenin gelecek yıl biteceğini söyledi ama para henüz ayrılmadı.",
    "The commission discussed moving 3,500 people in Baku on 2 March.",
    "The minister said that the project would be finished next year, but no money has been set aside.",
    "The bridge is closed, and buses take another road.",
)
ALPHABETS = (
    "abcçdeəfgğhxıijkqlmnoöprsştuüvyz ABCÇDEƏFGĞHXIİJKQLMNOÖPRSŞTUÜVYZ wW âÂ 0123456789 .,;:!?-–—()«»„“”\"'%/ "
    "абвгдеёжзийклмнопрстуфхцчшщъыьэюя АБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯ әғқңөұүһі ӘҒҚҢӨҰҮҺІ"
)
WIDTH = 32  # d_model of all of them; two heads, two layers


def marian(folder: Path, *, targets: tuple[str, ...] = (), seed: int = 33, positions: int = 512, noisy_padding: bool = False) -> Path:
    """OPUS-MT's architecture: separate SentencePiece files, ``vocab.json``, <pad> last and first of every output, its row of zeros as in all that
    Marian trained (``noisy_padding``: as others may leave it). With ``targets`` (three-letter codes) one of many targets, which takes ``>>eng<<``
    before the source."""
    from transformers import MarianConfig, MarianMTModel, MarianTokenizer

    folder.mkdir(parents=True, exist_ok=True)
    pieces = _sentencepiece(folder / "source.spm")
    (folder / "target.spm").write_bytes((folder / "source.spm").read_bytes())
    words = ["</s>", "<unk>", *(f">>{code}<<" for code in targets), *pieces, "<pad>"]
    (folder / "vocab.json").write_text(json.dumps({word: i for i, word in enumerate(words)}, ensure_ascii=False), "utf-8")
    tokenizer = MarianTokenizer(
        str(folder / "source.spm"), str(folder / "target.spm"), str(folder / "vocab.json"), source_lang="ru", target_lang="en"
    )
    pad = len(words) - 1
    config = MarianConfig(
        vocab_size=len(words), pad_token_id=pad, decoder_start_token_id=pad, eos_token_id=0, bos_token_id=0, forced_eos_token_id=0,
        max_position_embeddings=positions, activation_function="swish", scale_embedding=True, static_position_embeddings=True, **_bart_like(),
    )  # fmt: skip
    _save(MarianMTModel, config, folder, tokenizer, seed, zero=None if noisy_padding else pad, bad_words_ids=[[pad]])
    return folder


def m2m100(folder: Path, *, small100: bool = False, seed: int = 5, positions: int = 512) -> Path:
    """M2M100; with ``small100`` marked as SMaLL-100 is: the same family, whose tokenizer puts the target's code into the source."""
    from transformers import M2M100Config, M2M100ForConditionalGeneration, M2M100Tokenizer

    folder.mkdir(parents=True, exist_ok=True)
    pieces = _sentencepiece(folder / "sentencepiece.bpe.model", kind="bpe")
    words = ["<s>", "<pad>", "</s>", "<unk>", *pieces]
    (folder / "vocab.json").write_text(json.dumps({word: i for i, word in enumerate(words)}, ensure_ascii=False), "utf-8")
    tokenizer = M2M100Tokenizer(str(folder / "vocab.json"), str(folder / "sentencepiece.bpe.model"))
    config = M2M100Config(
        vocab_size=len(words) + len(tokenizer.lang_code_to_id) + tokenizer.num_madeup_words, max_position_embeddings=positions,
        pad_token_id=1, bos_token_id=0, eos_token_id=2, decoder_start_token_id=2, scale_embedding=True, **_bart_like(),
    )  # fmt: skip
    _save(M2M100ForConditionalGeneration, config, folder, tokenizer, seed)
    if small100:
        path = folder / "tokenizer_config.json"
        path.write_text(json.dumps(json.loads(path.read_text("utf-8")) | {"tokenizer_class": "SMALL100Tokenizer"}), "utf-8")
    return folder


def nllb(folder: Path, *, seed: int = 39) -> Path:
    """NLLB: M2M100's architecture, FLORES codes, one tokenizer.json."""
    from tokenizers import Tokenizer, decoders, models, pre_tokenizers, trainers
    from transformers import M2M100Config, M2M100ForConditionalGeneration, NllbTokenizer

    made = Tokenizer(models.BPE(unk_token="<unk>", fuse_unk=True))
    made.pre_tokenizer = pre_tokenizers.Metaspace(replacement="▁", prepend_scheme="always", split=True)
    made.decoder = decoders.Metaspace(replacement="▁", prepend_scheme="always", split=True)
    made.train_from_iterator(
        [*SENTENCES, ALPHABETS],
        trainers.BpeTrainer(vocab_size=400, special_tokens=["<s>", "<pad>", "</s>", "<unk>"], show_progress=False),
    )
    model = json.loads(made.to_str())["model"]
    tokenizer = NllbTokenizer(vocab=model["vocab"], merges=[tuple(m) for m in model["merges"]])
    config = M2M100Config(
        vocab_size=len(tokenizer), pad_token_id=1, bos_token_id=0, eos_token_id=2, decoder_start_token_id=2, max_position_embeddings=512,
        scale_embedding=True, **_bart_like(),
    )  # fmt: skip
    _save(M2M100ForConditionalGeneration, config, folder, tokenizer, seed)
    return folder


def t5(folder: Path, *, seed: int = 8) -> Path:
    """Plain T5, tied and scaled as the first ones were; its task stands before the source."""
    return _t5(folder, ["<pad>", "</s>", "<unk>"], seed, extra_ids=10, tie_word_embeddings=True, feed_forward_proj="relu")


def madlad(folder: Path, *, seed: int = 18) -> Path:
    """MADLAD-400: T5 of the later kind (gated, untied), whose vocabulary has ``<2en>`` and its like."""
    codes = [f"<2{code}>" for code in ("en", "az", "ru", "kk", "tr")]
    return _t5(folder, ["<pad>", "</s>", "<unk>", *codes], seed, extra_ids=0, tie_word_embeddings=False, feed_forward_proj="gated-gelu")


def _t5(folder: Path, special: list[str], seed: int, *, extra_ids: int, **settings: Any) -> Path:
    from tokenizers import Tokenizer, models, pre_tokenizers, trainers
    from transformers import T5Config, T5ForConditionalGeneration, T5Tokenizer

    made = Tokenizer(models.Unigram())
    made.pre_tokenizer = pre_tokenizers.Metaspace(replacement="▁", prepend_scheme="always", split=True)
    made.train_from_iterator(
        [*SENTENCES, ALPHABETS], trainers.UnigramTrainer(vocab_size=400, special_tokens=special, unk_token="<unk>", show_progress=False)
    )
    vocabulary = [tuple(row) for row in json.loads(made.to_str())["model"]["vocab"]]
    sentinels = [(f"<extra_id_{i}>", 0.0) for i in range(extra_ids - 1, -1, -1)]
    tokenizer = T5Tokenizer(vocab=[*vocabulary, *sentinels], extra_ids=extra_ids)
    config = T5Config(
        vocab_size=len(tokenizer), d_model=WIDTH, d_kv=16, d_ff=64, num_layers=2, num_decoder_layers=2, num_heads=2, dropout_rate=0.0,
        relative_attention_num_buckets=8, relative_attention_max_distance=32, pad_token_id=0, eos_token_id=1, decoder_start_token_id=0, **settings,
    )  # fmt: skip
    _save(T5ForConditionalGeneration, config, folder, tokenizer, seed)
    return folder


def _bart_like() -> dict[str, Any]:
    sizes = {"layers": 2, "attention_heads": 2, "ffn_dim": 64}
    both = {f"{side}_{name}": size for side in ("encoder", "decoder") for name, size in sizes.items()}
    return both | {"d_model": WIDTH, "dropout": 0.0, "attention_dropout": 0.0, "activation_dropout": 0.0}


def _sentencepiece(path: Path, kind: str = "unigram") -> list[str]:
    """Train a SentencePiece model into ``path``; its pieces without <unk>, <s> and </s>."""
    import sentencepiece

    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter(SENTENCES), model_writer=(out := io.BytesIO()), vocab_size=400, model_type=kind, minloglevel=2,
        hard_vocab_limit=False, required_chars="".join(sorted(set(ALPHABETS) - {" "})), num_threads=1,
    )  # fmt: skip
    path.write_bytes(out.getvalue())
    trained = sentencepiece.SentencePieceProcessor(model_proto=out.getvalue())
    return [trained.id_to_piece(i) for i in range(3, trained.get_piece_size())]


def _save(kind: Any, config: Any, folder: Path, tokenizer: Any, seed: int, *, zero: int | None = None, **generation: Any) -> None:
    import torch
    from transformers.utils import logging

    logging.disable_progress_bar()
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(seed)
        model = kind(config).eval()
        _stir(model, config.eos_token_id)
        if zero is not None:
            model.get_output_embeddings().weight.data[zero] = 0
    for name, value in generation.items():
        setattr(model.generation_config, name, value)
    model.save_pretrained(folder)
    tokenizer.save_pretrained(folder)


def _stir(model: Any, end: int) -> None:
    """Weights that make the output depend on the source and stop now and then: of the usual size, a word would follow itself
    forever, and of 400 words as likely as each other the end would hardly ever come."""
    import torch

    decoder, head = model.get_decoder(), model.get_output_embeddings().weight
    last = decoder.layers[-1].fc2 if hasattr(decoder, "layers") else decoder.block[-1].layer[-1].DenseReluDense.wo
    with torch.no_grad():
        for name, weight in model.named_parameters():
            if weight.dim() == 2 and "position" not in name and "relative" not in name:
                weight.normal_(std=0.3 if weight.shape[0] == head.shape[0] else 1.0)
        last.weight *= 4
        head[end] *= 1.8
