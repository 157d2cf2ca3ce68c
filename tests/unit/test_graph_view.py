"""The proof graph as networkx sees it: states, what a theorem rests on, numbers, exports.

`run` makes the graph of a made-up run, which the tests of the page use too.
"""

from __future__ import annotations

import hashlib
import itertools
import json
import random
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import networkx as nx
import pytest

from prover.errors import LeanCrash
from prover.graph import view
from prover.graph.line import goal_line, goal_of
from prover.graph.model import Edge, Kind, Link, Node, Provenance
from prover.lean.goals import render_goal

FAILING = (
    "assumption", "contradiction", "decide", "rfl", "omega", "simp", "simp_all",
    "exact absurd ‹_› h", "grind -ac -lia -ring -linarith", "refine ⟨0, ?_⟩", "refine ⟨1, ?_⟩",
    "exact ⟨_, ‹_›⟩",
)  # fmt: skip
TYPES = ("Nat", "List α", "Tree α", "α → β → Prop", "Expr")


def node(kind: Kind, text: str, name: str = "", /, **data: Any) -> Node:
    return Node(kind, hashlib.sha256(text.encode()).hexdigest(), "library", text, name, data)


@dataclass
class Made:
    """What the store would give."""

    nodes: dict[str, Node] = field(default_factory=dict)
    edges: list[Edge] = field(default_factory=list)
    provenance: dict[str, list[Provenance]] = field(default_factory=dict)

    def add(self, new: Node, *whence: Provenance) -> str:
        self.nodes[new.id] = new
        self.provenance.setdefault(new.id, []).extend(whence)
        return new.id

    def reduce(self, source: str, tactic: str, *targets: str) -> None:
        self.edges += [
            Edge(source, target, Link.REDUCES_TO, tactic, place)
            for place, target in enumerate(targets)
        ]

    def close(self, goal: str, tactic: str) -> None:
        self.edges.append(Edge(goal, goal, Link.CLOSED_BY, tactic))

    def link(self, source: str, link: Link, target: str) -> None:
        self.edges.append(Edge(source, target, link))

    def graph(self) -> view.Graph[str]:
        return view.graph(self.nodes.values(), self.edges, self.provenance)


def origin(problem: str, verdict: str = "verified", date: str = "2026-11-26") -> Provenance:
    return Provenance(
        "starter-1", problem, "explore, mixed, learned", "4.35.0", 3.25, verdict,
        f"{date}T06:27:21+00:00",
    )  # fmt: skip


def swap() -> Made:
    """A theorem with its search: one way that leads home, ways that do not, and two lemmas."""
    made = Made()
    whence = origin("swap")
    root = made.add(
        node(
            Kind.STATEMENT, "open Nat\ntheorem swap : P → Q", "swap",
            signature="theorem swap : P → Q", preamble="open Nat\n",
        ),
        whence,
    )  # fmt: skip
    goals = {
        name: made.add(node(Kind.GOAL, text, "", spent=spent, failed=failed), whence)
        for name, text, spent, failed in (
            ("start", "⊢ P → Q", 3, ["omega"]),
            ("left", "case inl\nh : P\n⊢ Q", 2, []),
            ("right", "h : P\nk :\n  R P\n⊢ Q", 9, ["simp", "rfl"]),
            ("dead", "h : P\n⊢ False", 4, ["simp", "omega", "rfl", "decide"]),
            ("circle", "h : P\n⊢ P → Q", 1, []),
            ("fresh", "n : Nat\n⊢ n = n + 0", 0, []),
        )
    }
    made.reduce(root, "", goals["start"])
    made.reduce(goals["start"], "intro h", goals["left"], goals["right"])
    made.reduce(goals["start"], "exfalso", goals["dead"])
    made.reduce(goals["start"], "induction n", goals["fresh"], goals["left"])
    made.reduce(goals["left"], "revert h", goals["start"])
    made.reduce(goals["right"], "revert h", goals["circle"])
    made.reduce(goals["circle"], "intro h", goals["right"])
    made.close(goals["left"], "exact c1 h")
    made.close(goals["right"], "exact c1 h")
    proof = made.add(node(Kind.PROOF, "by\n  intro h\n  all_goals exact c1 h", "swap", record={}))
    lemmas = [
        made.add(node(Kind.LEMMA, text, name, proof="by grind", context=""))
        for text, name in (("P → R P", "c0"), ("∀ h : P, Q", "c1"), ("P = P", "c2"))
    ]
    made.link(root, Link.CLOSED_BY, proof)
    made.link(proof, Link.USES, lemmas[1])
    made.link(lemmas[1], Link.USES, lemmas[0])
    for lemma in lemmas:
        made.link(lemma, Link.DERIVED_FROM, root)
    return made


