"""The proof graph as a networkx graph: what is solved and by what, why a theorem holds, numbers,
export, and text for a terminal.

A goal is solved by a tactic that leaves nothing, or by one whose goals are all solved; goals may
lead back to themselves, so it is settled bottom up (Knuth 1977, 'A generalization of Dijkstra's
algorithm'), which also gives each solved goal one way that rests on no circle.
"""

from __future__ import annotations

import hashlib
import heapq
import json
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import networkx as nx

from prover.graph.line import goal_line
from prover.graph.model import Edge, Kind, Link, Node, Provenance
from prover.types import Status

if TYPE_CHECKING:
    Graph = nx.MultiDiGraph  # generic in its stubs only
MARKS = {
    "solved": "✓",
    "verified": "✓",
    "disproved": "⊥",
    "failed": "✗",
    "open": "○",
    "unproved": "○",
    "unsupported": "–",
    "error": "!",
    "": "·",
}
OTHER_WAY = 1_000  # tactics that another way than the one that was found may spare, to be preferred
MOST = 10  # of a list in the statistics
_VERDICTS = frozenset(Status)
_DECIDED = (Status.VERIFIED.value, Status.DISPROVED.value)
_WORKED_ON = frozenset({Kind.STATEMENT, Kind.LEMMA, Kind.GOAL})
# XML 1.0 has no way to write these.
_NOT_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True)
class Way:
    """A tactic that went through on a goal, and the goals that it left; without a tactic, the first
    goal of a statement or of a lemma. `used`: it is the one by which the goal counts as solved."""

    source: str
    tactic: str
    goals: tuple[str, ...]
    used: bool = False


@dataclass(frozen=True)
class Row:
    """A line of a goal tree, `depth` steps in. `tactic` solved the goal, None if none did or if the
    goal stands above already (`again`)."""

    depth: int
    id: str
    tactic: str | None
    again: bool = False


def graph(
    nodes: Iterable[Node],
    edges: Iterable[Edge],
    provenance: Mapping[str, Sequence[Provenance]],
) -> Graph[str]:
    """The graph, with stable ids as node keys. Edges to what is not among the nodes are left out.

    A node has the model's `kind`, `key`, `library`, `name`, `text`, `data` (a dict), `provenance`
    (a list of dicts), and `state`: a statement's verdict, 'solved', 'open', or 'failed' (worked on,
    and nothing that is left could solve it). An edge has `link`, `label`, `place`, and `used`:
    whether its source (of a refutation: its target) rests on it.
    """
    found: Graph[str] = nx.MultiDiGraph()
    for id_, node in sorted({node.id: node for node in nodes}.items()):
        whence = sorted(set(provenance.get(id_, ())), key=lambda p: (p.date, _fields(p)))
        found.add_node(
            id_,
            kind=node.kind.value,
            key=node.key,
            library=node.library,
            name=node.name,
            text=node.text,
            data=dict(node.data),
            provenance=[dict(vars(each)) for each in whence],
        )
    for edge in sorted(set(edges), key=_fields):
        if edge.source in found and edge.target in found:
            key = hashlib.sha256(json.dumps(_fields(edge)).encode()).hexdigest()[:12]
            found.add_edge(
                edge.source,
                edge.target,
                key=f"e{key}",  # never digits alone, which GraphML's reader makes a number
                link=edge.link.value,
                label=edge.label,
                place=edge.place,
                used=False,
            )
    _settle(found)
    return found


def ways(found: Graph[str], id_: str) -> list[Way]:
    """All that went through on a goal, or how work on a statement or lemma began: the way that
    solved it first, then those with open goals, then those that failed."""

    def rank(way: Way) -> tuple[bool, bool, str, tuple[str, ...]]:
        failed = any(found.nodes[goal]["state"] == "failed" for goal in way.goals)
        return not way.used, failed, way.tactic, way.goals

    return sorted(_ways(found, id_), key=rank)


