// The picture of lemmas: what a theorem rests on, below it, and what uses it, above.
// Layers by the longest path; edges over several layers get a bend in each; neighbours are brought
// close by barycentres (Sugiyama, Tagawa and Toda 1981).

const BOX = { width: 196, height: 46, gap: 22, layer: 92, bend: 14 };
const MOST_DRAWN = 250;
const SVG = "http://www.w3.org/2000/svg";

// {nodes, edges: [[user, used]], left}: `left` counts the lemmas that are too many to draw.
function dependencies(root) {
  const nodes = new Set([root]);
  for (const node of nodes) for (const lemma of usedBy(node)) nodes.add(lemma);
  for (const user of root.kind === "lemma" ? usersOf(root) : []) nodes.add(user);
  const drawn = new Set([...nodes].slice(0, MOST_DRAWN));
  const edges = [];
  for (const node of drawn)
    for (const lemma of usedBy(node))
      if (lemma !== node && drawn.has(lemma)) edges.push([node, lemma]);
  return { nodes: [...drawn], edges, left: nodes.size - drawn.size };
}

// Places of boxes and edges: {boxes: [{node, x, y}], lines: [[[x, y], ...]], width, height}.
function laidOut({ nodes, edges }) {
  const below = new Map(nodes.map((node) => [node, []]));
  for (const [user, used] of edges) below.get(user).push(used);
  const layerOf = layersOf(nodes, below);
  const points = new Map(nodes.map((node) => [node, { node, layer: layerOf.get(node), up: [], down: [] }]));
  const chains = [];
  for (const [user, used] of edges) {
    let [from, to] = [points.get(user), points.get(used)];
    if (from.layer > to.layer) [from, to] = [to, from]; // an edge of a circle
    const chain = [from];
    for (let layer = from.layer + 1; layer < to.layer; layer++) chain.push({ node: null, layer, up: [], down: [] });
    chain.push(to);
    for (let at = 1; at < chain.length; at++) {
      chain[at - 1].down.push(chain[at]);
      chain[at].up.push(chain[at - 1]);
    }
    chains.push(chain);
  }
  const layers = [];
  for (const point of new Set([...points.values(), ...chains.flat()]))
    (layers[point.layer] ||= []).push(point);
  arrange(layers);
  const all = layers.flat();
  const leftmost = Math.min(...all.map((point) => point.x - wide(point) / 2));
  for (const point of all) point.x -= leftmost;
  const middle = (point) => point.layer * BOX.layer + BOX.height / 2;
  return {
    boxes: [...points.values()].map((p) => ({ node: p.node, x: p.x, y: middle(p) })),
    lines: chains.map((chain) => chain.map((point) => [point.x, middle(point)])),
    width: Math.max(...all.map((point) => point.x + wide(point) / 2)),
    height: (layers.length - 1) * BOX.layer + BOX.height,
  };
}

// Each node below all its users; an edge that closes a circle does not count.
function layersOf(nodes, below) {
  const order = [];
  const state = new Map();
  for (const start of nodes) {
    const stack = [[start, 0]];
    while (stack.length) {
      const [node, at] = stack.pop();
      if (at === 0) {
        if (state.has(node)) continue;
        state.set(node, "open");
      }
      const next = below.get(node);
      if (at < next.length) stack.push([node, at + 1]);
      else {
        state.set(node, "done");
        order.unshift(node);
      }
      if (at < next.length && !state.has(next[at])) stack.push([next[at], 0]);
    }
  }
  const place = new Map(order.map((node, number) => [node, number]));
  const layer = new Map(nodes.map((node) => [node, 0]));
  for (const node of order)
    for (const used of below.get(node))
      if (place.get(used) > place.get(node)) layer.set(used, Math.max(layer.get(used), layer.get(node) + 1));
  return layer;
}

function wide(point) {
  return point.node ? BOX.width : BOX.bend;
}

