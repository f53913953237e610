import { html } from "htm/preact";

import { inLanguage, spacedCode, t } from "../page/words.js";
import { Mark } from "../parts/mark.js";
import { Timer } from "../parts/timer.js";

function MoreTime({ store, minutes }) {
  return html`<button type="button" class="more-time" onClick=${() => store.say("add_time", { minutes })}>
    <span aria-hidden="true">+${minutes}</span><span class="visually-hidden">${t(`time.add_${minutes}`)}</span>
  </button>`;
}

export function Head({ store }) {
  const { table, moment } = store.view.value;
  const hasTime = moment && moment.ends_at !== null && moment.phase === "open";
  return html`<div class="tablet-head">
    <${Mark} direction=${table.direction} />
    <div class="tablet-place">
      <h1>${t("table.number", { n: table.number })}</h1>
      <p>${inLanguage(table.direction.name)} · ${t("table.code", { code: spacedCode(table.code) })}</p>
    </div>
    ${hasTime && html`<${MoreTime} store=${store} minutes=${1} /><${MoreTime} store=${store} minutes=${5} />`}
    <${Timer} store=${store} />
  </div>`;
}

function standing(step, { moment, state }) {
  if (state === "concluded") return "done";
  if (!moment || step.moment > moment.number) return "to_come";
  return step.moment === moment.number ? "now" : "done";
}

export function Steps({ store }) {
  const view = store.view.value;
  return html`<ol class="steps">
    ${view.script.map((step) => {
      const is = standing(step, view);
      return html`<li key=${step.moment} class=${`is-${is}`} aria-current=${is === "now" ? "step" : undefined}>
        ${t(`verb.${step.kind}`)}<span class="visually-hidden"> · ${t(`step.${is}`)}</span>
      </li>`;
    })}
  </ol>`;
}
