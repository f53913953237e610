import { html } from "htm/preact";

import { t } from "../page/words.js";

// Only after five seconds: a hiccup of the Wi-Fi is nobody's business.
export function Banner({ store }) {
  return store.isOffline.value && html`<p class="offline">${t("offline")}</p>`;
}
