"""The problems of miniF2F that speak of natural numbers and integers only, word for word."""

from __future__ import annotations

from pathlib import Path

import pytest

from eval.suites import BEYOND_INTEGERS
from prover import suites, verify
from prover.lean.pool import Pool
from prover.types import Statement, Status

DATA = Path(__file__).parents[3] / "shared" / "data" / "minif2f_valid.jsonl"
SECONDS = 60.0


@pytest.fixture(scope="module")
def slice_() -> list[Statement]:
    if not DATA.exists():
        pytest.skip(f"no benchmark data at {DATA}")
    statements = [problem.statement for problem in suites.load(str(DATA)).problems]
    return [each for each in statements if not BEYOND_INTEGERS.search(each.signature)]


def test_nearly_all_of_the_slice_elaborates(slice_: list[Statement], shared_pool: Pool) -> None:
    assert len(slice_) == 62
    verdicts = {
        statement.name: verify.support(statement, shared_pool, timeout=SECONDS)
        for statement in slice_
    }
    refused = {name: verdict.reason for name, verdict in verdicts.items() if verdict is not None}
    assert len(refused) <= 4, refused


def test_what_elaborates_can_be_proved_and_checked(
    slice_: list[Statement], shared_pool: Pool
) -> None:
    proofs = {"mathd_numbertheory_335": "by omega", "mathd_numbertheory_739": "by decide"}
    for name, proof in proofs.items():
        [statement] = [each for each in slice_ if each.name == name]
        verdict = verify.verify(statement, proof, shared_pool, timeout=SECONDS)
        assert verdict.status is Status.VERIFIED, verdict.reason
