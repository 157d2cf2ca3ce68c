"""Audits of formalised statements: what is wrong with one, shown by a proof where there can be one.

`audit` looks at one statement, with all detectors, within a budget. Nothing here says that a
statement is faithful; 'nothing found' is the most that it says.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from prover.audit import arithmetic, certified, explicit, informal, numeric, shape
from prover.audit.detector import Detector
from prover.audit.lab import Lab
from prover.audit.model import Certificate, Finding, Place, Report, Severity
from prover.audit.subject import Subject, subject
from prover.budget import Budget
from prover.lean.bridge import LiveBridge
from prover.types import Problem

__all__ = ["DETECTORS", "Certificate", "Finding", "Place", "Report", "Severity", "audit"]

# In this order: what is cheap and what decides most comes first.
DETECTORS: tuple[Detector, ...] = (
    certified.false,
    certified.contradictory,
    numeric.numeric,
    shape.exists_implies,
    shape.implication_chain,
    shape.unused_variable,
    shape.auto_bound,
    shape.shadowing,
    shape.default_value,
    shape.one_sided_set,
    shape.one_point,
    shape.outside_domain,
    shape.function_equality,
    certified.restated,
    arithmetic.default_numerals,
    arithmetic.late_coercion,
    arithmetic.natural_subtraction,
    arithmetic.integer_division,
    arithmetic.division_by_zero,
    arithmetic.junk_value,
    informal.text_number,
    informal.text_strictness,
    informal.text_positivity,
    informal.text_type,
    informal.text_range,
    certified.trivial,
    certified.library,
    certified.degenerate,
    certified.unneeded,
    certified.empty_range,
    certified.implied,
)


def audit(
    problem: Problem,
    bridge: LiveBridge,
    budget: Budget,
    *,
    informal: str = "",
    detectors: Sequence[Detector] = DETECTORS,
) -> Report:
    """Everything that the detectors find; `informal` is the text that the statement formalises."""
    lab = Lab(problem, bridge, budget)
    found = subject(problem, informal)
    refusal = lab.refusal
    if refusal is None:
        found = _as_elaborated(found, lab)
    findings = [
        each
        for detector in detectors
        for each in detector.find(found, lab if refusal is None else None)
    ]
    return Report(
        problem,
        tuple(sorted(findings, key=lambda each: -each.severity)),
        elaborated=refusal is None,
        reading=refusal or "",
        example=(lab.example or "") if refusal is None else "",
        seconds=round(budget.elapsed, 3),
    )


def _as_elaborated(found: Subject, lab: Lab) -> Subject:
    """With what Lean says of it: which binders are propositions, in which type numbers are."""
    if lab.whole is not None and len(lab.whole.binders) == len(found.entries):
        entries = tuple(
            replace(entry, is_hypothesis=yes)
            for entry, yes in zip(found.entries, lab.propositions, strict=True)
        )
        found = replace(found, entries=entries)
    if lab.explicit is not None:
        found = replace(found, elaborated=True, terms=explicit.typed(found.terms, lab.explicit))
    return found
