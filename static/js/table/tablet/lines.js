// Four lines to tick before the table begins. Whoever knows better begins without them.

import { html } from "htm/preact";

import { inLanguage, t, tn } from "../page/words.js";

export const LINES = ["sign", "seats", "question", "trial"];

export const isBefore = (view) => view.state === "waiting";

// What this tablet has just ticked goes before what the table was last heard to say.
export function doneLines(store, config, ticks) {
  const known = store.registers.value.lines || config.lines || [];
  return LINES.filter((line) => (line in ticks ? ticks[line] : known.includes(line)));
}

function factOf(line, view, registers, config) {
  if (line === "seats") return tn("people.count", view.counts.seated);
  if (line === "question") return config.question ? `«${inLanguage(config.question)}»` : "";
  if (line !== "trial") return "";
  const trials = Object.values(registers.trials || {});
  const badly = trials.filter((went) => went === "badly").length;
  const tried = t("lines.tried", { n: trials.length, of: view.seats.filter((seat) => seat.phone && seat.state === "seated").length });
  return badly ? `${tried} · ${tn("lines.badly", badly)}` : tried;
}

export function Lines({ store, config, ticks }) {
  const view = store.view.value;
  const done = doneLines(store, config, ticks.value);
  function tick(line, isDone) {
    ticks.value = { ...ticks.value, [line]: isDone };
    store.say("tick_line", { line, done: isDone });
  }
  return html`<section class="lines" aria-labelledby="lines-title">
    <h2 id="lines-title">${t("lines.title")}</h2>
    <p class="muted">${t("lines.what")}</p>
    <ul>
      ${LINES.map((line) => {
        const fact = factOf(line, view, store.registers.value, config);
        return html`<li key=${line} class=${done.includes(line) ? "is-done" : ""}>
          <label class="line">
            <input type="checkbox" checked=${done.includes(line)} onClick=${(event) => tick(line, event.target.checked)} />
            <span><span class="line-name">${t(`lines.${line}`)}</span>${fact && html`<span class="line-fact">${fact}</span>`}</span>
          </label>
        </li>`;
      })}
    </ul>
  </section>`;
}

// In the place of the big button while a line is missing.
export function NotYet({ missing, onSkip }) {
  return html`<div class="not-yet">
    <p>${tn("lines.missing", missing)}</p>
    <button type="button" class="tool" onClick=${onSkip}>${t("lines.skip")}</button>
  </div>`;
}
