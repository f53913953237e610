// «Chi firma»: said before one writes, as it was frozen when the moment opened.

import { html } from "htm/preact";

import { t } from "../page/words.js";

export function Signs({ moment }) {
  return html`<p class="signs"><strong>${t("signs.title")}</strong> ${t(`signs.${moment.authors}`)}</p>`;
}
