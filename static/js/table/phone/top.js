import { html } from "htm/preact";

import { t } from "../page/words.js";
import { Mark } from "../parts/mark.js";

// No site header at a table: where one is, what is to be done, how long.
export function PhoneTop({ table, verb, right, children }) {
  const place = t("table.number", { n: table.number });
  return html`<div class="phone-top">
    <${Mark} direction=${table.direction} />
    <p class="phone-place">${verb ? t("table.place", { place, verb }) : place}</p>
    ${right && html`<p class="phone-step">${right}</p>`}${children}
  </div>`;
}