// Order within the layers first, then x: what is linked pulls, what stands beside it holds.
function arrange(layers) {
  layers.forEach((layer) => layer.forEach((point, number) => (point.order = number)));
  const mean = (near, of) => near.reduce((sum, point) => sum + of(point), 0) / near.length;
  for (let sweep = 0; sweep < 8; sweep++) {
    const down = sweep % 2 === 0;
    for (const layer of down ? layers : [...layers].reverse()) {
      const wish = (p) => ((down ? p.up : p.down).length ? mean(down ? p.up : p.down, (q) => q.order) : p.order);
      const wishes = new Map(layer.map((point) => [point, wish(point)]));
      layer.sort((a, b) => wishes.get(a) - wishes.get(b) || a.order - b.order);
      layer.forEach((point, number) => (point.order = number));
    }
  }
  for (const layer of layers) {
    let x = 0;
    for (const point of layer) {
      point.x = x + wide(point) / 2;
      x += wide(point) + BOX.gap;
    }
    for (const point of layer) point.x -= (x - BOX.gap) / 2;
  }
  for (let sweep = 0; sweep < 12; sweep++)
    for (const layer of sweep % 2 ? [...layers].reverse() : layers) {
      const wishes = layer.map((p) => (p.up.length + p.down.length ? mean([...p.up, ...p.down], (q) => q.x) : p.x));
      const space = (at) => (wide(layer[at - 1]) + wide(layer[at])) / 2 + BOX.gap;
      // Pushed from the left and from the right; halfway between, nothing overlaps either.
      const right = [...wishes];
      const left = [...wishes];
      for (let at = 1; at < layer.length; at++) right[at] = Math.max(right[at], right[at - 1] + space(at));
      for (let at = layer.length - 1; at > 0; at--) left[at - 1] = Math.min(left[at - 1], left[at] - space(at));
      layer.forEach((point, at) => (point.x = (left[at] + right[at]) / 2));
    }
}

class Picture {
  constructor(root) {
    this.graph = dependencies(root);
    const plan = laidOut(this.graph);
    this.size = plan;
    this.root = plan.boxes.find((box) => box.node === root);
    this.view = svg("g");
    for (const line of plan.lines) this.view.append(svg("path", { class: "edge", d: curve(line), "marker-end": "url(#arrow)" }));
    this.boxes = new Map(plan.boxes.map((box) => [box.node, this.box(box, root)]));
    this.view.append(...this.boxes.values());
    const arrow = svg("marker", { id: "arrow", viewBox: "0 0 8 8", refX: 7, refY: 4, markerWidth: 7, markerHeight: 7, orient: "auto" });
    arrow.append(svg("path", { d: "M0 0.5L7.5 4L0 7.5z" }));
    this.canvas = svg("svg", { class: "picture", role: "group", "aria-label": "What rests on what" });
    const defs = svg("defs");
    defs.append(arrow);
    this.canvas.append(defs, this.view);
    const button = (words, title, act) => {
      const made = el("button", { type: "button", title, "aria-label": title }, words);
      made.addEventListener("click", act);
      return made;
    };
    this.element = el(
      "div",
      { class: "canvas" },
      this.canvas,
      el(
        "div",
        { class: "zoom" },
        button("+", "Zoom in", () => this.zoom(1.3)),
        button("−", "Zoom out", () => this.zoom(1 / 1.3)),
        button("⤢", "Show all", () => this.fit()),
      ),
      el("p", { class: "hint" }, this.words(root)),
    );
    this.listen();
  }

  words(root) {
    const left = this.graph.left ? ` ${plural(this.graph.left, "lemma")} more are not drawn.` : "";
    const above = root.kind === "lemma" ? "Above the lemma, what uses it; " : "Below the theorem, ";
    return `${above}${root.kind === "lemma" ? "below, " : ""}the lemmas it rests on. Drag to move, wheel to zoom.${left}`;
  }

