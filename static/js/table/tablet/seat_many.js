// People without a phone who come for organisations: ticked in the list, they sit down with one press.

import { useSignal } from "@preact/signals";
import { html } from "htm/preact";
import { useEffect } from "preact/hooks";

import { t, tn } from "../page/words.js";
import { announce } from "../parts/announcer.js";

// null until the list has come, and for good when it does not: there is no net, or the table is over.
function useOrganisations(url) {
  const listed = useSignal(null);
  const isMissing = useSignal(false);
  useEffect(() => {
    const take = (answer) => answer.json().then(({ organisations }) => { listed.value = organisations; });
    fetch(`${url}?tutte=1`, { headers: { Accept: "application/json" } }).then(take).catch(() => { isMissing.value = true; });
  }, [url]);
  return { listed: listed.value, isMissing: isMissing.value };
}

// Looked for by any of its letters; what is ticked stays in sight.
const matching = (organisations, query, ticked) => {
  const letters = query.trim().toLowerCase();
  return organisations.filter(({ slug, name }) => ticked.includes(slug) || name.toLowerCase().includes(letters));
};

export function SeatMany({ store, config, onDone }) {
  const query = useSignal("");
  const ticked = useSignal([]);
  const { listed, isMissing } = useOrganisations(config.urls.organisations);
  const here = new Set(store.view.value.seats.filter((seat) => seat.state === "seated").map((seat) => seat.organisation));
  function tick(slug) {
    ticked.value = ticked.value.includes(slug) ? ticked.value.filter((each) => each !== slug) : [...ticked.value, slug];
  }
  function send(event) {
    event.preventDefault();
    const count = ticked.value.length;
    if (!count) {
      document.getElementById("many-search").focus();
      return;
    }
    ticked.value.forEach((organisation) => store.say("seat_without_phone", { name: "", organisation, new_organisation: "", resident: false }));
    announce(tn("for.seated", count));
    onDone();
  }
  const row = ({ slug, name }) => html`<label key=${slug} class="choice">
    <input type="checkbox" checked=${ticked.value.includes(slug)} onClick=${() => tick(slug)} />
    <span>${name}${here.has(name) ? ` · ${t("for.already_here")}` : ""}</span>
  </label>`;
  return html`<form class="seat-many" onSubmit=${send}>
    <h2>${t("for.many")}</h2>
    <p class="muted">${t("for.many_how")}</p>
    <label for="many-search">${t("for.many_search")}</label>
    <input id="many-search" type="search" autocomplete="off" value=${query.value} onInput=${(event) => { query.value = event.target.value; }} />
    ${isMissing && html`<p class="error">${t("for.many_missing")}</p>`}
    ${listed && html`<fieldset class="many-choices"><legend class="visually-hidden">${t("for.many")}</legend>${matching(listed, query.value, ticked.value).map(row)}</fieldset>`}
    <p class="card-actions">
      <button type="submit" class="button">${tn("for.seat_many", ticked.value.length)}</button>
      <button type="button" class="link-button" onClick=${onDone}>${t("cancel")}</button>
    </p>
  </form>`;
}
