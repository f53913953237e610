import { useSignal } from "@preact/signals";
import { html } from "htm/preact";

import { t, tn } from "../page/words.js";
import { CardText, titleOf } from "../parts/text.js";
import { offerUndo } from "./undo.js";

const REASONS = ["personal_data", "offence", "duplicate", "other"];

// The reason is the tap that hides.
function Reasons({ card, store, onDone }) {
  function hide(reason) {
    store.say("hide_card", { card: card.number, reason });
    offerUndo(store, t("card.was_hidden", { title: titleOf(card.text) }), "restore_card", { card: card.number });
    onDone();
  }
  return html`<div class="reasons" role="group" aria-label=${t("card.why_hide")}>
    ${REASONS.map(
      (reason) => html`<button key=${reason} type="button" class="button button-secondary button-small" onClick=${() => hide(reason)}>${t(`reason.${reason}`)}</button>`,
    )}
    <button type="button" class="link-button" onClick=${onDone}>${t("cancel")}</button>
  </div>`;
}

function by(card) {
  return [card.author, card.organisation].filter(Boolean).join(" · ");
}

function Card({ card, store, order }) {
  const isAsking = useSignal(false);
  const title = titleOf(card.text);
  const restore = () => store.say("restore_card", { card: card.number });
  return html`<li class=${`paper direction-${order} is-${card.state}`}>
    ${card.text === null ? html`<p class="muted">${t("card.removed")}</p>` : html`<${CardText} text=${card.text} />`}
    ${by(card) && html`<p class="card-by">${by(card)}</p>`}
    ${card.state === "hidden" &&
    html`<p class="item-state is-refused">${t("card.hidden")}</p>
      <p class="card-actions"><button type="button" class="link-button" onClick=${restore}>${t("card.restore")}<span class="visually-hidden"> ${title}</span></button></p>`}
    ${(card.state === "shown" || card.state === "covered") && !isAsking.value &&
    html`<p class="card-actions"><button type="button" class="link-button" onClick=${() => { isAsking.value = true; }}>
      ${t("card.hide")}<span class="visually-hidden"> ${title}</span>
    </button></p>`}
    ${isAsking.value && html`<${Reasons} card=${card} store=${store} onDone=${() => { isAsking.value = false; }} />`}
  </li>`;
}

export function Cards({ store }) {
  const view = store.view.value;
  const cards = view.cards.filter((card) => card.state !== "withdrawn");
  return html`<section aria-labelledby="cards-title">
    <h2 id="cards-title">${tn("cards.count", view.counts.cards)}</h2>
    ${cards.length === 0 && html`<p class="empty">${t("cards.none")}</p>`}
    <ul class="papers is-grid">
      ${cards.map((card) => html`<${Card} key=${card.number} card=${card} store=${store} order=${view.table.direction.order} />`)}
    </ul>
  </section>`;
}
