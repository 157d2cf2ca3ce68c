// The goal tree. A goal that is solved shows the goals of the way that solved it, and the other
// ways folded up; one that is not shows all its ways. Rows are made when they are first seen.

const FIRST_OPEN = 60; // rows that are there at once
const MOST_WAYS = 12; // of an open goal; the others are folded up

class Tree {
  // `selected(item)` is told when a row is chosen.
  constructor(root, selected) {
    this.selected = selected;
    this.current = null;
    this.element = el("ul", { class: "tree", role: "tree", "aria-label": "Goals" });
    this.top = { kind: "top", node: root, parent: null, depth: 0, open: true };
    this.top.children = topGoals(root).map((node) => item("goal", this.top, { node }));
    for (const child of this.top.children) this.element.append(this.built(child));
    this.unfold();
    this.element.addEventListener("keydown", (event) => this.key(event));
    const first = this.top.children[0];
    if (first) first.row.tabIndex = 0;
  }

  // The proof, or of an open goal the first ways, as far as FIRST_OPEN rows.
  unfold() {
    let room = FIRST_OPEN;
    const waiting = [...this.top.children];
    for (let at = 0; at < waiting.length && room > 0; at++) {
      const each = waiting[at];
      if (each.kind === "ways" || !expandable(each)) continue;
      if (each.node.state !== "solved" && each.depth > 2) continue;
      this.toggle(each, true);
      room -= each.children.length;
      waiting.push(...each.children);
    }
  }

  built(each) {
    each.row = el("div", { class: `row ${each.kind}` }, ...label(each));
    each.row.tabIndex = -1;
    each.element = el("li", { role: "treeitem", "aria-level": each.depth, "aria-selected": "false" }, each.row);
    if (expandable(each)) each.element.setAttribute("aria-expanded", "false");
    each.row.addEventListener("click", (event) => {
      if (event.target.closest(".twisty") || each.kind === "ways") this.toggle(each);
      this.select(each);
    });
    each.row.addEventListener("dblclick", () => this.toggle(each));
    each.row.item = each;
    return each.element;
  }

  toggle(each, open = !each.open) {
    if (!expandable(each) || each.open === open) return;
    each.open = open;
    each.element.setAttribute("aria-expanded", String(open));
    if (!open) {
      each.group.remove();
      return;
    }
    if (!each.group) {
      each.children = childrenOf(each);
      each.group = el("ul", { role: "group" }, ...each.children.map((child) => this.built(child)));
    }
    each.element.append(each.group);
  }

  select(each, focus = true) {
    if (this.current) {
      this.current.row.tabIndex = -1;
      this.current.element.setAttribute("aria-selected", "false");
    } else if (this.top.children[0]) this.top.children[0].row.tabIndex = -1;
    this.current = each;
    each.row.tabIndex = 0;
    each.element.setAttribute("aria-selected", "true");
    if (focus) each.row.focus({ preventScroll: true });
    each.row.scrollIntoView({ block: "nearest", inline: "nearest" });
    this.selected(each);
  }

  // Open and choose the goal at the end of a path of nodes from the top; false if it does not lead
  // through this tree.
  reveal(path, focus) {
    let at = this.top;
    for (const node of path.slice(1)) {
      this.toggle(at, true);
      let next = null;
      const waiting = [...at.children];
      while (waiting.length && !next) {
        const each = waiting.shift();
        if (each.kind === "goal" && each.node === node) next = each;
        else if (each.kind !== "goal" && each.leads.some((way) => way.goals.includes(node))) {
          this.toggle(each, true);
          waiting.unshift(...each.children);
        }
      }
      if (!next) return false;
      at = next;
    }
    if (at === this.top) return false;
    if (at !== this.current) this.select(at, focus);
    return true;
  }

  key(event) {
    const each = event.target.item;
    if (!each || event.altKey || event.ctrlKey || event.metaKey) return;
    const rows = () => [...this.element.querySelectorAll(".row")];
    const step = (by) => {
      const all = rows();
      const row = all[all.indexOf(each.row) + by];
      if (row) this.select(row.item);
    };
    if (event.key === "ArrowDown") step(1);
    else if (event.key === "ArrowUp") step(-1);
    else if (event.key === "ArrowRight") {
      if (each.open) step(1);
      else this.toggle(each, true);
    } else if (event.key === "ArrowLeft") {
      if (each.open) this.toggle(each, false);
      else if (each.parent !== this.top) this.select(each.parent);
    } else if (event.key === "Home") this.select(rows()[0].item);
    else if (event.key === "End") this.select(rows().at(-1).item);
    else if (event.key === "Enter" || event.key === " ") this.toggle(each);
    else return;
    event.preventDefault();
  }
}

