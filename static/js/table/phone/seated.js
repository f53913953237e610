import { html } from "htm/preact";

import { inLanguage, t, tn } from "../page/words.js";
import { PhoneTop } from "./top.js";
import { Trial } from "./trial.js";

// Second of two screens: what to keep, who sees what. Shown once.
export function Seated({ config, seat, onGoOn }) {
  return html`<${PhoneTop} table=${config.table} right=${t("join.step", { n: 2 })} />
    <div class="phone-body">
      <h1>${t("seated.title", { n: config.table.number })}</h1>
      <p>${t("seated.code")}</p>
      <p class="personal-code number">${seat.personal_code}</p>
      <p class="help">${t("seated.keep")}</p>
      <ul class="who-list">
        <li>${t("seated.name")}</li>
        <li>${t("seated.organisation")}</li>
        <li>${t("seated.vote")}</li>
      </ul>
    </div>
    <div class="phone-bottom">
      <button type="button" class="button button-wide" onClick=${onGoOn}>${t("seated.go_on")}</button>
    </div>`;
}

export function Waiting({ store }) {
  const view = store.view.value;
  const here = store.registers.value.here;
  return html`<div class="phone-body">
    <h1>${t("waiting.title")}</h1>
    <p class="lead">${inLanguage(view.table.workshop)} · ${inLanguage(view.table.direction.name)}</p>
    <p>${t("waiting.what")}</p>
    <p class="muted">${tn("waiting.seated", view.counts.seated)}${here !== null && here > 1 ? ` ${tn("waiting.here", here)}` : ""}</p>
    ${view.state === "waiting" && html`<${Trial} store=${store} />`}
  </div>`;
}