def run(problems: int, goals: int, seed: int = 0) -> Made:
    """A run of so many problems with so many goals in all, of the shape that searches have."""
    rng = random.Random(seed)
    made = Made()
    lemmas: list[str] = []
    for number in range(problems):
        name = f"{rng.choice(['list', 'nat', 'tree', 'logic'])}_{number}"
        verdict = "unproved" if number % 4 == 3 else "disproved" if number % 17 == 9 else "verified"
        whence = origin(name, verdict)
        kind = rng.choice(TYPES[:3])
        said = f"theorem {name} (x y : {kind}) (h : size x = {number}) :\n    f (g x y) = f (g y x)"
        before = (
            f"namespace Run{number % 7}\n\ndef f : {kind} → {kind}\n  | x => x\n\n"
            "def g (x y : α) : α :=\n  x\n\n"
        )
        root = made.add(
            node(Kind.STATEMENT, before + said, name, signature=said, preamble=before), whence
        )
        _search(made, rng, root, whence, goals // problems, solved=verdict == "verified")
        if verdict == "verified":
            found = [
                made.add(
                    node(
                        Kind.LEMMA, f"∀ (x y : {kind}), f (g x {number}) = f (g y {k})", f"c{k}",
                        proof="by\n  intro x y\n  induction x <;> simp_all", context=before,
                    ),
                    whence,
                )
                for k in range(rng.choice([0, 0, 1, 3, 5]))
            ]  # fmt: skip
            proof = made.add(
                node(
                    Kind.PROOF,
                    f"by\n  intro x\n  induction x with\n  | zero => simp_all [f, {name}]\n"
                    "  | succ n ih =>\n    grind -ac -lia -ring -linarith [f, g]", name,
                    record={"lean": "4.35.0", "axioms": ["propext"], "checks": ["text/1"]},
                ),
                whence,
            )  # fmt: skip
            made.link(root, Link.CLOSED_BY, proof)
            for place, lemma in enumerate(found):
                made.link(lemma, Link.DERIVED_FROM, root)
                for used in rng.sample(lemmas[-12:], min(len(lemmas[-12:]), rng.choice([0, 1, 2]))):
                    made.link(lemma, Link.USES, used)
                if place % 2 == 0:
                    made.link(proof, Link.USES, lemma)
            lemmas += found
        elif verdict == "disproved":
            no = made.add(node(Kind.REFUTATION, f"x := 0, y := {number} decides it", name), whence)
            made.link(no, Link.REFUTES, root)
    return made


def _search(
    made: Made, rng: random.Random, root: str, whence: Provenance, goals: int, *, solved: bool
) -> None:
    """A tree whose first branch is the proof, if there is one."""
    number = int(whence.problem.rpartition("_")[2])
    home = max(2, goals // 4)
    ids: list[str] = []
    for at in range(goals):
        hypotheses = [f"x y : {TYPES[number % 3]}", f"h : size x = {number}"]
        hypotheses += [
            f"{rng.choice(['h', 'ih', 'k'])}{k} : f (g x {rng.randrange(9)}) = g y (f x)"
            for k in range(rng.randrange(1 + at % 6))
        ]
        failed = rng.sample(FAILING, rng.choice([0, 2, 2, 4, 12]))
        text = "\n".join([*hypotheses, f"⊢ f (g x (y + {at})) + {rng.randrange(99)} = f (g y x)"])
        new = node(
            Kind.GOAL, text, spent=len(failed) + rng.randrange(3), tried=len(failed), failed=failed,
            value=round(rng.random(), 4),
        )  # fmt: skip
        ids.append(made.add(new, whence))
        if at == 0:
            made.reduce(root, "", ids[0])
            continue
        on_way = solved and at < home
        parent = ids[at - 1 if on_way and at % 3 else rng.randrange(min(at, home))]
        tactic = rng.choice(["intro", "cases", "have := ih", "rw [f]", "induction x with"])
        made.reduce(parent, f"{tactic} {at}\n  | zero => simp_all [f, g]", ids[-1])
        if on_way:
            made.close(ids[-1], f"grind -ac -lia -ring -linarith [f, {at % 5}]")


def by_name(made: Made, name: str) -> str:
    return next(id_ for id_, each in made.nodes.items() if each.name == name)


def texts(found: view.Graph[str], kind: Kind) -> set[str]:
    return {data["text"] for _, data in found.nodes(data=True) if data["kind"] == kind}


def test_a_goal_is_solved_by_what_closes_it_or_by_solved_goals() -> None:
    found = swap().graph()
    states = {d["text"]: d["state"] for _, d in found.nodes(data=True) if d["kind"] == Kind.GOAL}
    assert states == {
        "⊢ P → Q": "solved",
        "case inl\nh : P\n⊢ Q": "solved",
        "h : P\nk :\n  R P\n⊢ Q": "solved",
        "h : P\n⊢ P → Q": "solved",
        "h : P\n⊢ False": "failed",
        "n : Nat\n⊢ n = n + 0": "open",
    }


def test_goals_that_only_lead_to_each_other_are_not_solved() -> None:
    made = Made()
    one, two = (made.add(node(Kind.GOAL, text, spent=3)) for text in ("⊢ P", "⊢ Q"))
    made.reduce(one, "rw [a]", two)
    made.reduce(two, "rw [← a]", one)
    assert {data["state"] for _, data in made.graph().nodes(data=True)} == {"failed"}
    made.reduce(two, "exact h", made.add(node(Kind.GOAL, "⊢ R")))
    assert {data["state"] for _, data in made.graph().nodes(data=True)} == {"open"}


def test_why_leaves_out_what_was_tried_in_vain() -> None:
    made = swap()
    part = view.why(made.graph(), by_name(made, "swap"))
    assert texts(part, Kind.GOAL) == {
        "⊢ P → Q", "case inl\nh : P\n⊢ Q", "h : P\nk :\n  R P\n⊢ Q",
    }  # fmt: skip
    assert texts(part, Kind.LEMMA) == {"P → R P", "∀ h : P, Q"}
    assert texts(part, Kind.PROOF) == {"by\n  intro h\n  all_goals exact c1 h"}
    tactics = {data["label"] for _, _, data in part.edges(data=True)}
    assert tactics == {"", "intro h", "exact c1 h"}
    again = view.why(part, by_name(made, "swap"))
    assert view.to_json(again) == view.to_json(part)


def test_why_goes_the_way_that_the_prover_went_although_another_is_shorter() -> None:
    made = Made()
    goal = made.add(node(Kind.GOAL, "⊢ P", spent=2, by="intro h"))
    left = made.add(node(Kind.GOAL, "⊢ Q", spent=1))
    made.close(goal, "simp")
    made.close(left, "rfl")
    made.reduce(goal, "intro h", left)
    assert left in view.why(made.graph(), goal)
    assert [way.tactic for way in view.ways(made.graph(), goal)] == ["intro h", "simp"]


def test_why_a_theorem_is_refuted_or_open() -> None:
    made = Made()
    false, still = (made.add(node(Kind.STATEMENT, text)) for text in ("theorem a", "theorem b"))
    no = made.add(node(Kind.REFUTATION, "x := 0"))
    made.link(no, Link.REFUTES, false)
    made.reduce(still, "", made.add(node(Kind.GOAL, "⊢ P")))
    found = made.graph()
    assert set(view.why(found, false)) == {false, no}
    assert set(view.why(found, still)) == {still}
    assert [found.nodes[each]["state"] for each in (false, still)] == ["disproved", "unproved"]
    assert "refutation:\n    x := 0" in view.explained(found, false)
    with pytest.raises(KeyError):
        view.why(found, "nothing")


def test_a_decided_verdict_outlives_later_ones() -> None:
    made = Made()
    statement = node(Kind.STATEMENT, "theorem a")
    id_ = made.add(statement, origin("a", "unproved", "2026-01-03"))
    assert made.graph().nodes[id_]["state"] == "unproved"
    made.add(statement, origin("a", "verified", "2026-01-02"), origin("a", "error", "2026-01-01"))
    assert made.graph().nodes[id_]["state"] == "verified"


def test_edges_to_nodes_that_are_not_there_are_left_out() -> None:
    made = swap()
    gone = by_name(made, "c1")
    del made.nodes[gone]
    assert gone not in made.graph()


def test_why_as_text() -> None:
    made = swap()
    assert view.explained(made.graph(), by_name(made, "swap")) == (
        "✓ statement swap: verified\n"
        "  theorem swap : P → Q\n"
        "  ✓ ⊢ P → Q\n"
        "    by intro h  [3 tried]\n"
        "    ✓ h : P ⊢ Q\n"
        "      by exact c1 h  [2 tried]\n"
        "    ✓ h : P, k : R P ⊢ Q\n"
        "      by exact c1 h  [9 tried]\n"
        "  proof:\n"
        "    by\n"
        "      intro h\n"
        "      all_goals exact c1 h\n"
        "  uses c1\n"
        "\n"
        "✓ lemma c0\n"
        "  P → R P\n"
        "  proof:\n"
        "    by grind\n"
        "\n"
        "✓ lemma c1\n"
        "  ∀ h : P, Q\n"
        "  proof:\n"
        "    by grind\n"
        "  uses c0\n"
    )


def test_a_goal_that_several_lead_to_is_laid_out_once() -> None:
    made = Made()
    top, left, right, end = (
        made.add(node(Kind.GOAL, f"⊢ {name}", spent=1)) for name in ("T", "L", "R", "E")
    )
    made.reduce(top, "constructor", left, right)
    made.reduce(left, "a", end)
    made.reduce(right, "b", end)
    made.close(end, "rfl")
    rows = view.layout(made.graph(), top)
    assert [(row.depth, row.id, row.tactic, row.again) for row in rows] == [
        (0, top, "constructor", False),
        (1, left, "a", False),
        (2, end, "rfl", False),
        (1, right, "b", False),
        (2, end, None, True),
    ]
    assert view.explained(made.graph(), top).endswith("✓ ⊢ E (above)\n")


def test_a_long_search_is_no_deep_recursion() -> None:
    made = Made()
    goals = [made.add(node(Kind.GOAL, f"⊢ {n} = {n}", spent=1)) for n in range(3000)]
    for above, below in itertools.pairwise(goals):
        made.reduce(above, "step", below)
    made.close(goals[-1], "rfl")
    assert len(view.explained(made.graph(), goals[0]).splitlines()) == 6000


def test_goal_on_a_line() -> None:
    goal = "case inr\na b : Nat\nh : a =\n    b\n⊢ b = a"
    assert goal_line(goal) == "a b : Nat, h : a = b ⊢ b = a"
    assert goal_line(goal, 20) == "a b : Nat, … ⊢ b = a"
    assert len(goal_line("h : P\n⊢ " + "x + " * 50 + "x", 40)) <= 40
    assert goal_line("") == ""
    line = "P q : Nat → Prop, h : ∃ n, P n ∧ (∀ m : Nat, q m), x : Nat := 2 ⊢ ∃ n, P n"
    assert goal_line(render_goal(goal_of(line))) == line
    assert goal_line(render_goal(goal_of(goal))) == goal_line(goal)
    with pytest.raises(LeanCrash):
        goal_of("x ⊢ x")


def test_numbers() -> None:
    told = view.statistics(swap().graph())
    assert told["nodes"] == {
        "statement": 1, "goal": 6, "lemma": 3, "sketch": 0, "proof": 1, "refutation": 0,
    }  # fmt: skip
    assert told["verdicts"]["verified"] == 1
    assert told["goals"] == {"solved": 4, "open": 1, "failed": 1}
    assert (told["shared"], told["spent"]) == (0, 19)
    assert told["closing"] == {"exact": 2}
    assert sorted(told["lemmas"].values()) == [1, 1]


def test_the_same_graph_gives_the_same_whatever_the_order(tmp_path: Path) -> None:
    made = run(8, 120)
    first = made.graph()
    made.nodes = dict(reversed(made.nodes.items()))
    made.edges = [*reversed(made.edges), made.edges[0]]
    made.provenance = {id_: whence[::-1] for id_, whence in made.provenance.items()}
    second = made.graph()
    assert json.dumps(view.to_json(first)) == json.dumps(view.to_json(second))
    for name, found in (("one", first), ("two", second)):
        view.to_graphml(found, tmp_path / name)
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()
    for id_, each in made.nodes.items():
        if each.kind is Kind.STATEMENT:
            assert view.explained(first, id_) == view.explained(second, id_)


def test_exports_open_again(tmp_path: Path) -> None:
    made = run(5, 60)
    made.add(node(Kind.GOAL, "⊢ '\0\x1b' = \"<&>\" ∧ 𝔽", spent=7, value=0.5, failed=["\ud800"]))
    found = made.graph()
    view.to_graphml(found, tmp_path / "g.graphml")
    read = nx.read_graphml(tmp_path / "g.graphml", force_multigraph=True)
    assert set(read.nodes) == set(found.nodes)
    assert set(read.edges(keys=True)) == set(found.edges(keys=True))
    assert read.nodes[by_name(made, "")]["kind"] == "goal"
    last = next(data for _, data in read.nodes(data=True) if "𝔽" in data["text"])
    assert last["text"] == "⊢ '\ufffd\ufffd' = \"<&>\" ∧ 𝔽"
    assert (last["spent"], json.loads(last["data"])["value"]) == (7, 0.5)
    opened = nx.node_link_graph(json.loads(json.dumps(view.to_json(found))), edges="edges")
    assert nx.utils.graphs_equal(opened, found)