// `leads`: the ways that a row for ways stands for.
function item(kind, parent, { node, leads = [] }) {
  return { kind, node, leads, parent, depth: parent.depth + 1, open: false, children: null };
}

function topGoals(root) {
  if (root.kind === "goal") return [root];
  return [...new Set(root.ways.flatMap((way) => way.goals))];
}

function isAbove(each) {
  for (let at = each.parent; at; at = at.parent)
    if (at.kind === "goal" && at.node === each.node) return true;
  return false;
}

function expandable(each) {
  if (each.kind === "ways") return true;
  if (each.kind === "way") return each.leads[0].goals.length > 0;
  if (each.kind === "top") return false;
  const ways = each.node.ways;
  return !isAbove(each) && (ways.length > 1 || ways.some((way) => !way.used || way.goals.length));
}

function childrenOf(each) {
  const goal = (node) => item("goal", each, { node });
  const way = (lead) => item("way", each, { node: each.node, leads: [lead] });
  const folded = (leads) => (leads.length ? [item("ways", each, { node: each.node, leads })] : []);
  if (each.kind === "ways") return each.leads.map(way);
  if (each.kind === "way") return each.leads[0].goals.map(goal);
  const [first, ...others] = each.node.ways;
  if (first.used) return [...first.goals.map(goal), ...folded(others)];
  const ways = [first, ...others];
  return [...ways.slice(0, MOST_WAYS).map(way), ...folded(ways.slice(MOST_WAYS))];
}

// The goal that a row's goal came out of, null at the top.
function goalBefore(each) {
  let own = each;
  while (own.kind !== "goal") own = own.parent;
  for (let at = own.parent; at; at = at.parent) if (at.kind === "goal") return at.node;
  return null;
}

// Hypotheses of a goal that the one before it has not, all at the top. The graph names a goal's
// variables anew, so one that says the same under another name counts as known.
function newHypotheses(node, before) {
  const { hypotheses } = node.sequent;
  if (!before) return hypotheses;
  const known = [...before.sequent.hypotheses];
  const take = (same) => {
    const place = known.findIndex(same);
    if (place >= 0) known.splice(place, 1);
    return place < 0;
  };
  const other = new Set(hypotheses.filter((hypothesis) => take((each) => each === hypothesis)));
  const said = (hypothesis) => hypothesis.slice(hypothesis.search(/ :\s/));
  return hypotheses.filter((one) => other.has(one) && take((each) => said(each) === said(one)));
}

function label(each) {
  const twisty = el("span", { class: expandable(each) ? "twisty" : "twisty none", "aria-hidden": "true" });
  if (each.kind === "ways") {
    const open = each.leads.filter((way) => stateOf(way) === "open").length;
    const shown = each.node.ways.length - each.leads.length;
    const words = `${plural(each.leads.length, shown ? "other way" : "way")}`;
    return [twisty, el("span", { class: "line" }, words, open ? ` · ${open} open` : "")];
  }
  if (each.kind === "way") {
    const [way] = each.leads;
    const state = stateOf(way);
    const left = way.goals.length ? `leaves ${plural(way.goals.length, "goal")}` : "closes it";
    return [
      twisty,
      mark(state),
      el("span", { class: "line" }, el("code", { class: "tactic" }, oneLine(way.tactic))),
      el("span", { class: "note" }, left),
    ];
  }
  const { node } = each;
  const hypotheses = newHypotheses(node, goalBefore(each)).join(", ");
  const line = el("code", { class: "line goal-line" });
  if (hypotheses) line.append(el("span", { class: "hypotheses" }, oneLine(hypotheses)));
  line.append(el("span", { class: "target" }, oneLine(node.sequent.target)));
  const { spent, tried } = node.tried;
  const notes = [];
  let by = null;
  if (isAbove(each)) notes.push("the same as above");
  else if (node.state === "solved") by = el("code", { class: "tactic" }, oneLine(node.ways[0].tactic));
  else if (!spent && !node.ways.length) notes.push("not tried yet");
  else {
    if (node.ways.length) notes.push(`${plural(node.ways.length, "way")} on`);
    if (tried) notes.push(`${node.ways.length ? ", " : ""}${tried} failed`);
  }
  return [
    twisty,
    mark(node.state),
    line,
    el("span", { class: "note" }, spent ? `${spent} tried` : ""),
    el("span", { class: "below" }, ...(by ? [el("span", { class: "by" }, "by "), by] : notes)),
  ];
}
