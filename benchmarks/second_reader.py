"""What a second reader and a sentence encoder cost: pairs and sentences a second of models of real size, and of a check of the seeds.

    python benchmarks/second_reader.py [--layers 12 --width 768] [--device cpu]      # the size of XLM-R base and of e5 base

Weights are random: the speed is that of a trained model of the size, the answers are nobody's. The vocabulary is that of the seeds, a token a
word or a mark; a trained model makes about half as many tokens again of a word.
"""

from __future__ import annotations

import argparse
import re
import resource
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from consistency.config import Config
from consistency.ingest import read_story, sentences_of
from consistency.model_options import Encoder
from consistency.models import locate
from consistency.models.encoder import SentenceEncoder
from consistency.pipeline import check
from consistency.translate.memory import Memory
from consistency.verify.nli import Nli, _asked
from consistency.verify.questions import Question

SEEDS = ROOT / "seeds"


def checkpoint(folder: Path, texts: list[str], kind: str, layers: int, width: int) -> Path:
    import transformers
    from tokenizers import Tokenizer, models, pre_tokenizers, processors

    words = sorted({word for text in texts for word in re.findall(r"\w+|[^\w\s]", text)})
    made = Tokenizer(models.WordLevel({w: n for n, w in enumerate(["<s>", "<pad>", "</s>", "<unk>", *words])}, unk_token="<unk>"))
    made.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    made.post_processor = processors.TemplateProcessing(
        single="<s> $A </s>", pair="<s> $A </s> </s> $B </s>", special_tokens=[("<s>", 0), ("</s>", 2)]
    )
    reader = transformers.PreTrainedTokenizerFast(tokenizer_object=made, bos_token="<s>", pad_token="<pad>", eos_token="</s>", unk_token="<unk>", model_max_length=512)
    config = transformers.XLMRobertaConfig(
        vocab_size=len(reader), hidden_size=width, num_hidden_layers=layers, num_attention_heads=width // 64, intermediate_size=4 * width,
        max_position_embeddings=514, pad_token_id=1, id2label={0: "entailment", 1: "neutral", 2: "contradiction"},
    )  # fmt: skip
    getattr(transformers, kind)(config).save_pretrained(folder)
    reader.save_pretrained(folder)
    return folder


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--layers", type=int, default=12)
    parser.add_argument("--width", type=int, default=768)
    parser.add_argument("--device", default="cpu")
    given = parser.parse_args()
    story = read_story([SEEDS])
    sources = [s.text for article in story.articles for s in sentences_of(article)]
    memory = Memory(SEEDS / "translations.tmx")
    english = [memory.english(s.text, a.language) or s.text for a in story.articles for s in sentences_of(a)]
    with tempfile.TemporaryDirectory() as folder:
        texts = [*sources, *english]
        encoder = SentenceEncoder(locate(str(checkpoint(Path(folder) / "encoder", texts, "XLMRobertaModel", given.layers, given.width))), Encoder(device=given.device))
        start = time.perf_counter()
        encoder.encode(sources)
        seconds = time.perf_counter() - start
        print(f"encoder: {len(sources)} sentences of the seeds in {seconds:.1f} s, {len(sources) / seconds:.1f} a second")
        nli = Nli(locate(str(checkpoint(Path(folder) / "nli", texts, "XLMRobertaForSequenceClassification", given.layers, given.width))), given.device)
        asked: list[Question] = []
        read = nli.read
        nli.read = lambda questions, progress=None: asked.extend(questions) or read(questions)  # type: ignore[method-assign, func-returns-value]
        from consistency import verify

        verify._reader = lambda config: nli
        from dataclasses import replace

        config = Config()
        start = time.perf_counter()
        check(story, config)
        plain = time.perf_counter() - start
        start = time.perf_counter()
        check(story, replace(config, verify=replace(config.verify, by="nli")))
        seconds = time.perf_counter() - start - plain
        pairs = len({pair for question in asked for pair in _asked(question)})
        print(f"nli: {len(asked)} findings of the seeds, {pairs} pairs in {seconds:.1f} s, {pairs / seconds:.1f} a second")
    print(f"peak {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


if __name__ == "__main__":
    main()
