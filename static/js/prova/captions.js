// Shows the current caption and note, and says it once to whoever listens.

import { STEPS } from "./walk.js";

const MARKS = { before: "is-done", now: "is-now", after: "is-later" };

export function createCaptions(root) {
  const items = STEPS.map((step) => root.querySelector(`[data-step="${step}"]`));
  const status = root.querySelector("#walk-status");
  const skip = root.querySelector("[data-action=skip]");
  let said = "";

  function mark(item, standing) {
    Object.values(MARKS).forEach((name) => item.classList.remove(name));
    item.classList.add(MARKS[standing]);
    if (standing === "now") item.setAttribute("aria-current", "step");
    else item.removeAttribute("aria-current");
  }
  return function show({ place, note }) {
    items.forEach((item, index) => {
      mark(item, index < place ? "before" : index === place ? "now" : "after");
      item.querySelectorAll("[data-note]").forEach((each) => {
        each.hidden = index !== place || each.dataset.note !== note;
      });
    });
    skip.hidden = place === STEPS.length - 1;
    const shown = items[place].querySelector(`[data-note="${note}"] p`);
    const sentence = shown ? shown.textContent.trim() : "";
    if (sentence === said) return;
    said = sentence;
    status.textContent = sentence;
  };
}
