// My cards: those on their way first, then those at the table; each with its state in words.

import { useSignal } from "@preact/signals";
import { html } from "htm/preact";

import { draft } from "../page/drafts.js";
import { t } from "../page/words.js";
import { announce } from "../parts/announcer.js";
import { ItemState } from "../parts/item_state.js";
import { changedPayload, settingDraft } from "../parts/place.js";
import { CardText } from "../parts/text.js";
import { WriteBox } from "../parts/write_box.js";
import { ARRIVED, REFUSED } from "../queue.js";

const isGone = (card) => card.state === "withdrawn" || card.state === "removed";

function changeOf(items, card) {
  const about = (item) => item.payload.card === card.number && ["amend_card", "withdraw_card"].includes(item.kind);
  return items.filter(about).pop();
}

function copy(text) {
  if (!navigator.clipboard) return;
  navigator.clipboard.writeText(text).then(() => announce(t("item.copied")));
}

function Refused({ item, store, text }) {
  function edit() {
    text.value = text.value ? `${text.value}\n${item.payload.text}` : item.payload.text;
    store.dismiss(item.id);
  }
  function again() {
    store.dismiss(item.id);
    store.say(item.kind, item.payload);
  }
  return html`<p class="card-actions">
    <button type="button" class="link-button" onClick=${edit}>${t("item.edit")}</button>
    <button type="button" class="link-button" onClick=${again}>${t("item.resend")}</button>
    <button type="button" class="link-button" onClick=${() => copy(item.payload.text)}>${t("item.copy")}</button>
    <button type="button" class="link-button" onClick=${() => store.dismiss(item.id)}>${t("item.dismiss")}</button>
  </p>`;
}

function Sent({ item, store, text, order }) {
  return html`<li class="paper direction-${order} is-${item.status}">
    <${CardText} card=${item.payload} />
    <${ItemState} item=${item} />
    ${item.status === REFUSED && html`<${Refused} item=${item} store=${store} text=${text} />`}
  </li>`;
}

function cardSentence(card) {
  if (card.state === "hidden") return t("card.hidden_yours", { why: card.reason ? t(`reason.${card.reason}`) : "" });
  return t("card.arrived_yours");
}

const correction = (store, card) => draft(`bozza:${store.queueKey}:carta-${card.number}`);

function Amend({ card, store, onDone }) {
  const text = correction(store, card);
  const setting = settingDraft(`bozza:${store.queueKey}:dove-${card.number}`, card);
  function send(value) {
    store.say("amend_card", { card: card.number, text: value, ...changedPayload(setting.value, card) });
    setting.forget();
    onDone();
  }
  return html`<${WriteBox} text=${text} setting=${setting} id=${`amend-${card.number}`} label=${t("card.amend_label")} button=${t("card.amend_send")} onSend=${send} />
    <button type="button" class="link-button" onClick=${onDone}>${t("cancel")}</button>`;
}

function Own({ card, store, canChange, order }) {
  const isAmending = useSignal(false);
  function amend() {
    const text = correction(store, card);
    // Only at the beginning: who empties the field means to.
    if (!text.value) text.value = card.text || "";
    isAmending.value = true;
  }
  const change = changeOf(store.items.value, card);
  const isChanging = change && change.kind === "amend_card" && change.status !== REFUSED;
  const text = isChanging ? change.payload.text : card.text;
  const canAct = canChange && !change && card.state !== "hidden";
  return html`<li class="paper direction-${order} is-${card.state}">
    <${CardText} card=${isChanging ? { ...card, ...change.payload } : card} text=${text} />
    ${change
      ? html`<${ItemState} item=${change} />`
      : html`<p class=${card.state === "hidden" ? "item-state is-refused" : "item-state is-arrived"}>${cardSentence(card)}</p>`}
    ${change && change.status === REFUSED &&
    html`<p class="card-actions"><button type="button" class="link-button" onClick=${() => store.dismiss(change.id)}>${t("item.dismiss")}</button></p>`}
    ${canAct && !isAmending.value &&
    html`<p class="card-actions">
      <button type="button" class="link-button" onClick=${amend}>
        ${t("card.amend")}<span class="visually-hidden"> ${text}</span>
      </button>
      <button type="button" class="link-button" onClick=${() => store.say("withdraw_card", { card: card.number })}>
        ${t("card.withdraw")}<span class="visually-hidden"> ${text}</span>
      </button>
    </p>`}
    ${isAmending.value && html`<${Amend} card=${card} store=${store} onDone=${() => { isAmending.value = false; }} />`}
  </li>`;
}

// text: the draft that a refused card goes back to.
export function OwnCards({ store, text, canChange, order }) {
  const mine = store.mine.value ? store.mine.value.cards.filter((card) => !isGone(card)) : [];
  const listed = new Set(mine.map((card) => card.number));
  const isPending = (item) =>
    item.kind === "post_card" && !(item.status === ARRIVED && item.result && listed.has(item.result.card));
  const pending = store.items.value.filter(isPending);
  if (!mine.length && !pending.length) return null;
  return html`<section aria-labelledby="own-title">
    <h2 id="own-title" class="visually-hidden">${t("write.yours")}</h2>
    <ul class="papers">
      ${[...pending].reverse().map((item) => html`<${Sent} key=${item.id} item=${item} store=${store} text=${text} order=${order} />`)}
      ${[...mine].reverse().map(
        (card) => html`<${Own} key=${card.number} card=${card} store=${store} canChange=${canChange} order=${order} />`,
      )}
    </ul>
  </section>`;
}
