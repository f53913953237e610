// The reason is the tap that hides.

import { html } from "htm/preact";

import { t } from "../page/words.js";

const REASONS = ["personal_data", "offence", "duplicate", "other"];

export function Reasons({ onReason, onDone }) {
  return html`<div class="reasons" role="group" aria-label=${t("card.why_hide")}>
    ${REASONS.map(
      (reason) => html`<button key=${reason} type="button" class="button button-secondary button-small" onClick=${() => onReason(reason)}>${t(`reason.${reason}`)}</button>`,
    )}
    <button type="button" class="link-button" onClick=${onDone}>${t("cancel")}</button>
  </div>`;
}
