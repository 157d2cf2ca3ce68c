"""What goes over the wire: requests with their limits, answers, and what the fields mean."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

MOST_TEXT = 100_000  # characters of a statement or a proof
MOST_TACTICS, MOST_TACTIC = 100, 10_000
BODY_BYTES = 2 << 20
CHECK_SECONDS, GOALS_SECONDS, PROVE_SECONDS, AUDIT_SECONDS = 30.0, 10.0, 60.0, 10.0
MOST_CHECK_SECONDS, MOST_GOALS_SECONDS, MOST_PROVE_SECONDS = 120.0, 60.0, 600.0
MOST_AUDIT_SECONDS = 60.0

StatementText = Annotated[
    str,
    Field(
        min_length=1,
        max_length=MOST_TEXT,
        description="Lean text that states a theorem, with `sorry` or nothing for its proof; "
        "imports, definitions and other theorems may stand before it.",
        examples=["theorem swap (p q : Prop) (h : p ∧ q) : q ∧ p := by sorry"],
    ),
]
TheoremName = Annotated[
    str | None,
    Field(
        min_length=1, max_length=1000, description="Which theorem of the text, if several are open."
    ),
]


def _seconds(default: float, most: float) -> Any:
    return Field(
        default,
        gt=0,
        allow_inf_nan=False,
        description=f"Seconds of wall time; more than {most:g} count as {most:g}.",
    )


class Request(BaseModel):
    """What all requests have; a field that is not known is an error, and not overlooked."""

    model_config = ConfigDict(extra="forbid")


class CheckRequest(Request):
    """A proof to be judged."""

    statement: StatementText
    proof: Annotated[
        str,
        Field(
            max_length=MOST_TEXT,
            description="What stands after `:=`.",
            examples=["by\n  exact ⟨h.2, h.1⟩"],
        ),
    ]
    name: TheoremName = None
    time_limit: float = _seconds(CHECK_SECONDS, MOST_CHECK_SECONDS)


class GoalsRequest(Request):
    """Tactics to be applied to a theorem, one after the other."""

    statement: StatementText
    tactics: Annotated[
        list[Annotated[str, Field(max_length=MOST_TACTIC)]],
        Field(max_length=MOST_TACTICS, examples=[["constructor"]]),
    ] = []
    name: TheoremName = None
    time_limit: float = _seconds(GOALS_SECONDS, MOST_GOALS_SECONDS)


class ProveRequest(Request):
    """A theorem to be proved."""

    statement: StatementText
    name: TheoremName = None
    time_limit: float = _seconds(PROVE_SECONDS, MOST_PROVE_SECONDS)


class AuditRequest(Request):
    """A statement in which to look for flaws."""

    statement: StatementText
    informal: Annotated[
        str, Field(max_length=MOST_TEXT, description="What it is meant to say, in words.")
    ] = ""
    name: TheoremName = None
    time_limit: float = _seconds(AUDIT_SECONDS, MOST_AUDIT_SECONDS)


class CheckAnswer(BaseModel):
    """The verdict on a proof."""

    verdict: Literal["verified", "unproved", "unsupported", "error"]
    reason: str
    axioms: list[str]
    record: dict[str, Any] | None
    """What a verdict 'verified' rests on: hashes, checks passed, limits, sandbox, date."""
    seconds: float


class HypothesisModel(BaseModel):
    """One line of a local context."""

    names: list[str]
    type: str
    value: str | None


class GoalModel(BaseModel):
    """hypotheses ⊢ target; `text` is how Lean prints it."""

    hypotheses: list[HypothesisModel]
    target: str
    case: str | None
    text: str


class TacticFailureModel(BaseModel):
    """The tactic that failed: its place from 0 (-1 for the statement itself), and Lean's words."""

    tactic: int
    kind: Literal["parse", "tactic", "timeout", "memory", "crash"]
    message: str


class GoalsAnswer(BaseModel):
    """The tactic state after the tactics, or after those before the one that failed."""

    goals: list[GoalModel]
    closed: bool
    """No goal is left. The judge (check) has the last word on a proof."""
    applied: int
    """How many tactics went through."""
    failure: TacticFailureModel | None
    seconds: float


class ProveAnswer(BaseModel):
    """What became of a theorem."""

    verdict: Literal["verified", "disproved", "unproved", "unsupported", "error"]
    reason: str
    proof: str | None
    """What stands after `:=`."""
    file: str | None
    """The whole file that Lean accepts."""
    axioms: list[str]
    record: dict[str, Any] | None
    lemmas: list[str]
    """Propositions that were found on the way and that the proof uses."""
    seconds: float
    lean_seconds: float
    expansions: int
    tokens: int


class FindingModel(BaseModel):
    """One thing that is wrong, or may be; `certificate` is a file that proves it."""

    detector: str
    severity: Literal["refuted", "vacuous", "suspicious", "note"]
    message: str
    line: int
    column: int
    certificate: str | None


class AuditAnswer(BaseModel):
    """What was found in a statement; nothing found does not mean that it is faithful."""

    severity: Literal["refuted", "vacuous", "suspicious", "note", "nothing found", "error"]
    read_by: Literal["lean", "text only"]
    reading: str
    """Why Lean cannot read it."""
    example: str
    """Values for which all hypotheses hold."""
    findings: list[FindingModel]
    seconds: float


JobStatus = Literal["queued", "running", "done", "cancelled"]


class JobModel(BaseModel):
    """A job: its state, the last of what happened, and the answer when it is done."""

    id: str
    status: JobStatus
    seconds: float
    """Since it was taken in, or for how long it was worked on."""
    time_limit: float
    progress: list[str]
    answer: ProveAnswer | None


class Health(BaseModel):
    """The server's state."""

    lean: str
    library: str
    library_hash: str
    busy: int
    """Requests that are being worked on."""
    waiting: int
    jobs: int
    """Jobs that are queued or running."""


class Problem(BaseModel):
    """What is wrong with a request."""

    detail: str
