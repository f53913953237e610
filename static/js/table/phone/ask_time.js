// «Chiedo più tempo»: a number reaches who facilitates, nobody's name.

import { html } from "htm/preact";

import { t } from "../page/words.js";
import { isHeld } from "../parts/held.js";
import { ItemState } from "../parts/item_state.js";
import { REFUSED } from "../queue.js";

export function AskTime({ store }) {
  const { moment, state } = store.view.value;
  const mine = store.mine.value;
  if (!moment || !mine || moment.phase === "closed" || state === "concluded" || isHeld(store.view.value)) return null;
  const said = store.items.value.filter((item) => item.kind === "ask_time" && item.payload.moment === moment.number).pop();
  if (said && said.status === REFUSED) return html`<div class="phone-aside"><${ItemState} item=${said} /></div>`;
  if (said || mine.asked_time) return html`<p class="phone-aside muted">${t("time.asked")}</p>`;
  return html`<p class="phone-aside">
    <button type="button" class="link-button" onClick=${() => store.say("ask_time", { moment: moment.number })}>${t("time.ask")}</button>
  </p>`;
}
