// Choosing with a button at the end: every method of several steps, and every secret ballot. One vote, one message.

import { useSignal } from "@preact/signals";
import { html } from "htm/preact";

import { grouped, newReceipt } from "../choices.js";
import { t } from "../page/words.js";
import { stateSentence } from "../parts/item_state.js";
import { optionsSaid } from "../parts/families.js";
import { leftWords, Picker } from "../parts/picker.js";
import { ARRIVED, REFUSED, WAITING } from "../queue.js";
import { ownSecret, rememberSecret } from "./receipts.js";

const KINDS = { open: "cast_ballot", secret: "cast_secret_ballot" };

const isSecret = (ballot) => ballot.secrecy === "secret";

function lastSaid(store, ballot) {
  return store.items.value.filter((item) => item.kind === KINDS[ballot.secrecy] && item.payload.ballot === ballot.number).pop();
}

// What was said last: on its way, else what the table has, else what this tab remembers of a secret.
function saidChoice(store, ballot, said) {
  if (said && said.status !== REFUSED) return said.payload.choice;
  if (isSecret(ballot)) return (ownSecret(store, ballot.number) || {}).choice || [];
  return (store.mine.value && store.mine.value.choice) || [];
}

function whereabouts(store, said) {
  if (said && said.status === REFUSED) return { status: REFUSED, words: stateSentence(said) };
  if (said && said.status === WAITING) return { status: WAITING, words: t("choose.waiting") };
  const { mine } = store;
  return said || (mine.value && mine.value.voted) ? { status: ARRIVED, words: t("choose.arrived") } : null;
}

export function Receipt({ store, ballot }) {
  const own = ownSecret(store, ballot);
  return own && html`<details><summary>${t("choose.details")}</summary>
    <p>${t("choose.receipt")} <strong class="number receipt">${grouped(own.receipt)}</strong></p>
    <p>${t("choose.receipt_why")}</p>
  </details>`;
}

export function Drafted({ store, ballot, canChoose }) {
  const said = lastSaid(store, ballot);
  const draft = useSignal(null);
  const sent = saidChoice(store, ballot, said);
  const choice = draft.value || sent;
  const state = whereabouts(store, said);
  const isChanged = draft.value !== null && draft.value.join() !== sent.join();
  function send() {
    const payload = { ballot: ballot.number, choice };
    if (isSecret(ballot)) {
      payload.receipt = newReceipt();
      rememberSecret(store, ballot.number, payload.receipt, choice);
    }
    store.say(KINDS[ballot.secrecy], payload);
    draft.value = null;
  }
  const change = (next) => {
    draft.value = next;
  };
  return html`<${Picker} ballot=${ballot} cards=${optionsSaid(store.view.value)} choice=${choice} disabled=${!canChoose} onChange=${change} />
    ${canChoose &&
    html`<div class="phone-bottom is-sticky">
      ${store.view.value.moment.phase === "closing" && html`<p class="closing">${t("closing")}</p>`}
      <p class="left"><strong>${leftWords(ballot, choice)}</strong> ${t("choose.until")}</p>
      ${isChanged && state && html`<p class="item-state">${t("choose.unsent")}</p>`}
      ${!isChanged && state && html`<p class=${`item-state is-${state.status}`}>${state.words}</p>`}
      <button type="button" class="button button-wide" onClick=${send}>${t(isSecret(ballot) ? "choose.secret_button" : "choose.button")}</button>
      ${isSecret(ballot) && html`<${Receipt} store=${store} ballot=${ballot.number} />`}
    </div>`}`;
}
