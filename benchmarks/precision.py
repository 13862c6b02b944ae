"""How far bfloat16 and int8 lead from float32's words, on a small model that has learnt something: random weights cannot tell.

    python benchmarks/precision.py train FOLDER OUT [--languages az,kk,ru] [--steps 4000] [--device cuda]   # FOLDER/az.txt, …, FOLDER/en.txt, line-aligned
    python benchmarks/precision.py compare OUT FOLDER

``train`` fits a Marian of 2 + 2 layers, width 192, from the languages to English, all but every tenth line. It learns those lines nearly by heart and is no
translator; but its words have the margins that a trained model's have: wide on lines that it knows, narrow on lines that it never saw. ``compare``
translates some of both with translator ``neural`` in float32, bfloat16 and int8 and with CTranslate2 in int8, and prints how many sentences came out the same as
in float32, and chrF against float32's and against the references.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import sys
import time
from collections.abc import Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))
os.environ.setdefault("HF_HUB_OFFLINE", "1")

WORDS, WIDTH, LAYERS, BATCH, RATE, WARM, LONGEST = 4000, 192, 2, 96, 2e-3, 400, 90
HELD = 10  # every so many-th line is not learnt
SOME = 120  # lines of each kind that are compared

Pairs = list[tuple[str, str]]


def pairs_of(folder: Path, languages: Sequence[str]) -> tuple[Pairs, Pairs]:
    """(lines that are learnt, lines that are not)."""
    text = {code: (folder / f"{code}.txt").read_text("utf-8").split("\n") for code in (*languages, "en")}
    rows = [(i, text[code][i], text["en"][i]) for code in languages for i in range(min(len(text[code]), len(text["en"]))) if text[code][i] and text["en"][i]]
    return [(a, b) for i, a, b in rows if i % HELD], [(a, b) for i, a, b in rows if not i % HELD]


def train(folder: Path, out: Path, languages: Sequence[str], steps: int, device: str) -> None:
    import sentencepiece
    import torch
    from transformers import MarianConfig, MarianMTModel, MarianTokenizer

    out.mkdir(parents=True, exist_ok=True)
    known, _ = pairs_of(folder, languages)
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter([t for pair in known for t in pair]), model_prefix=str(out / "made"), vocab_size=WORDS, minloglevel=2, character_coverage=1.0
    )
    trained = sentencepiece.SentencePieceProcessor(model_file=str(out / "made.model"))
    words = ["</s>", "<unk>", *(trained.id_to_piece(i) for i in range(3, trained.get_piece_size())), "<pad>"]
    for name in ("source.spm", "target.spm"):
        (out / name).write_bytes((out / "made.model").read_bytes())
    (out / "vocab.json").write_text(json.dumps({w: i for i, w in enumerate(words)}, ensure_ascii=False), "utf-8")
    tokenizer = MarianTokenizer(str(out / "source.spm"), str(out / "target.spm"), str(out / "vocab.json"), source_lang="mul", target_lang="en")
    number, pad = {w: i for i, w in enumerate(words)}, len(words) - 1
    ids = [[[*[number.get(p, 1) for p in trained.encode(text, out_type=str)][:LONGEST - 1], 0] for text in pair] for pair in known]
    sides = {f"{side}_{name}": size for side in ("encoder", "decoder") for name, size in (("layers", LAYERS), ("attention_heads", 4), ("ffn_dim", 4 * WIDTH))}
    config = MarianConfig(
        vocab_size=len(words), d_model=WIDTH, pad_token_id=pad, decoder_start_token_id=pad, eos_token_id=0, bos_token_id=0, forced_eos_token_id=0, dropout=0.1,
        max_position_embeddings=512, activation_function="swish", scale_embedding=True, static_position_embeddings=True, **sides,
    )  # fmt: skip
    torch.manual_seed(1)
    rng = random.Random(1)
    model = MarianMTModel(config).to(device).train()
    optimizer = torch.optim.AdamW(model.parameters(), lr=RATE, betas=(0.9, 0.98), weight_decay=0.01)
    begun = time.perf_counter()
    for step in range(steps):
        for group in optimizer.param_groups:
            group["lr"] = RATE * min((step + 1) / WARM, max(0.02, 1 - step / steps))
        some = rng.sample(ids, BATCH)
        source, target = (torch.tensor([row + [pad] * (max(map(len, rows)) - len(row)) for row in rows], device=device)
                          for rows in ([s for s, _ in some], [t for _, t in some]))  # fmt: skip
        labels = target.masked_fill(target == pad, -100)
        loss = model(input_ids=source, attention_mask=(source != pad).long(), labels=labels).loss
        optimizer.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        with torch.no_grad():
            model.model.shared.weight[pad] = 0.0  # as Marian's own are: CTranslate2 begins an output with nothing
        if step % 500 == 0 or step == steps - 1:
            print(f"step {step}: loss {loss.item():.3f}, {time.perf_counter() - begun:.0f} s", flush=True)
    model.generation_config.bad_words_ids = [[pad]]
    model.save_pretrained(out)
    tokenizer.save_pretrained(out)
    for name in ("made.model", "made.vocab"):
        (out / name).unlink()


def compare(model: Path, folder: Path, languages: Sequence[str]) -> None:
    from sacrebleu.metrics.chrf import CHRF

    from consistency.config import Config
    from consistency.model_options import Neural
    from consistency.pipeline import translate_lines

    known, unseen = pairs_of(folder, languages)
    rng = random.Random(2)
    print("| lines | number type | same sentences as float32 | chrF against float32's | chrF against the references |")
    print("| --- | --- | --- | --- | --- |")
    for kind, pairs in (("learnt", rng.sample(known, SOME)), ("never seen", rng.sample(unseen, SOME))):
        first: list[str] = []
        for name, precision in (("neural", "float32"), ("neural", "bfloat16"), ("neural", "int8"), ("ctranslate2", "float32"), ("ctranslate2", "int8")):
            config = Config(translator=name, cache="off", neural=Neural(model=str(model), precision=precision))  # type: ignore[arg-type]
            made = [t.english for t in translate_lines([a for a, _ in pairs], "ru", config)]
            first = first or made
            same = sum(a == b for a, b in zip(first, made, strict=True))
            scores = [CHRF().corpus_score(made, [against]).score for against in (first, [b for _, b in pairs])]
            print(f"| {kind} | {name}, {precision} | {same} of {len(pairs)} | {scores[0]:.1f} | {scores[1]:.1f} |", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=("train", "compare"))
    parser.add_argument("first", type=Path)
    parser.add_argument("second", type=Path)
    parser.add_argument("--languages", default="az,kk,ru")
    parser.add_argument("--steps", type=int, default=4000)
    parser.add_argument("--device", default="cpu")
    args = parser.parse_args()
    languages = args.languages.split(",")
    if args.what == "train":
        train(args.first, args.second, languages, args.steps, args.device)
    else:
        compare(args.first, args.second, languages)


if __name__ == "__main__":
    main()
