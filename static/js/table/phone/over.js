// Who comes without a seat to a table that has concluded: its account, and the way back for who sat there.

import { html } from "htm/preact";

import { t } from "../page/words.js";
import { LostSeat, SitAgain } from "./join.js";
import { PhoneTop } from "./top.js";

export function Over({ config, onSeat }) {
  return html`<${PhoneTop} table=${config.table} />
    <div class="phone-body">
      <h1>${t("over.title", { n: config.table.number })}</h1>
      <${SitAgain} config=${config} onSeat=${onSeat} />
      <p>${t("over.what")}</p>
      <p><a class="button button-wide" href=${config.urls.account}>${t("over.read")}</a></p>
      <${LostSeat} config=${config} onSeat=${onSeat} />
    </div>`;
}
