// The table is on hold: said where the task is, so that nobody wonders why nothing leaves.

import { html } from "htm/preact";

import { t } from "../page/words.js";

export const isHeld = (view) => Boolean(view.moment && view.moment.held && view.state !== "concluded");

export function Held({ view, words = "held.notice" }) {
  return isHeld(view) && html`<p class="notice held">${t(words)}</p>`;
}
