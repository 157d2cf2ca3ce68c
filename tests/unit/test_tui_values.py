"""The values behind the terminal interface: logs of works, what is typed, where proofs stand."""

from __future__ import annotations

from pathlib import Path

import pytest

from prover.budget import Budget
from prover.errors import InputError
from prover.lean.bridge import Position
from prover.lean.goals import parse_state
from prover.search.queue import BestFirst
from prover.search.tree import Node, Tree
from prover.tui import document as documents
from prover.tui import explain, words
from prover.tui.keys import checked
from prover.tui.session import _CODEC, Session
from prover.tui.steering import Steering, hints_of
from prover.tui.work import Redraft, Work
from prover.types import Failure, Goal, Sketch, Statement, Subgoal, TacticFailure, TacticState

SWAP = Statement("swap", "theorem swap (p q : Prop) (h : p ∧ q) : q ∧ p")
OPENING = parse_state("p q : Prop\nh : p ∧ q\n⊢ q ∧ p")
BOTH = parse_state(
    "case left\np q : Prop\nh : p ∧ q\n⊢ q\n\ncase right\np q : Prop\nh : p ∧ q\n⊢ p"
).goals


def split() -> Work:
    work = Work(SWAP, OPENING)
    return work.applied(work.open[0], "constructor", BOTH)


def test_steps_undo_redo_and_taking_back() -> None:
    work = split()
    right = work.open[1]
    assert right.position.moves[-1].goal == 1
    work = work.applied(right, "exact h.1", ())
    assert work.text == "by\n  constructor\n  · sorry\n  · exact h.1"
    assert work.undone().text == "by\n  constructor\n  · sorry\n  · sorry"
    assert work.undone().undone().undone().text == "by\n  sorry"
    assert work.undone().redone() == work == work.redone()
    other = work.undone().applied(work.open[0], "exact h.2", ())
    assert other.redone() == other, "what was undone is gone once something else is done"
    root = work.place(0, 0)
    assert root is not None
    assert work.applied(root, "", ()).open[0].goal == OPENING.goals[0]
    assert work.before(work.open[0]) == OPENING.goals[0]


def test_goals_that_share_metavariables_stay_together() -> None:
    work = Work(SWAP, OPENING)
    left = parse_state("⊢ ?w = 1\n\ncase w\n⊢ Nat").goals
    work = work.applied(work.open[0], "refine ⟨?_, ?_⟩", left)
    assert len(work.open) == 1 and work.open[0].position.size == 2
    assert work.text == "by\n  refine ⟨?_, ?_⟩\n  all_goals sorry"


def sketch() -> Sketch:
    goal = Goal((), "1 = 1")
    hole = Statement("hole_1", "theorem hole_1 : 1 = 1", "-- before\n")
    subgoal = Subgoal(hole, 2, 23, goal, (), "1 = 1", (), "hole_1")
    return Sketch(SWAP, "by\n  have a : 1 = 1 := by sorry\n  exact ⟨h.2, h.1⟩", (subgoal,))


def test_a_sketch_takes_the_place_of_the_steps_and_keeps_holes_that_are_the_same() -> None:
    draft = Redraft(sketch(), (TacticState((Goal((), "1 = 1"),)),))
    work = split().redrafted(draft.sketch, draft.openings)
    work = work.applied(work.open[0], "rfl", ())
    assert work.open == [] and work.text == sketch().proof.replace("sorry", "rfl")
    again = work.redrafted(draft.sketch, draft.openings)
    assert again.open == [] and again.text == work.text
    assert work.undone().undone().open[0].goal == BOTH[0]


def test_a_session_comes_back_as_it_was() -> None:
    work = split().redrafted(sketch(), (TacticState((Goal((), "1 = 1"),)),)).undone()
    session = Session(
        "Demo.lean", "swap", 0, 2, "exact", {"swap": work}, {"swap": "by"}, (), ("a",)
    )
    assert _CODEC.validate_json(_CODEC.dump_json(session)) == session


