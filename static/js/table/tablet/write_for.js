// For people without a phone: the tablet writes and chooses in their name, and the record says so.

import { useSignal } from "@preact/signals";
import { html } from "htm/preact";

import { draft } from "../page/drafts.js";
import { t } from "../page/words.js";
import { Combobox, NEW, RESIDENT } from "../parts/combobox.js";
import { optionsSaid } from "../parts/families.js";
import { isByConsent } from "../parts/objections.js";
import { settingDraft, settingPayload } from "../parts/place.js";
import { leftWords, Picker } from "../parts/picker.js";
import { Stances } from "../parts/stances.js";
import { titleOf } from "../parts/text.js";
import { WriteBox } from "../parts/write_box.js";
import { withStance } from "../phone/choices.js";
import { nameOf } from "./people.js";

function ConsentFor({ store, seat, ballot, cards, onDone }) {
  const choice = useSignal([]);
  const about = { seat: seat.number, ballot: ballot.number };
  const stance = (card, number) => {
    choice.value = withStance(choice.value, card, number);
  };
  function send() {
    store.say("cast_ballot_for", { ...about, choice: choice.value });
    onDone();
  }
  return html`<div class="choose-for" role="group" aria-labelledby="for-question">
    <h3 id="for-question">${t("for.choose_for", { who: nameOf(seat) })}</h3>
    <${Stances} cards=${cards} choice=${choice.value} group=${`per-${seat.number}-${ballot.number}`} onStance=${stance}
      onObject=${(card, concern, text) => store.say("raise_objection_for", { ...about, card, concern, text })} />
    <button type="button" class="button button-wide" onClick=${send}>${t("for.register")}</button>
    <button type="button" class="link-button" onClick=${onDone}>${t("cancel")}</button>
  </div>`;
}

function ChooseFor({ store, seat, onDone }) {
  const view = store.view.value;
  const { ballot } = view;
  const choice = useSignal([]);
  const titles = optionsSaid(view).map((option) => ({ ...option, text: titleOf(option.text) }));
  function change(next) {
    choice.value = next;
  }
  function send(event) {
    event.preventDefault();
    store.say("cast_ballot_for", { seat: seat.number, ballot: ballot.number, choice: choice.value });
    onDone();
  }
  if (isByConsent(ballot)) return html`<${ConsentFor} store=${store} seat=${seat} ballot=${ballot} cards=${titles} onDone=${onDone} />`;
  return html`<form class="choose-for" onSubmit=${send}>
    <h3 id="for-question">${t("for.choose_for", { who: nameOf(seat) })}</h3>
    <${Picker} ballot=${ballot} cards=${titles} choice=${choice.value} onChange=${change} labelledby="for-question" />
    <p role="status">${leftWords(ballot, choice.value)}</p>
    <button type="submit" class="button button-wide">${t("for.register")}</button>
    <button type="button" class="link-button" onClick=${onDone}>${t("cancel")}</button>
  </form>`;
}

export function WriteFor({ store, seat, onDone }) {
  const { moment, ballot } = store.view.value;
  const setting = settingDraft(`bozza:${store.queueKey}:dove-per-${seat.number}`);
  const text = draft(`bozza:${store.queueKey}:per-${seat.number}-${moment ? moment.number : 0}`);
  if (moment && moment.kind === "choose" && ballot && ballot.secrecy === "secret") {
    return html`<p>${t("for.secret")} <button type="button" class="link-button" onClick=${onDone}>${t("close")}</button></p>`;
  }
  if (moment && moment.kind === "choose" && ballot) return html`<${ChooseFor} store=${store} seat=${seat} onDone=${onDone} />`;
  if (!moment || moment.kind !== "write") return html`<p>${t("for.not_now")} <button type="button" class="link-button" onClick=${onDone}>${t("close")}</button></p>`;
  function send(value) {
    store.say("post_card_for", { seat: seat.number, text: value, ...settingPayload(setting.value) });
    setting.sent();
    onDone();
  }
  return html`<${WriteBox} text=${text} setting=${setting} id=${`for-${seat.number}`} label=${t("for.write_for", { who: nameOf(seat) })} button=${t("write.send")} onSend=${send} />
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
  const seats = store.view.value.seats.filter((seat) => !seat.phone && seat.state === "seated");
  if (chosen.value === "new") return html`<div class="for-panel"><${NewPerson} store=${store} config=${config} onDone=${() => { chosen.value = null; }} /></div>`;
  const seat = seats.find((each) => each.number === chosen.value);
  if (seat) return html`<div class="for-panel"><${WriteFor} store=${store} seat=${seat} onDone=${onDone} /></div>`;
  return html`<div class="for-panel">
    <h2>${t("for.whom")}</h2>
    <p class="for-people">
      ${seats.map(
        (each) => html`<button key=${each.number} type="button" class="button button-secondary" onClick=${() => { chosen.value = each.number; }}>
          ${nameOf(each)}
        </button>`,
      )}
      <button type="button" class="button button-secondary" onClick=${() => { chosen.value = "new"; }}>${t("for.add")}</button>
    </p>
    <button type="button" class="link-button" onClick=${onDone}>${t("close")}</button>
  </div>`;
}
