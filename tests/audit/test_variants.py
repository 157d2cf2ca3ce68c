"""Variants: the same by seed, what they promise, and the change that a run reports."""

from __future__ import annotations

import pytest
from test_audit_terms import theorem

from prover import suites
from prover.audit.subject import subject
from prover.audit.variants import Drop, drops, variants, with_variants
from prover.errors import InputError
from prover.suites import Suite

MANY = theorem("t (x y : ℕ) (h₀ : x + y = 7) (h₁ : x = 3) : y = 4")


def test_seed_decides() -> None:
    assert list(variants(MANY, 1)) == list(variants(MANY, 1))
    assert list(variants(MANY, 1)) != list(variants(MANY, 2))


def test_each_kind() -> None:
    made = {kind: v.statement.signature for kind, v in variants(MANY, 0)}
    assert set(made) == {"rename", "permute", "restate", "perturb"}
    assert made["permute"] == "theorem t (x y : ℕ) (h₁ : x = 3) (h₀ : x + y = 7) : y = 4"
    assert made["restate"] == "theorem t (x y : ℕ) (h₀ : x + y = 7) (h₁ : x = 3) : 4 = y"
    names = {e.name for e in subject(MANY, "").entries}
    renamed = next(v for kind, v in variants(MANY, 0) if kind == "rename")
    assert not names & {e.name for e in subject(renamed, "").entries}


@pytest.mark.parametrize("seed", range(8))
def test_perturbed_answer_is_right(seed: int) -> None:
    made = dict(variants(theorem("t (x y : ℕ) (h₀ : x + y = 17) (h₁ : x = 3) : y = 14"), seed))
    found = subject(made["perturb"], "")
    total, part = (int(found.words(h.type).split("=")[1]) for h in found.hypotheses)
    assert int(found.words(found.conclusion).split("=")[1]) == total - part


def test_no_perturbation_where_the_answer_is_not_the_only_one() -> None:
    assert "perturb" not in dict(variants(theorem("t (n : ℕ) (h : n % 7 = 3) : n % 7 = 3"), 0))


def test_suite_with_variants_is_another_run() -> None:
    starter = suites.load("starter")
    few = Suite(starter.name, starter.path, starter.sha256, starter.problems[:5], cumulative=False)
    more = with_variants(few, 0)
    assert more.problems[:5] == few.problems
    assert len({p.name for p in more.problems}) == len(more.problems) > 5
    assert len({few.sha256, more.sha256, with_variants(few, 1).sha256}) == 3


def test_suites_that_build_on_each_other_have_none() -> None:
    with pytest.raises(InputError, match="has no variants"):
        with_variants(Suite("s", suites.load("starter").path, "", (), cumulative=True), 0)


def test_drops_are_of_pairs() -> None:
    rows = [
        {"name": "a", "verdict": "verified"}, {"name": "a~rename", "verdict": "verified"},
        {"name": "b", "verdict": "verified"}, {"name": "b~rename", "verdict": "unproved"},
        {"name": "c", "verdict": "verified"}, {"name": "d~perturb", "verdict": "verified"},
    ]  # fmt: skip
    assert drops(rows) == [Drop("rename", pairs=2, originals=2, variants=1)]
