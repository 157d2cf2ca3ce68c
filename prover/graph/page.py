"""The proof graph as one HTML page that needs nothing else: the data, and what shows it.

What stands there is in `page.html.j2` and `page.css`, what happens in `page*.js`. All of the data
is somebody else's text: it stands in a block of JSON, and the scripts write it as text only.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from prover import web
from prover.graph import view
from prover.graph.model import Edge, Kind, Link, Node, Provenance

HERE = Path(__file__).parent
# In the order in which a browser reads them; the last one starts.
SCRIPTS = ("page_data.js", "page_tree.js", "page_picture.js", "page_detail.js", "page.js")
# What is shown of a node's data besides; of goals, see `_tried`.
EXTRAS = ("proof", "preamble", "context", "record")
# Links that stay links; REDUCES_TO, and CLOSED_BY from a goal to itself, are ways of goals.
LINKS = (Link.CLOSED_BY, Link.USES, Link.REFUTES, Link.DERIVED_FROM)


def page(
    nodes: Iterable[Node],
    edges: Iterable[Edge],
    provenance: Mapping[str, Sequence[Provenance]],
    *,
    title: str,
) -> str:
    """The whole page; the same graph gives the same page."""
    found = view.graph(nodes, edges, provenance)
    return web.page(
        HERE / "page.html.j2",
        styles=[web.BASE, HERE / "page.css"],
        scripts=[HERE / name for name in SCRIPTS],
        title=title,
        summary=_summary(view.statistics(found)),
        data=web.json_block(contents(found)),
    )


def contents(found: view.Graph[str]) -> dict[str, Any]:
    """The graph as the page's scripts read it (`page_data.js`).

    A text is a number, its place in `strings`, or a list of them where it has lines. A node is
    [id, kind, state, name, lines, ways, provenance, more], with kind, state and provenance as
    places in their lists. A way is [tactic, goals], the goals as places in `nodes`; where a goal is
    solved, it is by its first way. `more` is [spent, tried, failed, value] of a goal, of others
    lines under a word. An edge is [source, link, target].
    """
    strings, whence = _Table(), _Table()
    places = {id_: place for place, id_ in enumerate(found)}
    kinds, states = [kind.value for kind in Kind], list(view.MARKS)
    nodes = []
    for id_, node in found.nodes(data=True):
        held = node["data"]
        nodes.append(
            [
                id_,
                kinds.index(node["kind"]),
                states.index(node["state"]),
                strings.place(node["name"]),
                strings.lines(held.get("signature", node["text"])),
                [
                    [strings.place(way.tactic), [places[goal] for goal in way.goals]]
                    for way in view.ways(found, id_)
                ],
                [whence.place(tuple(each.values())) for each in node["provenance"]],
                _tried(held, strings)
                if node["kind"] == Kind.GOAL
                else {word: strings.lines(held[word]) for word in EXTRAS if held.get(word)},
            ]
        )
    links = [
        [places[source], LINKS.index(Link(data["link"])), places[target]]
        for source, target, data in found.edges(data=True)
        if data["link"] in LINKS and source != target
    ]
    return {
        "kinds": kinds,
        "states": [[state, mark] for state, mark in view.MARKS.items()],
        "links": [link.value for link in LINKS],
        "strings": strings.held,
        "provenance": whence.held,
        "nodes": nodes,
        "edges": links,
    }


class _Table:
    """Things that repeat, each held once."""

    def __init__(self) -> None:
        self._places: dict[Any, int] = {}

    @property
    def held(self) -> list[Any]:
        return list(self._places)

    def place(self, thing: object) -> int:
        return self._places.setdefault(thing, len(self._places))

    def lines(self, text: object) -> list[int]:
        """The places of a text's lines; what is no text is written as JSON."""
        if not isinstance(text, str):
            text = json.dumps(text, ensure_ascii=False, indent=2, sort_keys=True)
        return [self.place(line) for line in text.strip("\n").split("\n")]


def _tried(held: Mapping[str, Any], strings: _Table) -> list[Any]:
    """Of a goal: how many tactics were tried and how many failed, those that are known, and what
    the critic said."""
    known = held.get("failed")
    known = known if isinstance(known, list | tuple) else ()
    failed = [strings.place(str(tactic)) for tactic in known]
    spent, tried, value = (_number(held.get(word)) for word in ("spent", "tried", "value"))
    return [spent or 0, max(tried or 0, len(failed)), failed, value]


def _number(value: object) -> float | None:
    """A number that JSON can say, or None."""
    return value if isinstance(value, int | float) and math.isfinite(value) else None


def _summary(numbers: Mapping[str, Any]) -> list[tuple[str, str]]:
    """What the graph holds, as (state or '', words)."""
    verdicts = [
        (state, f"{view.MARKS[state]} {count:,} {state}")
        for state, count in numbers["verdicts"].items()
        if count
    ]
    kinds = [
        ("", f"{numbers['nodes'][kind]:,} {kind}{'s' * (numbers['nodes'][kind] != 1)}")
        for kind in (Kind.GOAL, Kind.LEMMA)
    ]
    return [*verdicts, *kinds]