def why(found: Graph[str], id_: str) -> Graph[str]:
    """What a theorem rests on, and nothing that was tried in vain: its proof, the goals on the way,
    the lemmas and what they rest on; of a disproved one, the refutation. Raises KeyError."""
    if id_ not in found:
        raise KeyError(id_)
    rests: nx.DiGraph[str] = nx.DiGraph()
    rests.add_nodes_from(found)
    for source, target, data in found.edges(data=True):
        if data["used"] and data["link"] == Link.REFUTES:
            rests.add_edge(target, source)
        elif data["used"]:
            rests.add_edge(source, target)
    kept = nx.descendants(rests, id_) | {id_}
    part: Graph[str] = nx.MultiDiGraph()
    part.add_nodes_from((each, data) for each, data in found.nodes(data=True) if each in kept)
    for source, target, key, data in found.edges(keys=True, data=True):
        if data["used"] and source in kept and target in kept:
            part.add_edge(source, target, key=key, **data)
    return part


def layout(found: Graph[str], id_: str) -> list[Row]:
    """The goal tree of a statement, lemma or goal, line by line, by the ways that solved each goal.
    What lies below a goal that several lead to is laid out once."""
    rows: list[Row] = []
    seen: set[str] = set()
    waiting = [(0, id_)]
    if found.nodes[id_]["kind"] != Kind.GOAL:
        waiting = [(0, goal) for way in _ways(found, id_) if way.used for goal in way.goals]
    while waiting:
        depth, goal = waiting.pop()
        used = next((way for way in _ways(found, goal) if way.used), None)
        if goal in seen or used is None:
            rows.append(Row(depth, goal, None, again=goal in seen))
            continue
        seen.add(goal)
        rows.append(Row(depth, goal, used.tactic))
        waiting += [(depth + 1, each) for each in reversed(used.goals)]
    return rows


def explained(found: Graph[str], id_: str, *, width: int = 100) -> str:
    """`why` as text: the theorem with its goal tree and its proof, then the same of each lemma.
    Goals are cut to `width` characters. Raises KeyError."""
    part = why(found, id_)
    lemmas = [n for n in part if n != id_ and part.nodes[n]["kind"] == Kind.LEMMA]
    lemmas.sort(key=lambda n: (part.nodes[n]["name"], n))
    return "\n\n".join(_block(part, each, width) for each in [id_, *lemmas]) + "\n"


def statistics(found: Graph[str]) -> dict[str, Any]:
    """Numbers: nodes by kind, edges by link, theorems by verdict, goals by state, goals `shared` by
    several problems, tactics `spent` on goals; of what is used most, tactics that close goals and
    ids of lemmas."""
    nodes, edges = [data for _, data in found.nodes(data=True)], list(found.edges(data=True))
    goals = [data for data in nodes if data["kind"] == Kind.GOAL]
    closing = Counter(
        data["label"].split(" ")[0]
        for source, target, data in edges
        if data["used"] and data["link"] == Link.CLOSED_BY and source == target
    )
    uses = Counter(target for _, target, data in edges if data["link"] == Link.USES)
    return {
        "nodes": _counted(Kind, (data["kind"] for data in nodes)),
        "edges": _counted(Link, (data["link"] for _, _, data in edges)),
        "verdicts": _counted(Status, (d["state"] for d in nodes if d["kind"] == Kind.STATEMENT)),
        "goals": _counted(("solved", "open", "failed"), (data["state"] for data in goals)),
        "shared": sum(len({p["problem"] for p in data["provenance"]}) > 1 for data in goals),
        "spent": sum(_spent(data) for data in goals),
        "closing": _most(closing),
        "lemmas": _most(uses),
    }


def to_json(found: Graph[str]) -> dict[str, Any]:
    """Node-link form, as networkx reads it (`edges='edges'`); equal graphs give equal ones."""
    data: dict[str, Any] = nx.node_link_data(found, edges="edges")
    data["nodes"].sort(key=lambda node: node["id"])
    data["edges"].sort(key=lambda edge: (edge["source"], edge["target"], edge["key"]))
    return data


