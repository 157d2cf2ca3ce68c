"""All that is at hand for one document: the works on its theorems, jobs, verdicts, what is chosen.

Values and bookkeeping only: what waits for Lean is `desk`, what shows it are the screens. Used from
the interface's thread alone.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass

from prover import verify
from prover.config import Settings
from prover.lean.messages import ERROR
from prover.lean.toolchain import Toolchain
from prover.tui import document as documents
from prover.tui.desk import Desk
from prover.tui.document import Document, Theorem
from prover.tui.job import ACTIVE, OFFERS, Job, Kind, State
from prover.tui.jobs import Jobs
from prover.tui.session import Offer, Session, Store
from prover.tui.work import Place, Work
from prover.types import Message, Statement, Status, Verdict

VERIFIED, PROVED, AT_WORK, RUNNING, OPEN, BROKEN, FALSE, GIVEN = "✓◆◐▸○✗⊥●"
MARKS = {
    VERIFIED: ("verified", "bold $text-success"),
    PROVED: ("proved, not judged", "$text-success"),
    AT_WORK: ("at work", "$text-warning"),
    RUNNING: ("a job is running", "$text-accent"),
    OPEN: ("open", "$text-warning"),
    BROKEN: ("Lean refuses it", "$text-error"),
    FALSE: ("false", "bold $text-error"),
    GIVEN: ("has a proof", "$text-muted"),
}


@dataclass(frozen=True)
class Reread:
    """A document that was read again, the works on it, and the names of those whose theorem is gone
    or says something else: they are kept until it says the same again."""

    document: Document
    works: dict[str, Work]
    lost: tuple[str, ...]


class Bench:
    """One document and the work on it."""

    def __init__(
        self,
        target: str,
        document: Document,
        settings: Settings,
        toolchain: Toolchain,
        changed: Callable[[Job], None],
    ) -> None:
        """Raises InputError if another process works on the document."""
        self.document = document
        # A session is found again from any directory.
        self.target = str(document.path) if document.path else target
        self.store = Store(document.key)
        self.desk = Desk(settings, toolchain)
        self.jobs = Jobs(settings, toolchain, changed)
        self.works: dict[str, Work] = {}
        self.refused: dict[str, tuple[Message, ...]] = {}
        """What Lean has against the proof that the file has."""
        self.verdicts: dict[str, tuple[str, Verdict]] = {}
        """The last verdict on a theorem, and the proof that it is on."""
        self.messages: tuple[Message, ...] = ()
        """What Lean says of the file (`hear`)."""
        self._broken: set[str] = set()
        self.chosen = document.chosen or document.theorems[0].name
        self.hole = self.goal = 0
        self.typed = ""
        self.drafts: dict[str, str] = {}
        """Texts that were typed in the editor and not taken."""
        self.judged: tuple[str, ...] = ()
        """Theorems that the judge had accepted when the session was saved."""

    @property
    def theorem(self) -> Theorem:
        """The chosen one."""
        return self.document.theorem(self.chosen) or self.document.theorems[0]

    @property
    def work(self) -> Work | None:
        """The work on the chosen theorem, once it has begun."""
        return self.works.get(self.chosen)

    @property
    def place(self) -> Place | None:
        """The chosen goal, if it is open; else the first open one."""
        work = self.work
        if work is None or not work.open:
            return None
        wanted = (self.hole, self.goal)
        return next((p for p in work.open if (p.hole, p.number) == wanted), work.open[0])

    def choose(self, name: str) -> None:
        """Turn to a theorem."""
        if name != self.chosen:
            self.chosen, self.hole, self.goal, self.typed = name, 0, 0, ""

    def turn(self, step: int) -> None:
        """Turn to the next open goal, or the one before."""
        work, place = self.work, self.place
        if work is not None and place is not None:
            at = (work.open.index(place) + step) % len(work.open)
            self.hole, self.goal = work.open[at].hole, work.open[at].number

    def put(self, name: str, work: Work) -> None:
        """Have another state of the work on a theorem."""
        self.works[name] = work

    def proof(self, theorem: Theorem) -> str:
        """The proof as it stands: of the work if there is any, else of the file."""
        work = self.works.get(theorem.name)
        return theorem.draft if work is None or not work.touched else work.text

    def done(self, theorem: Theorem) -> bool:
        """Whether nothing of its proof is open, as far as is known without the judge."""
        work = self.works.get(theorem.name)
        return not work.open if work is not None else not theorem.is_open

    def verdict(self, theorem: Theorem) -> Verdict | None:
        """The judge's verdict on the proof as it stands."""
        known = self.verdicts.get(theorem.name)
        return known[1] if known and known[0] == self.proof(theorem) else None

    def mark(self, theorem: Theorem) -> str:
        """A key of MARKS."""
        verdict, work = self.verdict(theorem), self.works.get(theorem.name)
        jobs = [job for job in self.jobs.all if job.theorem == theorem.name]
        if verdict is not None and verdict.status is Status.VERIFIED:
            return VERIFIED
        if any(job.state in ACTIVE for job in jobs):
            return RUNNING
        if any(job.reason.startswith(Status.DISPROVED) and job.whole for job in jobs):
            return FALSE
        if work is not None and work.touched:
            return AT_WORK if work.open else PROVED
        if theorem.name in self.refused or theorem.name in self._broken:
            return BROKEN
        return OPEN if theorem.is_open else GIVEN

    def hear(self, messages: tuple[Message, ...]) -> None:
        """Take in what Lean says of the file."""
        self.messages = messages
        lines = [theorem.problem.line or 0 for theorem in self.document.theorems]
        at = [bisect_right(lines, m.line) - 1 for m in messages if m.severity == ERROR]
        self._broken = {self.document.theorems[i].name for i in at if i >= 0}

    def start(self, kind: Kind, hints: tuple[str, ...] = ()) -> Job | None:
        """Begin a job on the chosen goal, if there is one."""
        work, place = self.work, self.place
        if work is None or place is None:
            return None
        return self.jobs.start(kind, self.chosen, work, place, hints)

    def take(self, job: Job) -> bool:
        """Put what a job has found where it belongs; whether that place is still open."""
        work = self.works.get(job.theorem)
        place = work.place(job.hole, job.goal) if work is not None else None
        if work is None or place is None or place.tactic or job.state not in OFFERS:
            return False
        self.put(job.theorem, work.applied(place, job.tactic, ()))
        job.state = State.TAKEN
        return True

    def reread(self) -> Reread:
        """What becomes of document and works when the file is read again: works stay, behind what
        is now before them. For a thread: it changes nothing (see `have`)."""
        assert self.document.path is not None
        document = documents.read_file(self.document.path)
        works, lost = dict[str, Work](), list[str]()
        for name, work in self.works.items():
            if len(work.log) == work.given:
                continue  # it begins anew, with what the file has now
            works[name] = work
            there = self._there(document, name)
            if there is None or there.signature != work.statement.signature:
                lost.append(name)
            else:
                works[name] = work.moved(there)
        return Reread(document, works, tuple(lost))

    def have(self, found: Reread) -> None:
        """Go on with what was read again."""
        self.document, self.works = found.document, found.works
        self.refused.clear()
        if self.document.theorem(self.chosen) is None:
            self.choose(self.document.theorems[0].name)

    def _there(self, document: Document, name: str) -> Statement | None:
        """What a theorem says in a document, as the library reads it."""
        theorem = document.theorem(name)
        if theorem is None:
            return None
        return verify.for_library(theorem.problem.statement, self.desk.pool)

    def session(self) -> Session:
        """The state to be saved."""
        offers = tuple(
            Offer(
                job.kind, job.theorem, job.hole, job.goal, job.title, job.whole, job.state,
                job.reason, job.tactic, job.steering.given,
            )
            for job in self.jobs.all
        )  # fmt: skip
        judged = tuple(t.name for t in self.document.theorems if self.mark(t) == VERIFIED)
        return Session(
            self.target, self.chosen, self.hole, self.goal, self.typed,
            {name: work for name, work in self.works.items() if len(work.log) > work.given},
            self.drafts.copy(), offers, judged,
        )  # fmt: skip

    def restore(self, session: Session) -> None:
        """Go on from a saved state: works, offers, unfinished jobs, what was chosen."""
        for name, work in session.works.items():
            there = self._there(self.document, name)
            same = there is not None and there.signature == work.statement.signature
            self.works[name] = work.moved(there) if there is not None and same else work
        if self.document.theorem(session.chosen) and not self.document.chosen:
            self.chosen, self.typed = session.chosen, session.typed
            self.hole, self.goal = session.hole, session.goal
        self.judged = session.judged
        self.drafts = dict(session.drafts)
        for offer in session.offers:
            self._restore_job(offer)

    def _restore_job(self, offer: Offer) -> None:
        state = State(offer.state)
        work = self.works.get(offer.theorem)
        place = work.place(offer.hole, offer.goal) if work is not None else None
        if state not in ACTIVE:
            self.jobs.keep(offer)
        elif work is not None and place is not None and not place.tactic:
            self.jobs.start(Kind(offer.kind), offer.theorem, work, place, offer.hints)

    def close(self) -> None:
        """End all work and let others have the document."""
        self.jobs.close()
        self.desk.close()
        self.store.close()


def opened(
    target: str, settings: Settings, toolchain: Toolchain, changed: Callable[[Job], None]
) -> tuple[Bench, str]:
    """The bench for a TARGET with its saved state, and what is to be said of that. Raises
    InputError."""
    document = documents.read(target)
    bench = Bench(target, document, settings, toolchain, changed)
    try:
        session, note = bench.store.load()
        if session is None:
            return bench, note
        bench.restore(session)
    except BaseException:
        bench.close()
        raise
    return bench, note
