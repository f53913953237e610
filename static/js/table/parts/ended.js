import { html } from "htm/preact";

import { t } from "../page/words.js";

// The wire has one code for every device that was replaced; for who facilitates the words differ.
export function endedKey({ role, status }) {
  const code = status.value.ended;
  if (role !== "facilitator" || code === "table_unknown" || code === "protocol_unsupported") return code;
  return "facilitation_replaced";
}

// The server will not talk to this device any more: say why and what to do, keep nothing turning.
export function Ended({ code, onAgain }) {
  return html`<div class="phone-body ended">
    <h1>${t(`ended.${code}`)}</h1>
    <p>${t(`ended.${code}.mend`)}</p>
    ${onAgain && html`<button type="button" class="button" onClick=${onAgain}>${t("ended.again")}</button>`}
  </div>`;
}
