"""How fast translator ``neural`` runs a model, against plain transformers and CTranslate2: sentences a second and peak memory.

    python benchmarks/neural.py                     # a random-weight Marian of OPUS-MT's size, 256 sentences of 5 to 60 tokens
    python benchmarks/neural.py --engines hf-32,bf16,int8 --rounds 5
    python benchmarks/neural.py --device cuda       # plain transformers in float32 and bfloat16 against ours

Random weights never end a sentence by themselves: every engine is made to give each sentence as many tokens as its source has, and the
tokens are counted. Each engine runs in a process of its own, all of them in turn, several rounds; medians are printed, of the ratios within a
round too: by the clock, and by the time of the processor, which a busy machine disturbs less.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent.parent))

os.environ.setdefault("HF_HUB_OFFLINE", "1")
Ids = list[list[int]]
CPU = ("hf-1", "hf-32", "fp32", "bf16", "int8", "ct2", "ct2-ours")
CUDA = ("hf-32", "hf-32-bf16", "hf-256-bf16", "fp32", "bf16")
WHAT = {
    "hf-1": "transformers, one at a time", "hf-32": "transformers, batches of 32 as given", "hf-32-bf16": "the same, bfloat16",
    "hf-256-bf16": "the same, batches of 256", "fp32": "neural, float32", "bf16": "neural, bfloat16", "int8": "neural, int8",
    "ct2": "CTranslate2, int8, its best batch", "ct2-ours": "translator `ctranslate2`, int8, as it comes",
}  # fmt: skip
BASE = "hf-32"
SLOW = 8  # one sentence in so many is translated one at a time, which takes a minute for all of them


def build(folder: Path, *, layers: int, width: int, inner: int, vocabulary: int, seed: int = 0) -> None:
    """A random-weight Marian, saved as transformers saves it, with a vocabulary of made-up words."""
    import torch
    from transformers import MarianConfig, MarianMTModel
    from transformers.utils import logging

    logging.disable_progress_bar()
    torch.manual_seed(seed)
    pad, heads = vocabulary - 1, max(1, width // 64)
    config = MarianConfig(
        vocab_size=vocabulary, d_model=width, encoder_layers=layers, decoder_layers=layers, encoder_ffn_dim=inner, decoder_ffn_dim=inner,
        encoder_attention_heads=heads, decoder_attention_heads=heads, activation_function="swish", scale_embedding=True, static_position_embeddings=True,
        max_position_embeddings=512, pad_token_id=pad, decoder_start_token_id=pad, eos_token_id=0, bos_token_id=0, forced_eos_token_id=None,
    )  # fmt: skip
    MarianMTModel(config).save_pretrained(folder)


def sentences(count: int, shortest: int, longest: int, vocabulary: int, seed: int = 0) -> Ids:
    """Sources of evenly mixed lengths, their end counted, in random order."""
    rng = random.Random(seed)
    return [[rng.randrange(2, vocabulary - 1) for _ in range(rng.randint(shortest, longest) - 1)] + [0] for _ in range(count)]


def _checkpoint(folder: Path) -> Any:
    from consistency.models import Checkpoint

    return Checkpoint(name="random", folder=folder, revision="random")


def transformers_engine(folder: Path, sources: Ids, size: int, number: str, device: str) -> Callable[[], int]:
    """``generate`` on batches as they come."""
    import torch
    from transformers import AutoModelForSeq2SeqLM, LogitsProcessor, LogitsProcessorList
    from transformers.utils import logging

    logging.disable_progress_bar()
    logging.set_verbosity_error()
    model = AutoModelForSeq2SeqLM.from_pretrained(folder, dtype=getattr(torch, number)).to(device).eval()
    pad = model.config.pad_token_id

    class End(LogitsProcessor):  # type: ignore[misc]
        """The end comes when a sentence has its tokens, and not before."""

        def __init__(self, lengths: Sequence[int]) -> None:
            self.lengths = torch.tensor(lengths, device=device)

        def __call__(self, ids: Any, scores: Any) -> Any:
            scores[:, pad] = float("-inf")
            scores[:, 0] = torch.where(self.lengths <= ids.shape[1], 1e9, float("-inf")).to(scores.dtype)
            return scores

    def run() -> int:
        tokens = 0
        for at in range(0, len(sources), size):
            some = sources[at : at + size]
            width = max(map(len, some))
            ids = torch.tensor([s + [pad] * (width - len(s)) for s in some], device=device)
            with torch.inference_mode():
                out = model.generate(
                    input_ids=ids, attention_mask=(ids != pad).long(), num_beams=1, do_sample=False, max_new_tokens=width,
                    logits_processor=LogitsProcessorList([End([len(s) for s in some])]),
                )  # fmt: skip
            tokens += int((out[:, 1:] != pad).sum())
        return tokens

    return run


def our_engine(folder: Path, sources: Ids, precision: str, device: str, budget: int, timed: dict[str, float]) -> Callable[[], int]:
    """Translator ``neural`` from ids to ids: its batches, its engine."""
    from consistency.translate.neural.batches import batches
    from consistency.translate.neural.engine import Engine

    engine = Engine(_checkpoint(folder), start=(), device=device, precision=precision)
    if timed:
        _time_the_model(engine, timed)

    def run() -> int:
        tokens = 0
        for group in batches([len(s) for s in sources], budget):
            some = [sources[i] for i in group]
            tokens += sum(map(len, engine.run(some, [len(s) for s in some], forced_length=True)))
        return tokens

    return run


def _time_the_model(engine: Any, timed: dict[str, float]) -> None:
    """Add up the seconds that the encoder and the decoder's steps take (on a CPU, where nothing runs by the way)."""
    decoder, encoder = engine.decoder, engine.model.get_encoder()

    def told(inner: Callable[..., Any]) -> Callable[..., Any]:
        def outer(*given: Any, **named: Any) -> Any:
            begun = time.perf_counter()
            try:
                return inner(*given, **named)
            finally:
                timed["model"] += time.perf_counter() - begun

        return outer

    decoder.step, decoder.start, encoder.forward = told(decoder.step), told(decoder.start), told(encoder.forward)


