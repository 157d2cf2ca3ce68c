// What is known of one node, to read.

const MOST_FAILED = 6; // more are folded up
const MOST_LINKS = 8;

// `before` is the goal that the node is looked at from, if there is one.
function detailOf(node, before) {
  const parts = {
    goal: goalParts,
    statement: statementParts,
    lemma: lemmaParts,
    proof: proofParts,
    refutation: proofParts,
    sketch: sketchParts,
  }[node.kind](node, before);
  return [
    el("h2", {}, mark(node.state), ` ${wordFor(node)} `, el("span", { class: "name" }, node.name), " ", chip(node)),
    ...parts,
    ...section("Comes from", origins(node)),
    el("p", { class: "id" }, "id ", el("a", { href: `#${node.id}` }, node.id)),
  ];
}

function chip(node) {
  return node.state ? el("span", { class: `chip ${node.state}` }, node.state) : "";
}

function goalParts(node, before) {
  const { spent, tried, failed, value } = node.tried;
  const [first, ...others] = node.ways;
  const used = first && first.used ? first : null;
  const rest = used ? others : node.ways;
  const words = [`${plural(spent, "tactic")} tried here`];
  if (value !== null) words.push(`the critic gives it ${Number(value.toPrecision(3))}`);
  return [
    sequent(node, before),
    ...(used ? section(used.goals.length ? "Solved by" : "Closed by", [code(used.tactic, "tactic"), ...links(used.goals, node)]) : []),
    ...(rest.length ? section(used ? `Other ways (${rest.length})` : `Ways on (${rest.length})`, folded(rest.map(wayBlock), 5)) : []),
    ...(tried ? section(`Tried in vain (${tried})`, vain(failed, tried)) : []),
    ...section("Cost", [el("p", {}, words.join(" · "))]),
    ...section("Comes up in", parentLinks(node)),
  ];
}

function sequent(node, before) {
  const { tag, hypotheses, target } = node.sequent;
  const fresh = new Set(before ? newHypotheses(node, before) : []);
  const lines = hypotheses.map((hypothesis) => {
    const [, names, rest] = /^((?:[^:]|:(?!\s))*)( :\s[^]*)?$/.exec(hypothesis) || [null, hypothesis, ""];
    const line = el("div", { class: fresh.has(hypothesis) ? "hypothesis new" : "hypothesis" }, el("b", {}, names), rest || "");
    if (fresh.has(hypothesis)) line.title = "new since the goal before";
    return line;
  });
  const parts = [...lines, el("div", { class: "target" }, target)];
  if (tag) parts.unshift(el("div", { class: "tag" }, `case ${tag}`));
  return el("div", { class: "sequent", tabindex: "0" }, ...parts);
}

function statementParts(node) {
  const proofs = node.linked("closed by");
  const refutations = node.linking("refutes");
  const used = usedBy(node);
  return [
    code(node.text),
    ...preamble("Definitions before it", node.more("preamble")),
    ...proofs.flatMap((proof) => section("Proof", [code(proof.text), ...record(proof)])),
    ...refutations.flatMap((each) => section("Refuted", [code(each.text)])),
    ...section("Cost", cost(node)),
    ...section("Rests on the lemmas", links(used)),
    ...section("Search begins at", links(topGoals(node))),
    ...section("Also found at work on it", links(node.linking("derived from").filter((each) => !used.includes(each)))),
  ];
}

function lemmaParts(node) {
  const top = topGoals(node);
  return [
    code(node.text),
    ...preamble("Definitions that it speaks of", node.more("context")),
    ...(node.more("proof") ? section("Proof", [code(node.more("proof"))]) : []),
    ...section("Cost", cost(node)),
    ...section("Used by", links(usersOf(node))),
    ...section("Rests on", links(usedBy(node))),
    ...section("Search begins at", links(top)),
    ...section("Found at work on", links(node.linked("derived from"))),
  ];
}

function proofParts(node) {
  return [
    code(node.text),
    ...record(node),
    ...section(node.kind === "proof" ? "Proves" : "Refutes", links([...node.linking("closed by"), ...node.linked("refutes")])),
    ...section("Uses the lemmas", links(node.linked("uses"))),
  ];
}

function sketchParts(node) {
  return [code(node.text), ...section("Made for", links(node.linked("derived from")))];
}

