import { useSignal } from "@preact/signals";
import { html } from "htm/preact";

import { inLanguage, t, tn } from "../page/words.js";
import { Result } from "../parts/result.js";
import { hasSynthesis } from "../parts/synthesis.js";
import { Corrections } from "./corrections.js";
import { WriteSynthesis } from "./synthesis.js";
import { VoteLine } from "./vote_line.js";

// A plain form: it works the same without script, and the answer is the server's page.
function TellMe({ config }) {
  const isSent = useSignal(false);
  if (!config.urls.follow) return null;
  if (isSent.value) return html`<p class="notice notice-success">${t("follow.sent")}</p>`;
  async function submit(event) {
    event.preventDefault();
    const form = event.target;
    try {
      const answer = await fetch(form.action, { method: "POST", body: new FormData(form), credentials: "same-origin", headers: { Accept: "application/json" } });
      isSent.value = answer.ok;
      if (!answer.ok) form.submit();
    } catch (error) {
      form.submit();
    }
  }
  return html`<form class="follow" method="post" action=${config.urls.follow} onSubmit=${submit}>
    <input type="hidden" name="csrfmiddlewaretoken" value=${config.csrf} />
    <input type="hidden" name="thing" value=${`tavolo/${config.table.id}`} />
    <h2>${t("follow.title")}</h2>
    <label for="follow-email">${t("follow.email")}</label>
    <input id="follow-email" type="email" name="email" autocomplete="email" required />
    <p class="help">${t("follow.why")}</p>
    <button type="submit" class="button button-wide">${t("follow.button")}</button>
  </form>`;
}

// While the table reads together there is the result; the offer to be told comes when it has closed, and stays where it
// is: a form that moves would lose what is being typed.
export function Conclude({ config, store }) {
  const view = store.view.value;
  const isConcluded = view.state === "concluded";
  return html`<div class="phone-body">
    <h1>${tn("conclude.wrote", view.counts.cards)}</h1>
    ${view.moment && !isConcluded && html`<p class="question">${inLanguage(view.moment.question)}</p>`}
    ${isConcluded && html`<p>${t("conclude.thanks")}</p>
      <p><a class="button button-secondary button-wide" href=${config.urls.account}>${t("conclude.account")}</a></p>`}
    ${isConcluded && html`<${TellMe} config=${config} />`}
    ${(!isConcluded || hasSynthesis(view)) && html`<${WriteSynthesis} store=${store} />`}
    ${view.result && html`<${Result} view=${view} /><${VoteLine} store=${store} />`}
    ${isConcluded && html`<${Corrections} config=${config} store=${store} />`}
  </div>`;
}
