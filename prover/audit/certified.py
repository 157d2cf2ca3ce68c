"""Detectors whose findings are theorems: false, contradictory, trivial, unneeded, implied."""

from __future__ import annotations

from collections.abc import Iterator

from prover.audit.detector import at, proving
from prover.audit.lab import LEAST_SECONDS, Lab
from prover.audit.model import Certificate, Finding, Severity
from prover.audit.reader import read
from prover.audit.subject import Subject
from prover.audit.terms import Term, bare
from prover.lean import reading
from prover.refute.closing import Telescope, telescope

TRIVIAL = ("rfl", "trivial", "intros; rfl", "intros; trivial", "intros; assumption")
HYPOTHESES = 8  # of so many at most each is looked at alone


@proving("false", "The statement does not hold: its negation is proved.")
def false(_subject: Subject, lab: Lab | None) -> Iterator[Finding]:
    if lab is None or lab.refutation is None:
        return
    found, certificate = lab.refutation
    said = f"it fails for {found.witness}"
    yield Finding("false", Severity.REFUTED, said, certificate=certificate)


@proving("contradictory", "The hypotheses contradict each other: the theorem says nothing.")
def contradictory(subject: Subject, lab: Lab | None) -> Iterator[Finding]:
    if lab is None or lab.contradiction is None:
        return
    certificate, core = lab.contradiction
    names = ", ".join(map(lab.name, core)) or "the types of the variables"
    yield at(
        "contradictory",
        Severity.VACUOUS,
        _type(subject, lab, core[-1]) if core else None,
        f"nothing satisfies {names}: the theorem holds whatever it concludes",
        certificate,
    )


def _type(subject: Subject, lab: Lab, index: int) -> Term | None:
    """Where a hypothesis of the lab's stands in the text."""
    name = lab.name(index)
    return next((e.type for e in subject.hypotheses if e.name == name), None)


@proving("trivial", "One trivial step proves it.")
def trivial(subject: Subject, lab: Lab | None) -> Iterator[Finding]:
    if lab is None or lab.whole is None or not lab.sound:
        return
    certificate = lab.proved_by("trivial", str(lab.whole), TRIVIAL)
    if certificate is not None:
        step = certificate.proof.split(maxsplit=1)[1]
        yield at(
            "trivial",
            Severity.NOTE,
            subject.conclusion,
            f"`{step}` proves it: is that all it should say?",
            certificate,
        )


@proving("restated", "The conclusion says nothing but what is given, or x = x.")
def restated(subject: Subject, lab: Lab | None) -> Iterator[Finding]:
    end = bare(subject.conclusion)
    if end.is_op("=", "↔", "≤", "≥", "∣") and end.args[0].shape == end.args[1].shape:
        yield at(
            "restated",
            Severity.SUSPICIOUS,
            end,
            f"both sides of `{subject.words(end)}` are the same",
            _by(lab, "restated"),
        )
        return
    for entry in subject.hypotheses:
        if entry.type.shape == end.shape:
            yield at(
                "restated",
                Severity.SUSPICIOUS,
                end,
                f"the conclusion is the hypothesis {entry.name}",
                _by(lab, "restated"),
            )
            return
    for part in _conjuncts(end):
        if part is not end and any(part.shape == e.type.shape for e in subject.hypotheses):
            yield at(
                "restated",
                Severity.NOTE,
                part,
                f"`{subject.words(part)}` of the conclusion is given",
            )


def _by(lab: Lab | None, what: str) -> Certificate | None:
    if lab is None or lab.whole is None:
        return None
    tactics = ("intros; rfl", "intros; assumption", "intros; exact Iff.rfl", "intros; simp")
    return lab.proved_by(what, str(lab.whole), tactics)


def _conjuncts(term: Term) -> Iterator[Term]:
    inner = bare(term)
    if inner.is_op("∧"):
        for arg in inner.args:
            yield from _conjuncts(arg)
    else:
        yield inner