  box({ node, x, y }, root) {
    const link = svg("a", { href: `#${node.id}`, class: `box ${node.state}${node === root ? " root" : ""}` });
    const at = [x - BOX.width / 2, y - BOX.height / 2];
    const name = svg("text", { x: at[0] + 12, y: at[1] + 19, class: "name" });
    name.textContent = `${node.mark} ${shortened(node.name || node.kind, 24)}`;
    const says = svg("text", { x: at[0] + 12, y: at[1] + 36, class: "says" });
    const whole = node.kind === "statement" ? node.text.replace(/^\S+\s+\S+\s*/, "") : node.text;
    says.textContent = shortened(oneLine(whole), 27);
    const title = svg("title");
    title.textContent = `${node.kind} ${node.name}\n${node.text}`;
    link.append(title, svg("rect", { x: at[0], y: at[1], width: BOX.width, height: BOX.height, rx: 7 }), name, says);
    return link;
  }

  choose(node) {
    for (const [each, box] of this.boxes) box.classList.toggle("chosen", each === node);
  }

  move() {
    this.view.setAttribute("transform", `translate(${this.x} ${this.y}) scale(${this.scale})`);
  }

  // All of it in sight, if that takes no smaller scale than `least`, or else the root, in the middle
  // or, where there is too much for the height, at the top.
  fit(least = 0.05) {
    const { clientWidth: width, clientHeight: height } = this.element;
    const room = Math.min((width - 48) / this.size.width, (height - 80) / this.size.height);
    this.scale = Math.max(least, Math.min(1.15, room));
    const whole = this.scale === Math.min(1.15, room);
    this.x = width / 2 - (whole ? this.size.width / 2 : this.root.x) * this.scale;
    const spare = height - 40 - this.size.height * this.scale;
    this.y = spare > 28 ? Math.max(28, spare / 2) : Math.max(Math.min(28, spare), 60 - this.root.y * this.scale);
    this.move();
  }

  zoom(by, x = this.element.clientWidth / 2, y = this.element.clientHeight / 2) {
    const scale = Math.max(0.1, Math.min(4, this.scale * by));
    this.x = x - ((x - this.x) * scale) / this.scale;
    this.y = y - ((y - this.y) * scale) / this.scale;
    this.scale = scale;
    this.move();
  }

  listen() {
    let from = null;
    this.canvas.addEventListener("wheel", (event) => {
      event.preventDefault();
      const { left, top } = this.canvas.getBoundingClientRect();
      this.zoom(Math.exp(-event.deltaY / 500), event.clientX - left, event.clientY - top);
    }, { passive: false });
    this.canvas.addEventListener("pointerdown", (event) => {
      if (event.button === 0) from = { x: event.clientX - this.x, y: event.clientY - this.y, moved: false };
    });
    this.canvas.addEventListener("pointermove", (event) => {
      if (!from || !event.buttons) return;
      const [x, y] = [event.clientX - from.x, event.clientY - from.y];
      if (!from.moved && Math.hypot(x - this.x, y - this.y) < 4) return;
      // Not before it has moved: a canvas that holds the pointer takes the clicks on its links.
      if (!from.moved) this.canvas.setPointerCapture(event.pointerId);
      from.moved = true;
      [this.x, this.y] = [x, y];
      this.move();
    });
    this.canvas.addEventListener("click", (event) => {
      if (from && from.moved) event.preventDefault();
      from = null;
    }, true);
    this.canvas.addEventListener("dragstart", (event) => event.preventDefault());
  }
}

function svg(tag, attributes) {
  const made = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes || {})) made.setAttribute(name, value);
  return made;
}

function shortened(text, most) {
  return text.length > most ? `${text.slice(0, most - 1)}…` : text;
}

// From box to box, upright where it leaves and where it arrives.
function curve(points) {
  const ends = points.map(([x, y], at) => {
    if (at === 0) return [x, y + BOX.height / 2];
    return at === points.length - 1 ? [x, y - BOX.height / 2] : [x, y];
  });
  let path = `M${ends[0]}`;
  for (let at = 1; at < ends.length; at++) {
    const [[x0, y0], [x1, y1]] = [ends[at - 1], ends[at]];
    const half = (y0 + y1) / 2;
    path += `C${x0} ${half} ${x1} ${half} ${x1} ${y1}`;
  }
  return path;
}
