"""The decoders of the families, one token at a time, with nothing around them.

What transformers' ``generate`` does in a step, with its weights and in its order, and less of all else: keys and values of the source are worked
out once, those of the output stand in a store that grows now and then, query, key and value are one product, and only the last position reaches
the vocabulary. Shapes: B sentences, H heads, D numbers a head, W = the model's width, T steps, S tokens of the source.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import torch
from torch import Tensor, nn
from torch.nn import functional as F

Linear = Callable[[Tensor], Tensor]
_ROOM = 32  # steps by which the store of keys and values grows


@dataclass(slots=True)
class State:
    """What a batch has come to: ``keys`` and ``values`` of the output (B, H, T, D) and of the source (B, H, S, D), a layer each; ``seen``
    (B, 1, 1, S) is added to the weights of the source: 0, or minus infinity for padding; None where there is no padding."""

    keys: list[Tensor]
    values: list[Tensor]
    source_keys: list[Tensor]
    source_values: list[Tensor]
    seen: Tensor | None

    def keep(self, rows: Tensor) -> None:
        """Only these sentences of the batch, in that order."""
        for store in (self.keys, self.values, self.source_keys, self.source_values):
            store[:] = [part.index_select(0, rows) for part in store]
        if self.seen is not None:
            self.seen = self.seen.index_select(0, rows)

    def grow(self, step: int) -> None:
        """Make room for this step."""
        if self.keys[0].shape[2] <= step:
            for store in (self.keys, self.values):
                store[:] = [F.pad(part, (0, 0, 0, _ROOM)) for part in store]


class Decoder:
    """``start`` makes the state of a batch from what the encoder gave (B, S, W) and its mask (B, S; 1: a token, 0: padding);
    ``step`` takes the last tokens (B) and the number of the step from 0, and gives the logits (B, vocabulary)."""

    heads: int
    layers: Sequence[Any]

    def start(self, encoded: Tensor, mask: Tensor) -> State:
        # bfloat16 attention of one token is slow on a CPU: there it is float32 whatever the products are.
        number = torch.float32 if encoded.device.type == "cpu" else encoded.dtype
        source_keys, source_values = [], []
        for layer in self.layers:
            keys, values = layer.source(encoded).to(number).chunk(2, dim=-1)
            source_keys.append(self._by_head(keys).contiguous())
            source_values.append(self._by_head(values).contiguous())
        seen = None
        if not bool(mask.all()):
            seen = torch.zeros(mask.shape, dtype=number, device=mask.device).masked_fill_(mask == 0, float("-inf"))[:, None, None]
        size = (len(encoded), self.heads, _ROOM, source_keys[0].shape[-1])
        keys, values = ([encoded.new_zeros(size, dtype=number) for _ in self.layers] for _ in range(2))
        return State(keys=keys, values=values, source_keys=source_keys, source_values=source_values, seen=seen)

    def step(self, state: State, tokens: Tensor, step: int) -> Tensor:
        raise NotImplementedError

    def _by_head(self, rows: Tensor) -> Tensor:
        """(B, n, H*D) -> (B, H, n, D)"""
        return rows.view(*rows.shape[:2], self.heads, -1).transpose(1, 2)

    def _attend_output(
        self, layer: Any, given: Tensor, state: State, index: int, step: int, *, bias: Tensor | None = None, scaled: bool = True
    ) -> Tensor:
        """Self-attention of one token a sentence: (B, W) -> (B, H*D)."""
        query, key, value = layer.own(given).view(len(given), 3, self.heads, -1).unbind(1)
        keys, values = state.keys[index], state.values[index]
        keys[:, :, step], values[:, :, step] = key, value
        there = slice(None, step + 1)
        return _attention(query.unsqueeze(2), keys[:, :, there], values[:, :, there], bias, scaled).to(given.dtype)

    def _attend_source(self, layer: Any, given: Tensor, state: State, index: int, *, scaled: bool = True) -> Tensor:
        """Attention to the source: (B, W) -> (B, H*D)."""
        query = layer.ask(given).view(len(given), self.heads, 1, -1)
        return _attention(query, state.source_keys[index], state.source_values[index], state.seen, scaled).to(given.dtype)


@dataclass(slots=True)
class _Layer:
    """The products of a layer: ``own`` gives query, key and value of the output, ``source`` key and value of the source."""

    own: Linear
    own_out: Linear
    ask: Linear
    source: Linear
    source_out: Linear
    module: Any


class BartDecoder(Decoder):
    """Marian (norms after each part) and M2M100, with it NLLB and SMaLL-100 (norms before each part, and one at the end)."""

    def __init__(self, model: Any, linear: Callable[[nn.Linear], nn.Module]) -> None:
        """``linear`` makes a product of what transformers has: itself, or one in bytes."""
        decoder = model.get_decoder()
        self.heads = decoder.layers[0].self_attn.num_heads
        self.layers = [self._layer(module, linear) for module in decoder.layers]
        self._embed = decoder.embed_tokens
        # Marian multiplies beside its table of words, M2M100 inside of it.
        self._scale = float(decoder.embed_scale) if hasattr(decoder, "embed_scale") else 1.0
        places = decoder.embed_positions
        counts_padding = hasattr(places, "weights")  # M2M100's; Marian's is a table of positions from 0
        self._positions: Tensor = places.weights if counts_padding else places.weight
        self._padding = decoder.padding_idx if counts_padding else None
        self._norm = getattr(decoder, "layer_norm", None)
        self._head = linear(model.get_output_embeddings())
        bias = getattr(model, "final_logits_bias", None)
        self._bias = bias if bias is not None and bool(bias.any()) else None

    @staticmethod
    def _layer(module: Any, linear: Callable[[nn.Linear], nn.Module]) -> _Layer:
        own, source = module.self_attn, module.encoder_attn
        made = _Layer(
            own=linear(_joined(own.q_proj, own.k_proj, own.v_proj)), own_out=linear(own.out_proj), ask=linear(source.q_proj),
            source=linear(_joined(source.k_proj, source.v_proj)), source_out=linear(source.out_proj), module=module,
        )  # fmt: skip
        module.fc1, module.fc2 = linear(module.fc1), linear(module.fc2)
        return made

    def step(self, state: State, tokens: Tensor, step: int) -> Tensor:
        state.grow(step)
        given = self._embed(tokens) * self._scale
        if self._padding is None:
            given = given + self._positions[step]
        else:  # a padding token stands nowhere, even as an output
            given = given + torch.where((tokens == self._padding)[:, None], self._positions[self._padding], self._positions[self._padding + 1 + step])
        for index, layer in enumerate(self.layers):
            of = layer.module
            part = self._attend_output(layer, self._before(of.self_attn_layer_norm, given), state, index, step)
            given = self._after(of.self_attn_layer_norm, given + layer.own_out(part))
            part = self._attend_source(layer, self._before(of.encoder_attn_layer_norm, given), state, index)
            given = self._after(of.encoder_attn_layer_norm, given + layer.source_out(part))
            part = of.fc2(of.activation_fn(of.fc1(self._before(of.final_layer_norm, given))))
            given = self._after(of.final_layer_norm, given + part)
        logits: Tensor = self._head(given if self._norm is None else self._norm(given))
        return logits if self._bias is None else logits + self._bias

    def _before(self, norm: Any, given: Tensor) -> Tensor:
        return given if self._norm is None else norm(given)

    def _after(self, norm: Any, given: Tensor) -> Tensor:
        return norm(given) if self._norm is None else given


class T5Decoder(Decoder):
    """T5, mT5 and MADLAD-400: norms before each part, distances instead of positions, weights of attention not scaled."""

    def __init__(self, model: Any, linear: Callable[[nn.Linear], nn.Module]) -> None:
        decoder = model.get_decoder()
        self._own = decoder.block[0].layer[0].SelfAttention  # it alone knows what a distance weighs
        self._weights: Tensor | None = None
        self.heads = self._own.n_heads
        self.layers = [self._layer(block.layer, linear) for block in decoder.block]
        self._embed, self._norm = decoder.embed_tokens, decoder.final_layer_norm
        self._head = linear(model.get_output_embeddings())
        scaled = getattr(model.config, "scale_decoder_outputs", model.config.tie_word_embeddings)
        self._scale = float(model.model_dim**-0.5) if scaled else None

    @staticmethod
    def _layer(parts: Any, linear: Callable[[nn.Linear], nn.Module]) -> _Layer:
        own, source = parts[0].SelfAttention, parts[1].EncDecAttention
        made = _Layer(
            own=linear(_joined(own.q, own.k, own.v)), own_out=linear(own.o), ask=linear(source.q),
            source=linear(_joined(source.k, source.v)), source_out=linear(source.o), module=parts,
        )  # fmt: skip
        dense = parts[2].DenseReluDense
        for name in ("wi", "wi_0", "wi_1", "wo"):
            if hasattr(dense, name):
                setattr(dense, name, linear(getattr(dense, name)))
        return made

    def step(self, state: State, tokens: Tensor, step: int) -> Tensor:
        state.grow(step)
        given = self._embed(tokens)
        bias = self._bias(step).to(state.keys[0].dtype)
        for index, layer in enumerate(self.layers):
            own, source, dense = layer.module
            given = given + layer.own_out(self._attend_output(layer, own.layer_norm(given), state, index, step, bias=bias, scaled=False))
            given = given + layer.source_out(self._attend_source(layer, source.layer_norm(given), state, index, scaled=False))
            given = given + dense.DenseReluDense(dense.layer_norm(given))
        last = self._norm(given)
        out: Tensor = self._head(last if self._scale is None else last * self._scale)
        return out

    def _bias(self, step: int) -> Tensor:
        """What each earlier step weighs more or less by its distance, (1, H, 1, step + 1)."""
        if self._weights is None or self._weights.shape[1] <= step:
            own = self._own
            distances = torch.arange(step + 256, device=own.relative_attention_bias.weight.device)
            buckets = own._relative_position_bucket(
                -distances, bidirectional=False, num_buckets=own.relative_attention_num_buckets, max_distance=own.relative_attention_max_distance
            )
            self._weights = own.relative_attention_bias(buckets).t().contiguous()
        return self._weights[:, : step + 1].flip(1)[None, :, None]


DECODERS: dict[str, type[Any]] = {"marian": BartDecoder, "m2m_100": BartDecoder, "t5": T5Decoder, "mt5": T5Decoder}


def _attention(query: Tensor, keys: Tensor, values: Tensor, bias: Tensor | None, scaled: bool) -> Tensor:
    """One query a head, (B, H, 1, D), over (B, H, n, D): (B, H*D). On a CPU two plain products beat torch's fused kernel, which is
    made for many queries, by a third in float32."""
    if query.device.type == "cpu":
        weights = torch.matmul(query.to(keys.dtype) * query.shape[-1] ** -0.5 if scaled else query.to(keys.dtype), keys.transpose(2, 3))
        out = torch.matmul((weights if bias is None else weights.add_(bias)).softmax(-1), values)
    else:
        out = F.scaled_dot_product_attention(query, keys, values, attn_mask=bias, scale=None if scaled else 1.0)
    return out.reshape(len(query), -1)


def _joined(*parts: nn.Linear) -> nn.Linear:
    """One product for several of the same input; the parts share its weights from now on, so that none is kept twice."""
    with torch.inference_mode(False), torch.no_grad():
        weight = torch.cat([part.weight for part in parts])
        joined = nn.Linear(weight.shape[1], len(weight), bias=parts[0].bias is not None, device="meta")
        joined.weight = nn.Parameter(weight, requires_grad=False)
        if parts[0].bias is not None:
            joined.bias = nn.Parameter(torch.cat([part.bias for part in parts]), requires_grad=False)
        at = 0
        for part in parts:
            end = at + part.out_features
            part.weight = nn.Parameter(joined.weight[at:end], requires_grad=False)
            if part.bias is not None:
                part.bias = nn.Parameter(joined.bias[at:end], requires_grad=False)
            at = end
    return joined
