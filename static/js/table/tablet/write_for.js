// For people without a phone: the tablet writes and chooses in their name, and the record says so.

import { useSignal } from "@preact/signals";
import { html } from "htm/preact";
import { useEffect } from "preact/hooks";

import { draft } from "../page/drafts.js";
import { t } from "../page/words.js";
import { Combobox, NEW, RESIDENT } from "../parts/combobox.js";
import { settingDraft, settingPayload } from "../parts/place.js";
import { WriteBox } from "../parts/write_box.js";
import { nameOf } from "./people.js";
import { recordable, RecordVotes } from "./record_votes.js";
import { SeatMany } from "./seat_many.js";
import { Voice } from "./voice.js";

function ChooseFor({ store, seat, onDone }) {
  const { ballot } = store.view.value;
  const choice = useSignal([]);
  function send() {
    store.say("cast_ballot_for", { seat: seat.number, ballot: ballot.number, choice: choice.value });
    onDone();
  }
  return html`<h3 id="for-question">${t("for.choose_for", { who: nameOf(seat) })}</h3>
    <${Voice} store=${store} seat=${seat} choice=${choice.value} labelledby="for-question" onChange=${(next) => { choice.value = next; }} onSend=${send}>
      ${(type, press) => html`<button type=${type} class="button button-wide" onClick=${press}>${t("for.register")}</button>
        <button type="button" class="link-button" onClick=${onDone}>${t("cancel")}</button>`}
    <//>`;
}

// onSent: after a card; where nothing else is wanted then, the same as being done.
export function WriteFor({ store, seat, onDone, onSent = onDone }) {
  const { moment, ballot } = store.view.value;
  const setting = settingDraft(`bozza:${store.queueKey}:dove-per-${seat.number}`);
  const text = draft(`bozza:${store.queueKey}:per-${seat.number}-${moment ? moment.number : 0}`);
  const paper = useSignal("");
  // It was opened to write: the number of a paper card comes first on the page, but not first to the fingers.
  useEffect(() => {
    const field = document.getElementById(`for-${seat.number}`);
    if (field) field.focus();
  }, [seat.number]);
  if (moment && moment.kind === "choose" && ballot && ballot.secrecy === "secret") {
    return html`<p>${t("for.secret")} <button type="button" class="link-button" onClick=${onDone}>${t("close")}</button></p>`;
  }
  if (moment && moment.kind === "choose" && ballot) return html`<${ChooseFor} store=${store} seat=${seat} onDone=${onDone} />`;
  if (!moment || moment.kind !== "write") return html`<p>${t("for.not_now")} <button type="button" class="link-button" onClick=${onDone}>${t("close")}</button></p>`;
  function send(value) {
    store.say("post_card_for", { seat: seat.number, text: value, ...(paper.value ? { paper: Number(paper.value) } : {}), ...settingPayload(setting.value) });
    setting.sent();
    onSent();
  }
  return html`<label for=${`paper-${seat.number}`}>${t("for.paper")}</label>
    <input id=${`paper-${seat.number}`} class="paper-number" type="number" inputmode="numeric" min="1" max="999" value=${paper.value} onInput=${(event) => { paper.value = event.target.value; }} />
    <${WriteBox} text=${text} setting=${setting} id=${`for-${seat.number}`} label=${t("for.write_for", { who: nameOf(seat) })} button=${t("write.send")} onSend=${send} />
    <p class="muted">${t("write.not_an_act")}</p>
    <button type="button" class="link-button" onClick=${onDone}>${t("cancel")}</button>`;
}

function NewPerson({ store, config, onDone }) {
  const name = useSignal("");
  const typedName = useSignal("");
  const query = useSignal("");
  const choice = useSignal(null);
  const value = choice.value && choice.value.value;
  function lacking() {
    if (!name.value.trim()) return "for-name";
    if (!value) return "for-organisation";
    return value === NEW && !typedName.value.trim() ? "for-new" : null;
  }
  function send(event) {
    event.preventDefault();
    if (lacking()) {
      document.getElementById(lacking()).focus();
      return;
    }
    store.say("seat_without_phone", {
      name: name.value.trim(),
      organisation: value === NEW || value === RESIDENT ? "" : value,
      new_organisation: value === NEW ? typedName.value.trim() : "",
      resident: value === RESIDENT,
    });
    onDone();
  }
  const typed = (target) => (event) => {
    target.value = event.target.value;
  };
  return html`<form class="new-person" onSubmit=${send} novalidate>
    <label for="for-name">${t("for.name")}</label>
    <input id="for-name" type="text" maxlength="60" value=${name.value} onInput=${typed(name)} />
    <label for="for-organisation">${t("for.organisation")}</label>
    <${Combobox} id="for-organisation" url=${config.urls.organisations} choice=${choice} query=${query} />
    ${value === NEW &&
    html`<label for="for-new">${t("join.its_name")}</label>
      <input id="for-new" type="text" maxlength="120" value=${typedName.value} onInput=${typed(typedName)} />`}
    <p class="card-actions">
      <button type="submit" class="button">${t("for.seat")}</button>
      <button type="button" class="link-button" onClick=${onDone}>${t("cancel")}</button>
    </p>
  </form>`;
}

// First tap: this panel. Second tap: the person.
export function ForPanel({ store, config, onDone }) {
  const chosen = useSignal(null);
  const { seats: everybody, ballot, moment } = store.view.value;
  const seats = everybody.filter((seat) => !seat.phone && seat.state === "seated");
  const isVote = moment && moment.kind === "choose" && ballot && ballot.secrecy !== "secret" && moment.phase !== "closed";
  const back = () => {
    chosen.value = null;
  };
  if (chosen.value === "many") return html`<div class="for-panel"><${SeatMany} store=${store} config=${config} onDone=${back} /></div>`;
  if (chosen.value === "new") return html`<div class="for-panel"><${NewPerson} store=${store} config=${config} onDone=${back} /></div>`;
  const seat = seats.find((each) => each.number === chosen.value);
  if (seat) return html`<div class="for-panel"><${WriteFor} store=${store} seat=${seat} onDone=${onDone} onSent=${back} /></div>`;
  if (chosen.value === "all" && isVote) return html`<div class="for-panel"><${RecordVotes} store=${store} onDone=${onDone} /></div>`;
  return html`<div class="for-panel">
    ${isVote && recordable(store.view.value).length > 1 && html`<p><button type="button" class="button" onClick=${() => { chosen.value = "all"; }}>${t("record.button")}</button></p>`}
    <h2>${t("for.whom")}</h2>
    <p class="for-people">
      ${seats.map(
        (each) => html`<button key=${each.number} type="button" class="button button-secondary" onClick=${() => { chosen.value = each.number; }}>
          ${nameOf(each)}
        </button>`,
      )}
      <button type="button" class="button button-secondary" onClick=${() => { chosen.value = "new"; }}>${t("for.add")}</button>
      <button type="button" class="button button-secondary" onClick=${() => { chosen.value = "many"; }}>${t("for.many")}</button>
    </p>
    <p><a href=${config.urls.receipts} target="_blank" rel="noopener">${t("receipts.link")}</a></p>
    <button type="button" class="link-button" onClick=${onDone}>${t("close")}</button>
  </div>`;
}