def ct2_engine(folder: Path, sources: Ids, budget: int, threads: int, *, ours: bool = False) -> Callable[[], int]:
    """CTranslate2, its own batches by tokens and sorted by length; a sentence ends when it has its tokens."""
    import ctranslate2
    import transformers
    from ctranslate2.converters import TransformersConverter

    words = [f"w{i}" for i in range(json.loads((folder / "config.json").read_text())["vocab_size"])]
    words[0], words[1], words[-1] = "</s>", "<unk>", "<pad>"

    class Words:
        """What the converter asks of a tokenizer."""

        eos_token, unk_token, pad_token = "</s>", "<unk>", "<pad>"

        def get_vocab(self) -> dict[str, int]:
            return {word: i for i, word in enumerate(words)}

    class Converter(TransformersConverter):  # type: ignore[misc]
        def load_tokenizer(self, tokenizer_class: Any, name: str, **settings: Any) -> Any:
            return Words()

    made = folder / "ct2-int8"
    if not made.is_dir():
        transformers.utils.logging.disable_progress_bar()
        Converter(str(folder)).convert(str(made), quantization="int8")
    if ours:  # outputs end at the room of their source, which is rounded up: some more tokens
        from consistency.translate.ct2.engine import Engine

        engine = Engine(lambda anew: made, device="cpu", number="int8", threads=threads, name="random")
        asked = [[words[i] for i in source] for source in sources]
        return lambda: sum(len(out) for _, out in engine.stream(asked, [], beam=1, batch_tokens=budget, limit=lambda room: room))
    translator = ctranslate2.Translator(str(made), device="cpu", compute_type="int8", inter_threads=1, intra_threads=threads)
    order = sorted(range(len(sources)), key=lambda i: -len(sources[i]))  # what it would do itself; here for the callback's sake
    told = [[words[i] for i in sources[k]] for k in order]
    lengths = [len(sources[k]) for k in order]

    def run() -> int:
        results = translator.translate_batch(
            told, beam_size=1, max_batch_size=budget, batch_type="tokens", max_decoding_length=max(lengths), min_decoding_length=max(lengths),
            callback=lambda step: step.step + 1 >= lengths[step.batch_id],
        )  # fmt: skip
        return sum(len(result.hypotheses[0]) for result in results)

    return run


def child(args: argparse.Namespace) -> None:
    """One engine, once to warm up on a few sentences, then timed; a line of JSON."""
    import torch

    torch.set_num_threads(args.threads)
    folder, sources, name = Path(args.checkpoint), sentences(args.sentences, args.shortest, args.longest, args.vocabulary), args.engine
    timed = {"model": 1e-9} if args.share else {}
    if name == "hf-1":
        sources = sources[::SLOW]
    numbers = {"fp32": "float32", "bf16": "bfloat16", "int8": "int8"}
    budget = args.batch_tokens or (2048 if args.device == "cpu" else 16384)

    def made(some: Ids) -> Callable[[], int]:
        if name.startswith("hf-"):
            number = "bfloat16" if name.endswith("bf16") else "float32"
            return transformers_engine(folder, some, int(name.split("-")[1]), number, args.device)
        if name == "ct2":
            return ct2_engine(folder, some, args.batch_tokens or 1024, args.threads)
        if name == "ct2-ours":
            return ct2_engine(folder, some, args.batch_tokens or 2048, args.threads, ours=True)
        return our_engine(folder, some, numbers[name], args.device, budget, timed)

    run = made(sources)
    run() if args.device == "cuda" else made(sources[:4])()
    if args.device == "cuda":
        torch.cuda.synchronize()
    before = dict(timed)
    begun, worked = time.perf_counter(), time.process_time()
    tokens = run()
    worked = time.process_time() - worked
    if args.device == "cuda":
        torch.cuda.synchronize()
    seconds = time.perf_counter() - begun
    peak = _peak()
    if args.device == "cuda":
        peak = torch.cuda.max_memory_allocated() / 2**20
    share = (timed["model"] - before["model"]) / seconds if timed else None
    if args.share and args.device == "cuda":
        share = _busy(run)
    print(json.dumps({"seconds": seconds, "cpu": worked, "sentences": len(sources), "tokens": tokens, "peak": peak, "share": share}))


