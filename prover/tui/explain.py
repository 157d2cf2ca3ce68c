"""Answers to 'why': why a tactic failed, what a proof rests on, where a lemma comes from.

Each answer is sections of plain text. All functions but `failure` wait for Lean.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from prover import bundle
from prover.audit import audit, source
from prover.budget import Budget
from prover.errors import ProverError
from prover.graph import view
from prover.graph.memory import FILE
from prover.graph.store import Store
from prover.lean.messages import ERROR
from prover.repair import classify
from prover.repair.corrections import CORRECTIONS
from prover.tui.desk import Desk
from prover.types import Failure, Message, Problem, Statement, TacticFailure

AUDIT_SECONDS = 10.0
WIDTH = 76  # of a goal in the proof graph's text
_KINDS = {
    Failure.TIMEOUT: "it took too long: the worker was stopped and replaced",
    Failure.MEMORY: "it took too much memory: the worker was stopped and replaced",
    Failure.CRASH: "Lean died over it: the worker was replaced",
}


@dataclass(frozen=True)
class Section:
    """A part of an answer."""

    title: str
    text: str


@dataclass(frozen=True)
class Question:
    """What the proof is asked about: the statement, its proof as it stands, and who answers."""

    name: str
    statement: Statement
    proof: str
    desk: Desk


def failure(tactic: str, failed: TacticFailure) -> list[Section]:
    """Why a tactic failed: Lean's words, their class, and the repairs that there are for it."""
    sections = [Section(f"why `{tactic}` failed", failed.message)]
    if failed.kind in _KINDS:
        return [*sections, Section("what happened", _KINDS[failed.kind])]
    kind = classify(Message(ERROR, failed.message, 1, 0))
    repairs = [name for name, _ in CORRECTIONS.get(kind, ())]
    known = ", ".join(repairs) if repairs else "automation in its place"
    return [*sections, Section(f"class: {kind}", f"repairs (press f to try them): {known}")]


def axioms(question: Question) -> Section | None:
    """The axioms of the proof as it stands."""
    statement = question.statement
    text = f"{statement.signature} := {question.proof}\n#print axioms {statement.name}\n"
    said = question.desk.said(statement, text)
    found = [m.text for m in said if m.severity == "information" and "axioms" in m.text]
    return Section("axioms", found[-1]) if found else None


def graph(question: Question) -> Section | None:
    """What the proof graph of one's own work knows of the theorem."""
    return known(question.name)


def flaws(question: Question) -> Section:
    """What an audit finds in the statement."""
    problem = Problem(question.name, question.statement, source="the statement")
    words = source.informal_texts([problem]).get(problem, "")
    report = audit(problem, question.desk.pool, Budget(AUDIT_SECONDS), informal=words)
    lines = [
        f"{found.severity.label}: {found.message}{' [proved]' if found.certificate else ''}"
        for found in report.findings
    ]
    return Section("audit of the statement", "\n".join(lines) or "nothing found")


# What is said of every theorem, in this order.
SECTIONS: tuple[Callable[[Question], Section | None], ...] = (axioms, graph, flaws)


def proof(question: Question) -> list[Section]:
    """All that is known of a theorem and its proof."""
    sections = []
    for answer in SECTIONS:
        try:
            section = answer(question)
        except ProverError as error:
            section = Section("no answer", str(error))
        if section is not None:
            sections.append(section)
    return sections


def lemma(name: str, statement: Statement, desk: Desk) -> list[Section]:
    """Where a lemma comes from: what Lean says of it, its axioms, and the proof graph."""
    said = desk.said(statement, f"#check @{name}\n#print axioms {name}\n")
    sections = [
        Section("type" if message.line == 1 else "axioms", message.text) for message in said
    ]
    local = f"theorem {name}" in statement.preamble or f"lemma {name}" in statement.preamble
    if not any(message.severity == ERROR for message in said):
        where = "stated before the theorem, in this file" if local else "the library"
        sections.append(Section("from", where))
    section = known(name)
    return [*sections, section] if section is not None else sections


def known(name: str) -> Section | None:
    """The proof graph's account of a theorem or lemma; None if there is no graph or no such name
    in it."""
    path = bundle.user_data() / FILE
    if not path.exists():
        return None
    with Store(path, create=False) as store:
        nodes = [node for node in store.search(name, 50) if node.name == name]
        if not nodes:
            return None
        graph_ = view.graph(store.nodes(), store.edges(), {})
    return Section("proof graph", view.explained(graph_, nodes[0].id, width=WIDTH).rstrip())