def test_a_work_moves_behind_another_preamble() -> None:
    work = split().redrafted(sketch(), (TacticState((Goal((), "1 = 1"),)),))
    moved = work.moved(Statement("swap", SWAP.signature, "def a := 1\n"))
    assert moved.text == work.text
    assert moved.holes[0].statement.preamble == "def a := 1\n-- before\n"


@pytest.mark.parametrize(
    ("keys", "text"),
    [
        (r"\and ", "∧ "), (r"p \to q", "p → q"), (r"\<h.2, h.1\>", "⟨h.2, h.1⟩"), (r"\top", "⊤"),
        (r"\not p", "¬ p"), (r"a \ne b", "a ≠ b"), (r"x\1 ", "x₁ "), (r"\nonsense ", "¬onsense "),
        (r"\all x", "∀ x"), (r"\.", "·"), ("C:\\ ", "C:\\ "),
    ],
)  # fmt: skip
def test_unicode_key_by_key(keys: str, text: str) -> None:
    line = ""
    for key in keys:
        line = words.expanded(line + key)
    assert words.expanded(line, whole=True) == text


def test_completion_of_tactics_and_names() -> None:
    near = lambda text: words.near_completions(text, ["hp", "hq", "x"], mathlib=False)  # noqa: E731
    assert "constructor" in near("con") and "constructor" in near("left <;> con")
    assert near("exact h") == ["hp", "hq"] and near("exact ") == []
    assert "ring" not in near("rin") and "ring" in words.near_completions("rin", [], mathlib=True)
    assert words.completed("exact And.co", "And.comm") == "exact And.comm"


def test_a_proof_goes_where_the_old_one_stood() -> None:
    text = (
        "theorem a : 1 = 1 := by\n  simp [foo] -- why\n\n/-- doc -/\n@[simp]\ntheorem b : 2 = 2\n\n"
        "end X\nnamespace Y\nprivate theorem c : ∀ n : Nat, n = n\n"
        "  | 0 => rfl\n  | _ => rfl\nend Y\n"
    )
    new, said = documents.spliced(text, "a", "rfl")
    assert new == text.replace("by\n  simp [foo]", "rfl") and said.name == "a"
    new, _ = documents.spliced(text, "b", "rfl")
    assert "theorem b : 2 = 2 := rfl\n\nend X" in new
    new, _ = documents.spliced(text, "Y.c", "fun _ => rfl")
    assert "n = n := fun _ => rfl\nend Y\n" in new
    with pytest.raises(InputError, match="no theorem d in it"):
        documents.spliced(text, "d", "rfl")


def test_documents_and_their_theorems(tmp_path: Path) -> None:
    path = tmp_path / "A.lean"
    path.write_text("theorem a : 1 = 1 := by\n  sorry\ntheorem b : 1 = 1 := rfl\n", "utf-8")
    document = documents.read(str(path))
    assert [(t.name, t.proof, t.is_open) for t in document.theorems] == [
        ("a", "by\n  sorry", True), ("b", "rfl", False),
    ]  # fmt: skip
    assert documents.read(f"{path}:b").chosen == "b"
    assert documents.read("theorem t : 1 = 1").title == "t"
    assert len(documents.read("starter").theorems) > 50
    for wrong in (str(tmp_path / "B.lean"), f"{path}:c", "nonsense", "-x"):
        with pytest.raises(InputError):
            documents.read(wrong)


def tree() -> tuple[Tree, list[Node]]:
    """Goal 0 with the goals 1 and 2 below it, and 3 below 1."""
    grown = Tree(TacticState((Goal((), "r"),)), Position(SWAP))
    nodes = [grown.root]
    for parent, name in ((0, "a"), (0, "b"), (1, "c")):
        nodes += grown.add(nodes[parent], name, TacticState((Goal((), name),)), 1.0)
    return grown, nodes


