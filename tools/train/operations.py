"""PyTorch functions over operations.cpp, which is compiled on first use (about half a minute)."""

import pathlib

import torch
from torch.utils.cpp_extension import load

native = load(
    name="hearsay_operations",
    sources=[str(pathlib.Path(__file__).with_name("operations.cpp"))],
    extra_cflags=["-O3", "-march=native", "-ffast-math", "-fopenmp-simd"],
)


class _Sru(torch.autograd.Function):
    @staticmethod
    def forward(ctx, projected, inputs, state, bias, offsets):
        output, cell, forget, reset = native.sru_forward(projected, inputs, state, bias, offsets)
        ctx.save_for_backward(projected, inputs, state, offsets, cell, forget, reset)
        return output

    @staticmethod
    def backward(ctx, gradient):
        to_projected, to_inputs, to_state, to_bias = native.sru_backward(gradient, *ctx.saved_tensors)
        return to_projected, to_inputs if to_inputs.numel() else None, to_state, to_bias, None


class _Drop(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x, share, seed, keys):
        ctx.mask = (share, seed, keys)
        return native.drop(x, share, seed, keys)

    @staticmethod
    def backward(ctx, gradient):
        return native.drop(gradient, *ctx.mask), None, None, None


class _SumRows(torch.autograd.Function):
    @staticmethod
    def forward(ctx, table, indices):
        ctx.indices, ctx.rows = indices, table.size(0)
        return native.sum_rows(table, indices)

    @staticmethod
    def backward(ctx, gradient):
        return native.sum_rows_backward(gradient, ctx.indices, ctx.rows), None


class _Crf(torch.autograd.Function):
    @staticmethod
    def forward(ctx, emissions, transitions, starts, ends, wanted, offsets, weights):
        loss, *gradients = native.crf(emissions, transitions, starts, ends, wanted, offsets, weights)
        ctx.save_for_backward(*gradients)
        return loss

    @staticmethod
    def backward(ctx, gradient):
        return (*(g * gradient for g in ctx.saved_tensors), None, None, None)


class _HalfProduct(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x, w):
        x, w = x.bfloat16(), w.bfloat16()
        ctx.save_for_backward(x, w)
        return (x @ w).float()

    @staticmethod
    def backward(ctx, gradient):
        x, w = ctx.saved_tensors
        gradient = gradient.bfloat16()
        return (gradient @ w.t()).float() if ctx.needs_input_grad[0] else None, (x.t() @ gradient).float()


sru, drop, sum_rows, crf = _Sru.apply, _Drop.apply, _SumRows.apply, _Crf.apply

# A matrix product in bfloat16 with sums in float: twice as fast, where the processor has an instruction for it.
_cpu = pathlib.Path("/proc/cpuinfo")
half_product = _HalfProduct.apply if _cpu.exists() and "avx512_bf16" in _cpu.read_text() else torch.matmul
