"use strict";
// The graph as objects, and how to make elements. `page.py` says how the data is laid out.
// Nothing here makes markup of data: texts become text nodes, ids the part of a link behind '#'.

const DATA = JSON.parse(document.getElementById("data").textContent);

class GraphNode {
  constructor(place, row) {
    [this.id] = row;
    this.place = place;
    this.kind = DATA.kinds[row[1]];
    [this.state, this.mark] = DATA.states[row[2]];
    this.name = DATA.strings[row[3]];
    this.row = row;
    this.parents = []; // ways that lead here: {node, tactic, goals}
    this.out = []; // links: {link, node}
    this.into = [];
  }

  get text() {
    return joined(this.row[4]);
  }

  // What a list calls it.
  get title() {
    return this.name || (this.kind === "goal" ? this.sequent.target : this.text.split("\n", 1)[0]);
  }

  get ways() {
    this.known ||= this.row[5].map(([tactic, goals], number) => ({
      node: this,
      tactic: DATA.strings[tactic],
      goals: goals.map((goal) => NODES[goal]),
      used: number === 0 && (this.kind === "goal" ? this.state === "solved" : goals.every(isSolved)),
    }));
    return this.known;
  }

  get provenance() {
    return this.row[6].map((place) => DATA.provenance[place]);
  }

  // Of a goal: {spent, tried, failed, value}.
  get tried() {
    const [spent, tried, failed, value] = this.row[7];
    return { spent, tried, failed: failed.map((place) => DATA.strings[place]), value };
  }

  // Of others: the text under a word, '' if there is none.
  more(word) {
    return this.row[7][word] ? joined(this.row[7][word]) : "";
  }

  linked(link) {
    return this.out.filter((each) => each.link === link).map((each) => each.node);
  }

  linking(link) {
    return this.into.filter((each) => each.link === link).map((each) => each.node);
  }

  // A goal's parts as Lean prints them: {tag, hypotheses, target}.
  get sequent() {
    const parts = this.text.split(/\n(?![ \n])/);
    const target = parts.pop();
    const tag = parts.length && parts[0].startsWith("case ") ? parts.shift().slice(5) : "";
    return { tag, hypotheses: parts, target };
  }
}

function joined(places) {
  return places.map((place) => DATA.strings[place]).join("\n");
}

function isSolved(place) {
  return DATA.states[DATA.nodes[place][2]][0] === "solved";
}

const NODES = DATA.nodes.map((row, place) => new GraphNode(place, row));
const BY_ID = new Map(NODES.map((node) => [node.id, node]));
for (const node of NODES)
  for (const way of node.ways)
    for (const goal of new Set(way.goals)) goal.parents.push(way);
for (const [source, link, target] of DATA.edges) {
  NODES[source].out.push({ link: DATA.links[link], node: NODES[target] });
  NODES[target].into.push({ link: DATA.links[link], node: NODES[source] });
}

// A way is as good as the worst of its goals.
function stateOf(way) {
  const states = way.goals.map((goal) => goal.state);
  if (states.includes("failed")) return "failed";
  return states.every((state) => state === "solved") ? "solved" : "open";
}

function markOf(state) {
  return DATA.states.find(([name]) => name === state)[1];
}

// The statements whose proof (one of them) uses a lemma, and the lemmas that do.
function usersOf(lemma) {
  return lemma
    .linking("uses")
    .flatMap((user) => (user.kind === "proof" ? user.linking("closed by") : [user]));
}

// The lemmas that a statement's proofs, or a lemma, use.
function usedBy(node) {
  const sources = node.kind === "statement" ? node.linked("closed by") : [node];
  return [...new Set(sources.flatMap((source) => source.linked("uses")))];
}

// From a statement or lemma to a goal: the shortest way down, from `root` if that leads there.
function pathTo(goal, root) {
  const next = new Map([[goal, null]]);
  const waiting = [goal];
  let top = null;
  for (const node of waiting) {
    if (node === root || (!top && node.kind !== "goal")) top = node;
    if (node === root) break;
    for (const way of node.parents)
      if (!next.has(way.node)) {
        next.set(way.node, node);
        waiting.push(way.node);
      }
  }
  const path = [];
  for (let node = top; node; node = next.get(node)) path.push(node);
  return path;
}

// What people call a kind of node.
function wordFor(node) {
  return node.kind === "statement" ? "theorem" : node.kind;
}

// All goals of the search for a statement or lemma.
function goalsOf(root) {
  const found = new Set(root.ways.flatMap((way) => way.goals));
  for (const goal of found) for (const way of goal.ways) for (const each of way.goals) found.add(each);
  return [...found];
}

function el(tag, attributes, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes || {})) made.setAttribute(name, value);
  made.append(...children);
  return made;
}

function mark(state) {
  return el("span", { class: `mark ${state}`, role: "img", "aria-label": state, title: state }, markOf(state));
}

function oneLine(text, most = 400) {
  const line = text.replace(/\s+/g, " ").trim();
  return line.length > most ? `${line.slice(0, most)}…` : line;
}

function plural(count, word) {
  return `${count.toLocaleString("en")} ${word}${count === 1 ? "" : "s"}`;
}
