// Before the table begins: a word goes the way that cards will go, is answered, and stays nowhere.

import { useSignal } from "@preact/signals";
import { html } from "htm/preact";
import { useEffect } from "preact/hooks";

import { t } from "../page/words.js";
import { announce } from "../parts/announcer.js";
import { ItemState } from "../parts/item_state.js";
import { REFUSED, WAITING } from "../queue.js";

const FIELD = "trial-text";
const TRIAL_LIMIT = 280;
const KIND = "rehearse";

const ofTrials = (store) => store.items.value.filter((item) => item.kind === KIND);

// What became of it: an answered one leaves the queue by itself.
function Answered({ store, sent, onAgain }) {
  const item = ofTrials(store).find((each) => each.id === sent.id);
  const arrived = t(sent.went === "well" ? "rehearsal.arrived" : "rehearsal.arrived_badly");
  const isWaiting = Boolean(item && item.status === WAITING);
  const isRefused = Boolean(item && item.status === REFUSED);
  useEffect(() => {
    if (!isWaiting && !isRefused) announce(arrived);
  }, [isWaiting, isRefused]);
  if (isRefused) return html`<${ItemState} item=${item} />`;
  if (isWaiting) return html`<p class="item-state is-waiting">${t("rehearsal.waiting")}</p>`;
  return html`<p class="item-state is-arrived">${arrived}</p>
    <button type="button" class="link-button" onClick=${onAgain}>${t("rehearsal.again")}</button>`;
}

export function Trial({ store }) {
  const text = useSignal("");
  const sent = useSignal(null);
  // The table has begun: what was not sent yet is not worth anything any more.
  useEffect(() => () => ofTrials(store).forEach((item) => store.dismiss(item.id)), []);
  function send(event, went) {
    event.preventDefault();
    if (!text.value.trim()) {
      document.getElementById(FIELD).focus();
      return;
    }
    sent.value = { id: store.say(KIND, { text: text.value.trim(), went }), went };
  }
  function again() {
    text.value = "";
    sent.value = null;
  }
  return html`<section class="trial" aria-labelledby="trial-title">
    <h2 id="trial-title">${t("rehearsal.title")}</h2>
    <p>${t("rehearsal.what")}</p>
    ${sent.value && html`<${Answered} store=${store} sent=${sent.value} onAgain=${again} />`}
    ${!sent.value &&
    html`<form onSubmit=${(event) => send(event, "well")} novalidate>
      <label for=${FIELD}>${t("rehearsal.label")}</label>
      <input id=${FIELD} class="trial-text" maxlength=${TRIAL_LIMIT} autocomplete="off" value=${text.value} onInput=${(event) => { text.value = event.target.value; }} />
      <button type="submit" class="button button-wide">${t("rehearsal.well")}</button>
      <button type="button" class="button button-secondary button-wide" onClick=${(event) => send(event, "badly")}>${t("rehearsal.badly")}</button>
    </form>`}
  </section>`;
}
