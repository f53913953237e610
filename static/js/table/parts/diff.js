// What was changed in a text, in whole words. Colour and strokes for the eye, words for the ear.

import { html } from "htm/preact";

import { t, tn } from "../page/words.js";

const heard = (sentence) => html`<span class="visually-hidden"> [${sentence} </span>`;
const END = html`<span class="visually-hidden">] </span>`;

function Piece({ mark, words }) {
  if (mark === "gone") return html`<del>${heard(t("changes.gone"))}${words}${END}</del>`;
  if (mark === "new") return html`<ins>${heard(t("changes.new"))}${words}${END}</ins>`;
  return words;
}

export function Diff({ pieces }) {
  return html`<p class="diff">${pieces.map(([mark, words]) => html`<${Piece} mark=${mark} words=${words} />`)}</p>`;
}

// Newest first: what changed last is what one has not read yet.
export function Changes({ card }) {
  if (!card.changes || !card.changes.length) return null;
  return html`<details class="changes"><summary>${tn("changes.title", card.changes.length)}</summary>
    <ol>${[...card.changes].reverse().map((change) => html`<li>
      <p class="muted">${t(change.remark === null ? "changes.by_author" : "changes.by_wording")}</p><${Diff} pieces=${change.diff} />
    </li>`)}</ol>
  </details>`;
}
