// What a table preferred. Numbers in words and figures first; the bar only repeats them.

import { html } from "htm/preact";

import { t, tn } from "../page/words.js";
import { titleOf } from "./text.js";

function rowsOf(view) {
  const texts = new Map(view.cards.map((card) => [card.number, card]));
  return [...view.result.rows]
    .sort((one, other) => one.position - other.position || one.card - other.card)
    .map((row) => ({ ...row, text: (texts.get(row.card) || {}).text }));
}

export function Result({ view, level = "h2" }) {
  const { voted, voters } = view.result;
  return html`<section class="result" aria-labelledby="result-title">
    <${level} id="result-title">${t("result.title")}</${level}>
    <p class="muted">${t("result.who", { voted, voters })} ${t("consultative")}</p>
    <ol class="result-rows">
      ${rowsOf(view).map(
        (row) => html`<li key=${row.card}>
          <p class="result-name">${row.text === undefined || row.text === null ? t("card.removed") : titleOf(row.text)}</p>
          <p class="result-count">${tn("result.count", row.in_favour, { of: voters })}</p>
          <div class="bar" aria-hidden="true"><div style=${{ width: `${voters ? (100 * row.in_favour) / voters : 0}%` }}></div></div>
        </li>`,
      )}
    </ol>
  </section>`;
}
