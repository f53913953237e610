import { useSignal } from "@preact/signals";
import { html } from "htm/preact";

import { t, tn } from "../page/words.js";
import { announce } from "../parts/announcer.js";
import { Changes } from "../parts/diff.js";
import { CardText, titleOf } from "../parts/text.js";
import { Reasons } from "./reasons.js";
import { Remarks } from "./remarks.js";
import { offerUndo } from "./undo.js";

function by(card) {
  return [card.author, card.organisation].filter(Boolean).join(" · ");
}

function Card({ card, store, order }) {
  const isAsking = useSignal(false);
  const title = titleOf(card.text);
  function hide(reason) {
    store.say("hide_card", { card: card.number, reason });
    offerUndo(store, t("card.was_hidden", { title }), "restore_card", { card: card.number });
    isAsking.value = false;
  }
  const restore = () => store.say("restore_card", { card: card.number });
  return html`<li class=${`paper direction-${order} is-${card.state}`}>
    ${card.text === null ? html`<p class="muted">${t("card.removed")}</p>` : html`<${CardText} card=${card} />`}
    ${by(card) && html`<p class="card-by">${by(card)}</p>`}
    ${card.paper && html`<p class="card-by">${t("card.paper", { n: card.paper })}</p>`}
    <${Changes} card=${card} />
    <${Remarks} card=${card} store=${store} />
    ${card.state === "hidden" &&
    html`<p class="item-state is-refused">${t("card.hidden")}</p>
      <p class="card-actions"><button type="button" class="link-button" onClick=${restore}>${t("card.restore")}<span class="visually-hidden"> ${title}</span></button></p>`}
    ${(card.state === "shown" || card.state === "covered") && !isAsking.value &&
    html`<p class="card-actions"><button type="button" class="link-button" onClick=${() => { isAsking.value = true; }}>
      ${t("card.hide")}<span class="visually-hidden"> ${title}</span>
    </button></p>`}
    ${isAsking.value && html`<${Reasons} onReason=${hide} onDone=${() => { isAsking.value = false; }} />`}
  </li>`;
}

export function Cards({ store }) {
  const view = store.view.value;
  const wanted = useSignal("");
  const onTable = view.cards.filter((card) => card.state !== "withdrawn");
  const hasPaper = onTable.some((card) => card.paper);
  const cards = hasPaper && wanted.value ? onTable.filter((card) => card.paper === Number(wanted.value)) : onTable;
  function find(event) {
    wanted.value = event.target.value;
    const isThere = onTable.some((card) => card.paper === Number(wanted.value));
    if (wanted.value && !isThere) announce(t("cards.no_such_paper"));
  }
  return html`<section aria-labelledby="cards-title">
    <h2 id="cards-title">${tn("cards.count", view.counts.cards)}</h2>
    ${hasPaper && html`<p class="find-paper"><label for="find-paper">${t("cards.find_paper")}</label> <input id="find-paper" class="paper-number" type="number" inputmode="numeric" min="1" max="999" value=${wanted.value} onInput=${find} /></p>`}
    ${cards.length === 0 && html`<p class="empty">${t(onTable.length ? "cards.no_such_paper" : "cards.none")}</p>`}
    <ul class="papers is-grid">
      ${cards.map((card) => html`<${Card} key=${card.number} card=${card} store=${store} order=${view.table.direction.order} />`)}
    </ul>
  </section>`;
}
