"use strict";
// The filter over the problems, and addresses that open one.

const filter = document.getElementById("filter");
const problems = [...document.querySelectorAll(".problem")].map((element) => ({ element, text: null }));

function show() {
  const words = filter.value.toLowerCase().split(/\s+/).filter(Boolean);
  let shown = 0;
  for (const each of problems) {
    each.text ??= each.element.textContent.toLowerCase();
    each.element.hidden = !words.every((word) => each.text.includes(word));
    shown += !each.element.hidden;
  }
  document.getElementById("count").textContent = `${shown} of ${problems.length}`;
}

function follow() {
  const chosen = document.getElementById(location.hash.slice(1));
  if (!chosen || !chosen.classList.contains("problem")) return;
  chosen.hidden = false;
  chosen.open = true;
  chosen.scrollIntoView();
}

filter.addEventListener("input", show);
window.addEventListener("hashchange", follow);
document.addEventListener("keydown", (event) => {
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.target === filter) return;
  event.preventDefault();
  filter.focus();
});
show();
follow();
