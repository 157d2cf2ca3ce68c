// What is chosen, and the list on the left. The URL's hash names the chosen node.

const MOST_LISTED = 400;
const READABLE = 0.7; // the smallest scale that a picture begins with
const compared = new Intl.Collator("en", { numeric: true }).compare;
const at = (id) => document.getElementById(id);
const now = { theorem: null, node: null, tab: "goals", tree: null, picture: null };
const LISTED = NODES.filter((node) => node.kind === "statement" || node.kind === "lemma").sort(
  (a, b) => (a.kind === b.kind ? compared(a.name, b.name) || compared(a.id, b.id) : a.kind === "lemma" ? 1 : -1),
);

// Show a theorem or lemma in the middle.
function choose(theorem) {
  if (now.theorem === theorem) return;
  Object.assign(now, { theorem, tree: null, picture: null });
  const head = el("h2", {}, mark(theorem.state), ` ${theorem.name || theorem.kind} `, chip(theorem));
  at("theorem").replaceChildren(el("a", { href: `#${theorem.id}`, class: "head" }, head), code(theorem.text));
  const goals = topGoals(theorem).length;
  const lemmas = dependencies(theorem).nodes.length - 1;
  const possible = { goals, lemmas };
  if (!possible[now.tab]) now.tab = goals || !lemmas ? "goals" : "lemmas";
  at("tabs").replaceChildren(
    tab("goals", "Goal tree", goals ? "" : "none"),
    tab("lemmas", theorem.kind === "lemma" ? "Around it" : "Lemmas", lemmas || "none"),
  );
  show(now.tab);
  for (const link of at("list").querySelectorAll("a"))
    link.toggleAttribute("aria-current", link.node === theorem);
  const link = at("list").querySelector("[aria-current]");
  if (link) link.scrollIntoView({ block: "nearest" });
}

function tab(name, words, count) {
  const made = el("button", { type: "button", role: "tab", id: `tab-${name}` }, words, el("span", { class: "count" }, String(count)));
  made.addEventListener("click", () => show(name));
  return made;
}

// Bring a tab's content; it is made when it is first shown.
function show(name) {
  now.tab = name;
  for (const each of at("tabs").children) each.setAttribute("aria-selected", String(each.id === `tab-${name}`));
  const none = (words) => el("p", { class: "empty" }, words);
  if (name === "goals") {
    now.tree ||= new Tree(now.theorem, (each) => pick(each.node, goalBefore(each)));
    at("shown").replaceChildren(
      now.tree.top.children.length ? now.tree.element : none("No search of it is kept: the proof came as a whole, or nothing was searched."),
    );
  } else {
    now.picture ||= new Picture(now.theorem);
    const alone = now.picture.boxes.size === 1;
    at("shown").replaceChildren(alone ? none("It rests on no lemma.") : now.picture.element);
    if (!alone) {
      now.picture.fit(READABLE);
      now.picture.choose(now.node);
    }
  }
}

// Show a node on the right, and name it in the URL.
function pick(node, before = null) {
  now.node = node;
  at("detail").replaceChildren(...detailOf(node, before));
  at("detail").scrollTop = 0;
  if (now.picture) now.picture.choose(node);
  if (location.hash !== `#${node.id}`) location.hash = node.id;
}

// Show what the hash names, in the theorem that is shown if it belongs there.
function follow() {
  const node = BY_ID.get(location.hash.slice(1));
  if (!node || node === now.node) return;
  if (node.kind === "statement" || node.kind === "lemma") {
    const drawn = now.tab === "lemmas" && now.picture && now.picture.boxes.has(node);
    if (!drawn) choose(node);
    pick(node);
  } else if (node.kind === "goal") {
    const path = pathTo(node, now.theorem);
    if (!path.length) return pick(node);
    if (path.length > 1) choose(path[0]);
    show("goals");
    if (!now.tree.reveal(path, false)) pick(node);
  } else {
    const [home] = [...node.linking("closed by"), ...node.linked("refutes"), ...node.linked("derived from")];
    if (home) choose(home);
    pick(node);
  }
}

function list() {
  const words = at("filter").value.toLowerCase().split(/\s+/).filter(Boolean);
  const found = LISTED.filter((node) => words.every((word) => searched(node).includes(word)));
  const rows = (kind, title) => {
    const some = found.filter((node) => node.kind === kind);
    if (!some.length) return [];
    const listed = some.slice(0, MOST_LISTED).map((node) => el("li", {}, listLink(node)));
    if (some.length > MOST_LISTED) listed.push(el("li", { class: "note" }, `${some.length - MOST_LISTED} more: use the filter`));
    return [el("h3", {}, title, el("span", { class: "count" }, String(some.length))), el("ul", {}, ...listed)];
  };
  at("list").replaceChildren(...rows("statement", "Theorems"), ...rows("lemma", "Lemmas"));
  at("count").textContent = words.length ? `${found.length} of ${LISTED.length}` : "";
}

function searched(node) {
  node.words ||= `${node.name}\n${node.state}\n${node.kind}\n${node.text}`.toLowerCase();
  return node.words;
}

function listLink(node) {
  const says = node.kind === "statement" ? node.text.replace(/^\S+\s+\S+\s*/, "") : node.text;
  const link = el(
    "a",
    { href: `#${node.id}` },
    mark(node.state),
    el("span", { class: "name" }, node.name || node.kind),
    el("code", { class: "says" }, oneLine(says, 120)),
  );
  link.node = node;
  link.toggleAttribute("aria-current", node === now.theorem);
  link.addEventListener("click", () => choose(node)); // also one that the picture shows
  return link;
}

// Up and down in the list, and from the filter into it.
function walk(event) {
  const links = [...at("list").querySelectorAll("a")];
  const place = links.indexOf(document.activeElement);
  if (event.key === "Escape" && event.target === at("filter")) {
    at("filter").value = "";
    list();
  } else if (event.key === "Enter" && event.target === at("filter") && links.length) links[0].click();
  else if (event.key === "ArrowDown" && links[place + 1]) links[place + 1].focus();
  else if (event.key === "ArrowUp") (links[place - 1] || at("filter")).focus();
  else return;
  event.preventDefault();
}

at("filter").addEventListener("input", list);
document.querySelector("nav").addEventListener("keydown", walk);
document.addEventListener("keydown", (event) => {
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.target === at("filter")) return;
  event.preventDefault();
  at("filter").focus();
  at("filter").select();
});
for (const button of document.querySelectorAll("[data-filter]"))
  button.addEventListener("click", () => {
    const same = at("filter").value === button.dataset.filter;
    at("filter").value = same ? "" : button.dataset.filter;
    list();
  });
window.addEventListener("hashchange", follow);
window.addEventListener("resize", () => {
  if (now.tab === "lemmas" && now.picture && now.picture.element.isConnected) now.picture.fit(READABLE);
});
list();
follow();
if (!now.node) {
  const first = LISTED[0];
  if (first) {
    choose(first);
    at("detail").replaceChildren(...detailOf(first, null));
  } else at("shown").replaceChildren(el("p", { class: "empty" }, "The graph is empty."));
}
