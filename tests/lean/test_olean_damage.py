"""Damaged compiled modules are read or refused, and do no other harm."""

from __future__ import annotations

import random
import time

import pytest

from prover.errors import BadOlean
from prover.lean.batch import compile_module
from prover.lean.olean import Module, additions
from prover.lean.toolchain import Toolchain

SMALL = """prelude
universe u
inductive N where | zero | succ (n : N)
inductive Equal {α : Sort u} (a : α) : α → Prop where | refl : Equal a a
theorem t (n : N) : Equal n (N.succ N.zero) → Equal n (N.succ N.zero) := fun h => h
axiom a : N
def f : N := let x := N.succ N.zero; x
"""


def survives(data: bytes) -> bool:
    """Whether a file reads; any exception but one comes through."""
    started = time.process_time()
    try:
        module = Module(data, label="damaged")
        module.check()
        additions(module)
        for extension in module.extensions:
            module.entries(extension)
        for constant in module.constants.values():
            module.constants.needs(constant.name)
        reads = True
    except BadOlean:
        reads = False
    assert time.process_time() - started < 2
    return reads


@pytest.fixture(scope="module")
def small(lean: Toolchain) -> bytes:
    messages, data = compile_module(lean, SMALL, timeout=120)
    assert data is not None and not messages
    return data


def test_truncated_files_are_refused(small: bytes, lean: Toolchain) -> None:
    assert survives(small)
    assert not any(survives(small[:end]) for end in range(0, len(small), 97))
    source = "def n := 2\ntheorem t : n = 2 := by rfl"
    _, whole = compile_module(lean, source, timeout=120)
    assert whole is not None and survives(whole)
    assert not any(survives(whole[:end]) for end in range(0, len(whole), 97))


def test_flipped_bits_are_read_or_refused(small: bytes) -> None:
    rng = random.Random(6)
    refused = 0
    for _ in range(2000):
        data = bytearray(small)
        for _ in range(rng.choice((1, 1, 2, 8))):
            data[rng.randrange(len(data))] ^= 1 << rng.randrange(8)
        refused += not survives(bytes(data))
    assert refused > 1500
