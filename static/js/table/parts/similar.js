// A gentle hint while writing: a card that says nearly the same. Sought on this phone only, among what it may read.

import { html } from "htm/preact";

import { t } from "../page/words.js";
import { titleOf } from "./text.js";

const LETTERS_MIN = 4;
const SHARED_MIN = 2;
const SHARE_MIN = 0.5;

// Words that carry something, without accents and endings: «proposte» and «proposta» are one.
export function stems(text) {
  const plain = (text || "").normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase();
  const words = plain.match(/[a-z0-9]+/g) || [];
  return new Set(words.filter((word) => word.length >= LETTERS_MIN).map((word) => word.replace(/[aeiou]+$/, "")));
}

// -> the card that shares most of its words with the text, or null.
export function nearest(text, cards) {
  const said = stems(text);
  let best = null;
  cards.forEach((card) => {
    const other = stems(card.text);
    const shared = [...said].filter((word) => other.has(word)).length;
    const share = shared / Math.max(1, Math.min(said.size, other.size));
    if (shared >= SHARED_MIN && share >= SHARE_MIN && (!best || share > best.share)) best = { card, share };
  });
  return best && best.card;
}

// What this phone may read: its own cards, and those that everybody sees.
export function readable(view, mine) {
  const own = (mine ? mine.cards : []).filter((card) => card.state === "shown");
  const numbers = new Set(own.map((card) => card.number));
  return [...own, ...view.cards.filter((card) => card.state === "shown" && !numbers.has(card.number))].filter((card) => card.text);
}

export function Similar({ text, store }) {
  const found = nearest(text.value, readable(store.view.value, store.mine.value));
  return found && html`<p class="similar">${t("similar.hint", { title: titleOf(found.text) })}</p>`;
}