@proving("unneeded", "A hypothesis is not needed: the theorem holds without it.")
def unneeded(subject: Subject, lab: Lab | None) -> Iterator[Finding]:
    if lab is None or lab.whole is None or not lab.hypotheses:
        return
    if not lab.sound:
        return
    bare_claim = lab.without(lab.hypotheses)
    found = bare_claim and lab.proved("alone", bare_claim)
    if found:
        # A goal stated for evaluation or by definitions is one thing; that nothing of what was
        # assumed matters is another.
        yield at(
            "unneeded",
            Severity.SUSPICIOUS,
            subject.conclusion,
            "the conclusion holds without any of the hypotheses",
            found,
        )
        return
    if len(lab.hypotheses) > HYPOTHESES:
        return
    for index in lab.hypotheses:
        claim = lab.without([index])
        proof = claim and lab.proved("without", claim, LEAST_SECONDS)
        if proof:
            yield at(
                "unneeded",
                Severity.NOTE,
                _type(subject, lab, index),
                f"the hypothesis {lab.name(index)} is not needed",
                proof,
            )


@proving("implied", "A hypothesis follows from the others.")
def implied(subject: Subject, lab: Lab | None) -> Iterator[Finding]:
    if lab is None or lab.whole is None or not 1 < len(lab.hypotheses) <= HYPOTHESES:
        return
    if lab.contradiction is not None:
        return
    for index in lab.hypotheses:
        claim = lab.without([index], lab.whole.binders[index].type)
        proof = claim and lab.proved("implied", claim, LEAST_SECONDS / 2)
        if proof:
            yield at(
                "implied",
                Severity.NOTE,
                _type(subject, lab, index),
                f"the hypothesis {lab.name(index)} follows from the others",
                proof,
            )


@proving("library", "The library has it already, perhaps in a more general form.")
def library(subject: Subject, lab: Lab | None) -> Iterator[Finding]:
    if lab is None or lab.whole is None or not lab.sound:
        return
    found = lab.library(str(lab.whole))
    if found is not None:
        name = found.proof.split("exact ", 1)[1].split()[0]
        yield at(
            "library",
            Severity.NOTE,
            subject.conclusion,
            f"{name} of the library says it",
            found,
        )


@proving("degenerate", "The smallest value there is, 0 or an empty one, satisfies the existential.")
def degenerate(subject: Subject, lab: Lab | None) -> Iterator[Finding]:
    if lab is None or lab.whole is None:
        return
    end = bare(read(lab.whole.conclusion))
    if end.kind != "binder" or end.text != "∃":
        return
    names = len(end.bound)
    for witness in ("0", "[]", "fun _ => 0", "True", "False", "none"):
        given = ", ".join([witness] * names)
        closers = ("simp", "simp_all", "omega", "decide", "rfl", "trivial")
        tactics = [f"intros; exact ⟨{given}, by {closer}⟩" for closer in closers]
        found = lab.proved_by("degenerate", str(lab.whole), tactics)
        if found is not None:
            yield at(
                "degenerate",
                Severity.NOTE,
                subject.conclusion,
                f"the existential holds for {witness}: is that meant?",
                found,
            )
            return


@proving("empty-range", "A quantifier inside ranges over nothing: what it says is always true.")
def empty_range(subject: Subject, lab: Lab | None) -> Iterator[Finding]:
    if lab is None or lab.whole is None or lab.contradiction is not None:
        return
    for index in lab.hypotheses:
        binder = lab.whole.binders[index]
        outer = reading.connective(reading.unwrapped(binder.type))
        if outer != "∀":
            continue
        inner = telescope(binder.type)
        if not any(b.name is None for b in inner.binders):
            continue
        nothing = str(Telescope(inner.binders, "False"))
        claim = Telescope(lab.whole.binders[:index], nothing)
        proof = lab.proved("empty", claim, LEAST_SECONDS)
        if proof:
            yield at(
                "empty-range",
                Severity.SUSPICIOUS,
                _type(subject, lab, index),
                f"{lab.name(index)} speaks of nothing: its own conditions cannot hold",
                proof,
            )
