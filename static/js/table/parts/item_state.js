// The state, in words, of something this device has said.

import { html } from "htm/preact";

import { refusal, t } from "../page/words.js";
import { ARRIVED, REFUSED } from "../queue.js";

const continued = (sentence) => sentence.charAt(0).toLowerCase() + sentence.slice(1);

export function stateSentence(item) {
  if (item.status === REFUSED) return t("item.refused", { why: continued(refusal(item.code, item.details)) });
  return t(item.status === ARRIVED ? "item.arrived" : "item.waiting");
}

export function ItemState({ item }) {
  return html`<p class="item-state is-${item.status}">${stateSentence(item)}</p>`;
}