function cost(root) {
  const goals = goalsOf(root);
  const spent = goals.reduce((sum, goal) => sum + goal.tried.spent, 0);
  return goals.length ? [el("p", {}, `${plural(goals.length, "goal")}, ${plural(spent, "tactic")} tried`)] : [];
}

// A heading and what stands below; nothing if that is nothing.
function section(title, parts) {
  return parts.length ? [el("h3", {}, title), ...parts] : [];
}

// Lean source. A line that is too long goes on further in than it began: layout means something.
function code(text, kind = "") {
  const lines = text.split("\n").map((line) => {
    const made = el("span", {}, line);
    const indent = line.search(/\S|$/);
    made.style.paddingLeft = `${indent + 4}ch`;
    made.style.textIndent = `-${indent + 4}ch`;
    return made;
  });
  return el("pre", { class: kind, tabindex: "0" }, ...lines);
}

function preamble(title, text) {
  return text.trim() ? [el("details", {}, el("summary", {}, title), code(text))] : [];
}

function record(proof) {
  const text = proof.more("record");
  return text && text !== "null" ? [el("details", {}, el("summary", {}, "What the judge checked"), code(text))] : [];
}

function wayBlock(way) {
  const state = stateOf(way);
  const left = way.goals.length ? links(way.goals, way.node) : [el("p", { class: "note" }, "closes it")];
  return el("div", { class: "way-block" }, mark(state), code(way.tactic, "tactic"), ...left);
}

// The first few, and the others on demand.
function folded(parts, most) {
  if (parts.length <= most + 1) return parts;
  const button = el("button", { type: "button", class: "more" }, `${parts.length - most} more`);
  button.addEventListener("click", () => button.replaceWith(...parts.slice(most)));
  return [...parts.slice(0, most), button];
}

// `from` is the goal that they are seen from: what its links share with it is not repeated.
function links(nodes, from = null) {
  return listed(nodes.map((node) => linkTo(node, from)));
}

function listed(links) {
  return links.length ? [el("ul", { class: "links" }, ...folded(links.map((link) => el("li", {}, link)), MOST_LINKS))] : [];
}

function linkTo(node, from, note = "") {
  const words = node.kind === "goal" ? goalCode(node, from) : el("span", {}, node.name || node.kind);
  const says = node.kind === "lemma" ? [el("code", { class: "says" }, oneLine(node.text, 160))] : [];
  return el("a", { href: `#${node.id}` }, mark(node.state), " ", words, ...says, note ? el("span", { class: "note" }, note) : "");
}

function goalCode(node, from) {
  const hypotheses = oneLine(newHypotheses(node, from).join(", "), 120);
  return el("code", {}, ...(hypotheses ? [el("span", { class: "hypotheses" }, hypotheses), " "] : []), oneLine(node.sequent.target, 160));
}

// Where it comes up, first where that was the way that solved what is above.
function parentLinks(node) {
  const note = ({ tactic, node: above }) => (tactic ? `by ${oneLine(tactic, 60)}` : `its ${wordFor(above)}`);
  const ways = [...node.parents].sort((a, b) => b.used - a.used);
  return listed(ways.map((way) => linkTo(way.node, node, note(way))));
}

function vain(failed, tried) {
  const list = el("ul", { class: "vain" }, ...failed.map((tactic) => el("li", {}, el("code", {}, tactic))));
  const parts = failed.length ? [list] : [];
  if (tried > failed.length) parts.push(el("p", { class: "note" }, `${failed.length || "None"} of them are kept.`));
  if (failed.length <= MOST_FAILED) return parts;
  return [el("details", {}, el("summary", {}, oneLine(failed.slice(0, 4).join(", "), 60), " …"), ...parts)];
}

function origins(node) {
  const blocks = node.provenance.map(([run, problem, maker, lean, seconds, verdict, date]) =>
    el(
      "dl",
      { class: "origin" },
      ...[
        ["run", run || "a single proof"],
        ["problem", problem],
        ["made by", maker],
        ["Lean", lean],
        ["verdict", `${verdict}, ${seconds.toLocaleString("en", { maximumFractionDigits: 1 })} s`],
        ["date", date.replace("T", " ").replace("+00:00", " UTC")],
      ].flatMap(([word, said]) => [el("dt", {}, word), el("dd", {}, said)]),
    ),
  );
  return folded(blocks, 2);
}