def test_a_person_pins_prefers_and_prunes() -> None:
    grown, nodes = tree()
    wishes = Steering(["rfl"])
    queue = wishes.queue(grown, BestFirst())
    for node, cost in zip(nodes, (0.0, 3.0, 1.0, 2.0), strict=True):
        queue.push(node, cost)
    wishes.pinned.add(1)
    assert [queue.pop().number for _ in range(2)] == [3, 1]  # the branch of 1, the cheapest first
    wishes.pinned.clear()
    wishes.pruned.add(2)
    assert len(queue) == 1 and queue.pop().number == 0 and len(queue) == 0
    wishes.pruned.clear()
    assert len(queue) == 1 and queue.pop().number == 2 and len(queue) == 0
    assert wishes.hints(nodes[0]) == ["rfl"]


def test_what_is_preferred_comes_every_other_time() -> None:
    grown, nodes = tree()
    wishes = Steering()
    queue = wishes.queue(grown, BestFirst())
    for node, cost in zip(nodes, (0.0, 5.0, 1.0, 6.0), strict=True):
        queue.push(node, cost)
    wishes.preferred.add(1)
    assert [queue.pop().number for _ in range(4)] == [1, 0, 3, 2]


def test_a_pruned_goal_waits_and_is_not_lost() -> None:
    grown, nodes = tree()
    wishes = Steering()
    queue = wishes.queue(grown, BestFirst())
    wishes.pruned.add(1)
    for node, cost in zip(nodes, (0.0, 0.5, 1.0, 2.0), strict=True):
        queue.push(node, cost)
    assert [queue.pop().number for _ in range(2)] == [0, 2] and len(queue) == 0
    wishes.pruned.clear()
    assert sorted(queue.pop().number for _ in range(len(queue))) == [1, 3]


def test_a_new_search_forgets_wishes_about_goals_of_the_old_one() -> None:
    wishes = Steering(["simp"])
    wishes.pruned.add(0)
    wishes.queue(tree()[0], BestFirst())
    assert not wishes.pruned and wishes.given == ("simp",)


def test_a_hint_brings_the_root_back_once() -> None:
    grown, nodes = tree()
    wishes = Steering()
    queue = wishes.queue(grown, BestFirst())
    queue.push(nodes[1], 1.0)
    wishes.hint("simp")
    wishes.hint("omega")
    queue.push(nodes[0], 2.0)  # the loop had it in hand meanwhile
    assert [queue.pop().number for _ in range(len(queue))] == [1, 0] and len(queue) == 0


def test_hints() -> None:
    assert hints_of("omega") == ["omega"] and hints_of("") == []
    assert "rw [Nat.add_comm]" in hints_of("Nat.add_comm")
    assert hints_of("exact h 1") == ["exact h 1"]


def test_a_budget_that_is_stopped() -> None:
    budget = Budget(60.0)
    child = budget.child(30.0)
    budget.stop()
    assert child.spent() == "stopped" and child.remaining() == 0.0 and budget.left() == 0.0


def test_a_failure_has_its_class() -> None:
    failed = TacticFailure(Failure.TACTIC, "unknown identifier 'foo'")
    titles = [section.title for section in explain.failure("exact foo", failed)]
    assert titles == ["why `exact foo` failed", "class: unknown name"]
    assert "stopped and replaced" in explain.failure(
        "x", TacticFailure(Failure.TIMEOUT, "too long")
    )[1].text  # fmt: skip


def test_keys_of_the_settings_are_checked() -> None:
    assert checked({"work.undo": "ctrl+u"}, {"work.undo"}, "x") == {"work.undo": "ctrl+u"}
    with pytest.raises(
        InputError, match=r"x: no key is called 'work\.und'; did you mean work\.undo"
    ):
        checked({"work.und": "z"}, {"work.undo"}, "x")
    with pytest.raises(InputError, match="text such as"):
        checked({"work.undo": 3}, {"work.undo"}, "x")