def _peak() -> float:
    """The most memory that this process has had, MB. Linux hands ``ru_maxrss`` down from the process that started this one."""
    status = Path("/proc/self/status")
    if status.is_file():
        return int(next(line.split()[1] for line in status.read_text().splitlines() if line.startswith("VmHWM"))) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _busy(run: Callable[[], int]) -> float:
    """The share of the time in which the GPU computes."""
    import torch
    from torch.profiler import ProfilerActivity, profile

    begun = time.perf_counter()
    run()
    torch.cuda.synchronize()
    wall = time.perf_counter() - begun
    with profile(activities=[ProfilerActivity.CUDA]) as seen:
        run()
        torch.cuda.synchronize()
    busy = sum(event.self_device_time_total for event in seen.key_averages()) / 1e6
    return busy / wall


def ask(args: argparse.Namespace, engine: str, *extra: str) -> dict[str, Any]:
    """An engine in a process of its own."""
    keep = [f"--{k}={getattr(args, k.replace('-', '_'))}" for k in ("sentences", "shortest", "longest", "vocabulary", "threads", "device", "batch-tokens")]
    command = [sys.executable, __file__, *keep, *extra, "--checkpoint", args.checkpoint, "--engine", engine]
    done = subprocess.run(command, capture_output=True, text=True, env={**os.environ, "OMP_NUM_THREADS": str(args.threads)}, check=False)
    if done.returncode:
        raise SystemExit(f"{engine}: {done.stderr.strip()[-2000:]}")
    return dict(json.loads(done.stdout.strip().splitlines()[-1]))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--engines", help=f"some of {', '.join(WHAT)}; default by device")
    parser.add_argument("--device", choices=("cpu", "cuda"), default="cpu")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--sentences", type=int, default=256)
    parser.add_argument("--shortest", type=int, default=5)
    parser.add_argument("--longest", type=int, default=60)
    parser.add_argument("--layers", type=int, default=6)
    parser.add_argument("--width", type=int, default=512)
    parser.add_argument("--inner", type=int, default=2048)
    parser.add_argument("--vocabulary", type=int, default=60_000)
    parser.add_argument("--batch-tokens", type=int, default=0, help="of neural and of CTranslate2; 0: each its own")
    parser.add_argument("--share", action="store_true", help="also the share of the time in the model (CPU), or in which the GPU computes")
    parser.add_argument("--checkpoint", help="a folder with a checkpoint instead of a random one")
    parser.add_argument("--engine", help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.engine:
        child(args)
        return
    engines = args.engines.split(",") if args.engines else list(CPU if args.device == "cpu" else CUDA)
    with tempfile.TemporaryDirectory() as temporary:
        if args.checkpoint is None:
            args.checkpoint = temporary
            build(Path(temporary), layers=args.layers, width=args.width, inner=args.inner, vocabulary=args.vocabulary)
        best: list[str] = []
        if "ct2" in engines and not args.batch_tokens:  # its own best setting, by a small sweep
            tried = {budget: ask(args, "ct2", f"--batch-tokens={budget}")["cpu"] for budget in (512, 1024, 2048, 4096)}
            fastest = min(tried, key=lambda budget: tried[budget])
            print("CTranslate2, seconds of the processor by tokens of a batch:", ", ".join(f"{k}: {v:.2f}" for k, v in tried.items()))
            best = [f"--batch-tokens={fastest}"]
        rows: dict[str, list[dict[str, Any]]] = {name: [] for name in engines}
        for _ in range(args.rounds):
            for name in engines:
                extra = [*(best if name == "ct2" else []), *(["--share"] if args.share and not name.startswith(("hf", "ct2")) else [])]
                rows[name].append(ask(args, name, *extra))
                print(name, json.dumps(rows[name][-1]), file=sys.stderr)  # it takes minutes: what there is already
        show(rows)


def show(rows: dict[str, list[dict[str, Any]]]) -> None:
    rate = {name: [r["sentences"] / r["seconds"] for r in some] for name, some in rows.items()}
    work = {name: [r["sentences"] / r["cpu"] for r in some] for name, some in rows.items()}
    print("| engine | sentences a second | times plain batched | the same by processor time | peak memory, MB | tokens | share in the model |")
    print("| --- | --- | --- | --- | --- | --- | --- |")
    for name, some in rows.items():
        times, worked = (
            f"{statistics.median(a / b for a, b in zip(of[name], of[BASE], strict=True)):.1f}" if BASE in of else "" for of in (rate, work)
        )
        counts = ", ".join(str(n) for n in sorted({r["tokens"] for r in some}))
        part = [r["share"] for r in some if r["share"] is not None]
        share = f"{statistics.median(part):.0%}" if part else ""
        of = f" of {some[0]['sentences']} sentences" if name == "hf-1" else ""
        print(f"| {WHAT[name]} | {statistics.median(rate[name]):.1f} | {times} | {worked} | {max(r['peak'] for r in some):.0f} | {counts}{of} | {share} |")


if __name__ == "__main__":
    main()
