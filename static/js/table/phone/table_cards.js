// The others' cards. What is being read keeps its order: newcomers wait behind a button that counts them.

import { useSignal } from "@preact/signals";
import { html } from "htm/preact";

import { t, tn } from "../page/words.js";
import { CardText } from "../parts/text.js";

export function legible(view, mine) {
  const own = new Set(mine ? mine.cards.map((card) => card.number) : []);
  return view.cards.filter((card) => card.state === "shown" && !own.has(card.number));
}

function by(card) {
  return [card.author, card.organisation].filter(Boolean).join(" · ");
}

function Card({ card, order }) {
  if (card.state !== "shown") return html`<li class="paper is-gone"><p class="muted">${t("card.no_longer")}</p></li>`;
  return html`<li class="paper direction-${order}">
    <${CardText} card=${card} />
    ${by(card) && html`<p class="card-by">${by(card)}</p>`}
    ${card.paper && html`<p class="card-by">${t("card.paper", { n: card.paper })}</p>`}
  </li>`;
}

export function TableCards({ store, order }) {
  const view = store.view.value;
  const readable = legible(view, store.mine.value);
  const reading = useSignal(null);
  if (reading.value === null) reading.value = readable.map((card) => card.number);
  const isListed = new Set(reading.value);
  const byNumber = new Map(view.cards.map((card) => [card.number, card]));
  const newcomers = readable.filter((card) => !isListed.has(card.number));
  const listed = reading.value.map((number) => byNumber.get(number)).filter(Boolean);
  if (!listed.length && !newcomers.length) return null;
  function show() {
    reading.value = [...newcomers.map((card) => card.number).reverse(), ...reading.value];
  }
  return html`<section class="others" aria-labelledby="others-title">
    <h2 id="others-title">${t("write.others")}</h2>
    ${newcomers.length > 0 &&
    html`<button type="button" class="button button-secondary button-wide newcomers" onClick=${show}>
      ${tn("write.newcomers", newcomers.length)}
    </button>`}
    <ul class="papers">${listed.map((card) => html`<${Card} key=${card.number} card=${card} order=${order} />`)}</ul>
  </section>`;
}