def to_graphml(found: Graph[str], path: Path) -> None:
    """Write GraphML, for Gephi, yEd or networkx: `data` and `provenance` as JSON, `spent` also as a
    number. What XML cannot hold becomes U+FFFD. Raises OSError."""
    plain: Graph[str] = nx.MultiDiGraph()
    for id_, data in found.nodes(data=True):
        texts = {k: v if isinstance(v, str) else _json(v) for k, v in data.items()}
        plain.add_node(id_, **{k: _xml(v) for k, v in texts.items()}, spent=_spent(data))
    for source, target, key, data in found.edges(keys=True, data=True):
        plain.add_edge(source, target, key=key, **{**data, "label": _xml(data["label"])})
    # networkx' other writer needs lxml, and its bytes differ.
    nx.write_graphml_xml(plain, path, encoding="utf-8", prettyprint=True)


def _settle(found: Graph[str]) -> None:
    """Give nodes their `state`, and edges their `used`."""
    worked = [id_ for id_, data in found.nodes(data=True) if data["kind"] in _WORKED_ON]
    paths = {id_: _ways(found, id_) for id_ in worked}
    solved = _reached(found, paths, ())
    fresh = [
        id_
        for id_ in worked
        if id_ not in solved and not paths[id_] and not _spent(found.nodes[id_])
    ]
    alive = {*fresh, *_reached(found, paths, [*solved, *fresh])}
    for id_, data in found.nodes(data=True):
        match data["kind"]:
            case Kind.STATEMENT:
                data["state"] = _verdict(found, id_)
            case Kind.GOAL if id_ not in solved:
                data["state"] = "open" if id_ in alive else "failed"
            case Kind.SKETCH:
                data["state"] = ""
            case _:
                data["state"] = "solved"
        _use_proofs(found, id_)
    for id_, way in solved.items():
        for _, target, data in found.out_edges(id_, data=True):
            if data["label"] == way.tactic and target in (way.goals or (id_,)):
                data["used"] = True


def _use_proofs(found: Graph[str], id_: str) -> None:
    """Mark what a node rests on besides goals; of several proofs, the shortest."""
    proofs = []
    for _, target, key, data in found.out_edges(id_, keys=True, data=True):
        if data["link"] in (Link.USES, Link.REFUTES):
            data["used"] = True
        elif data["link"] == Link.CLOSED_BY and target != id_:
            proofs.append((len(found.nodes[target]["text"]), target, key))
    if proofs:
        found.edges[(id_, *min(proofs)[1:])]["used"] = True


def _ways(found: Graph[str], id_: str) -> list[Way]:
    closing, left = [], dict[str, list[tuple[int, str, bool]]]()
    for _, target, data in found.out_edges(id_, data=True):
        if data["link"] == Link.CLOSED_BY and target == id_:
            closing.append(Way(id_, data["label"], (), data["used"]))
        elif data["link"] == Link.REDUCES_TO:
            left.setdefault(data["label"], []).append((data["place"], target, data["used"]))
    leading = []
    for tactic, goals in left.items():
        goals.sort()
        if tactic:
            used = all(used for _, _, used in goals)
            leading.append(Way(id_, tactic, tuple(goal for _, goal, _ in goals), used))
        else:  # searches that began differently: any of them will do
            leading += [Way(id_, "", (goal,), used) for _, goal, used in goals]
    return [*closing, *leading]


def _reached(
    found: Graph[str], paths: Mapping[str, Sequence[Way]], given: Sequence[str]
) -> dict[str, Way]:
    """What can be had from what is `given`, each by its cheapest way: that which the prover found
    (`data['by']`), then that of the fewest tactics."""
    had = dict.fromkeys(given, 0)
    chosen: dict[str, Way] = {}
    numbered = [way for each in paths.values() for way in each]
    missing = [len({goal for goal in way.goals if goal not in had}) for way in numbered]
    waiting: dict[str, list[int]] = {}
    for number, way in enumerate(numbered):
        for goal in dict.fromkeys(way.goals):
            waiting.setdefault(goal, []).append(number)

    def offer(number: int) -> tuple[int, str, str, int]:
        way = numbered[number]
        found_so = found.nodes[way.source]["data"].get("by", way.tactic) == way.tactic
        cost = (1 if found_so else OTHER_WAY) + sum(had[goal] for goal in way.goals)
        return cost, way.source, way.tactic, number

    heap = [offer(number) for number, count in enumerate(missing) if not count]
    heapq.heapify(heap)
    while heap:
        cost, source, _, number = heapq.heappop(heap)
        if source in had:
            continue
        had[source], chosen[source] = cost, numbered[number]
        for each in waiting.get(source, ()):
            missing[each] -= 1
            if not missing[each]:
                heapq.heappush(heap, offer(each))
    return chosen


