import { html } from "htm/preact";

import { t } from "../page/words.js";
import { Unsent } from "./unsent.js";

// A token that opens nothing any more has one code on the wire; for who facilitates the words differ.
export function endedKey({ role, status }) {
  const code = status.value.ended;
  const isOfSeats = code === "seat_unknown" || code === "not_facilitating";
  return role === "facilitator" && isOfSeats ? "facilitation_replaced" : code;
}

// The server will not talk to this device any more: say why and what to do, keep nothing turning.
export function Ended({ code, onAgain, items = [] }) {
  return html`<div class="phone-body ended">
    <h1>${t(`ended.${code}`)}</h1>
    <p>${t(`ended.${code}.mend`)}</p>
    ${onAgain && html`<button type="button" class="button" onClick=${onAgain}>${t("ended.again")}</button>`}
    <${Unsent} items=${items} />
  </div>`;
}
