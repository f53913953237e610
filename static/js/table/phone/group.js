// Grouping on the phone: what stands together, and «Stacca la mia» for who does not agree.

import { html } from "htm/preact";

import { inLanguage, t } from "../page/words.js";
import { announce } from "../parts/announcer.js";
import { cardsAlone, familiesOf, Family } from "../parts/families.js";
import { Held, isHeld } from "../parts/held.js";
import { ItemState } from "../parts/item_state.js";
import { CardText, titleOf } from "../parts/text.js";
import { REFUSED } from "../queue.js";

function Detach({ store, card, canAct }) {
  const said = store.items.value.filter((item) => item.kind === "detach_card" && item.payload.card === card.number).pop();
  function detach() {
    store.say("detach_card", { card: card.number });
    announce(t("family.detached"));
  }
  return html`<div class="card-actions">
    ${said && html`<${ItemState} item=${said} />`}
    ${canAct && (!said || said.status === REFUSED) &&
    html`<button type="button" class="link-button" onClick=${detach}>${t("family.detach_mine")}<span class="visually-hidden"> ${titleOf(card.text)}</span></button>`}
  </div>`;
}

export function Group({ store }) {
  const view = store.view.value;
  const { moment } = view;
  const canAct = moment.phase !== "closed" && !isHeld(view);
  const own = new Set((store.mine.value ? store.mine.value.cards : []).map((card) => card.number));
  const families = familiesOf(view);
  const alone = cardsAlone(view);
  return html`<div class="phone-body">
    <h1 class="question">${inLanguage(moment.question)}</h1>
    <p class="muted">${t(moment.phase === "closed" ? "group.closed" : "group.how")}</p>
    <${Held} view=${view} />
    ${families.length === 0 && html`<p class="empty">${t("group.none")}</p>`}
    <ul class="families">${families.map((family) => html`<${Family} key=${family.number} view=${view} family=${family} level=${2}
      forCard=${(card) => own.has(card.number) && html`<${Detach} store=${store} card=${card} canAct=${canAct} />`} />`)}</ul>
    ${alone.length > 0 && html`<section aria-labelledby="alone-title">
      <h2 id="alone-title">${t("group.alone")}</h2>
      <ul class="papers">${alone.map((card) => html`<li key=${card.number} class=${`paper direction-${view.table.direction.order}`}><${CardText} card=${card} /></li>`)}</ul>
    </section>`}
  </div>`;
}