def _verdict(found: Graph[str], id_: str) -> str:
    """The one that decided it, if a run has, or else the last; without runs, by what is there."""
    said = [each["verdict"] for each in found.nodes[id_]["provenance"]]
    if verdicts := [Status(verdict).value for verdict in said if verdict in _VERDICTS]:
        return next((each for each in _DECIDED if each in verdicts), verdicts[-1])
    if any(data["link"] == Link.REFUTES for _, _, data in found.in_edges(id_, data=True)):
        return Status.DISPROVED.value
    proved = any(found.nodes[target]["kind"] == Kind.PROOF for target in found.successors(id_))
    return (Status.VERIFIED if proved else Status.UNPROVED).value


def _block(part: Graph[str], id_: str, width: int) -> str:
    """A theorem, lemma or goal with its tree, its proof and the names of its lemmas."""
    node = part.nodes[id_]
    lines, indent = [], "" if node["kind"] == Kind.GOAL else "  "
    if indent:
        head = " ".join(filter(None, (MARKS[node["state"]], node["kind"], node["name"])))
        lines.append(f"{head}: {node['state']}" if node["kind"] == Kind.STATEMENT else head)
        said = node["data"].get("signature", node["text"])
        lines += [f"{indent}{line}" for line in str(said).splitlines()]
    for row in layout(part, id_):
        goal, step = part.nodes[row.id], indent + "  " * row.depth
        room = max(width - len(step) - 2, 30)
        line = f"{step}{MARKS[goal['state']]} {goal_line(goal['text'], room)}"
        lines.append(f"{line} (above)" if row.again else line)
        if row.tactic is not None:
            lines += [f"{step}  {line}" for line in f"by {row.tactic}".splitlines()]
            lines[-1] += f"  [{_spent(goal)} tried]" if _spent(goal) else ""
    used = {id_}
    for word, other in _proofs(part, id_):
        used.add(other)
        lines.append(f"{indent}{word}:")
        lines += [f"{indent}  {line}" for line in part.nodes[other]["text"].splitlines()]
    if "proof" in node["data"]:
        lines.append(f"{indent}proof:")
        lines += [f"{indent}  {line}" for line in str(node["data"]["proof"]).splitlines()]
    names = {
        part.nodes[lemma]["name"] or lemma
        for each in used
        for lemma in part.successors(each)
        if part.nodes[lemma]["kind"] == Kind.LEMMA
    }
    return "\n".join([*lines, *([f"{indent}uses {', '.join(sorted(names))}"] if names else [])])


def _proofs(part: Graph[str], id_: str) -> list[tuple[str, str]]:
    """The proofs and refutations of a statement, each with the word for it."""
    near = [(Kind.PROOF.value, each) for each in part.successors(id_)]
    near += [(Kind.REFUTATION.value, each) for each in part.predecessors(id_)]
    return [(kind, each) for kind, each in near if part.nodes[each]["kind"] == kind]


def _fields(row: Edge | Provenance) -> tuple[Any, ...]:
    return tuple(vars(row).values())  # dataclasses' own `astuple` takes most of a page's time


def _spent(data: Mapping[str, Any]) -> int:
    """Tactics tried on a goal."""
    spent = data["data"].get("spent", 0)
    return spent if isinstance(spent, int) else 0


def _counted(names: Iterable[str], found: Iterable[str]) -> dict[str, int]:
    return dict.fromkeys(map(str, names), 0) | Counter(found)


def _most(counts: Counter[str]) -> dict[str, int]:
    return dict(sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:MOST])


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True)


def _xml(text: str) -> str:
    return _NOT_XML.sub("\ufffd", text)
