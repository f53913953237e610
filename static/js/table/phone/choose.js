import { useSignal } from "@preact/signals";
import { html } from "htm/preact";

import { inLanguage, t, tn } from "../page/words.js";
import { announce } from "../parts/announcer.js";
import { optionLang, optionText } from "../parts/families.js";
import { Held, isHeld } from "../parts/held.js";
import { isByConsent, Objections, objectionsOf } from "../parts/objections.js";
import { stateSentence } from "../parts/item_state.js";
import { Result } from "../parts/result.js";
import { OptionText } from "../parts/text.js";
import { ARRIVED, REFUSED, WAITING } from "../queue.js";
import { Consent } from "./consent.js";
import { Drafted } from "./drafted.js";
import { ownSecret } from "./receipts.js";
import { VoteLine } from "./vote_line.js";

function lastSaid(store, ballot) {
  return store.items.value.filter((item) => item.kind === "cast_ballot" && item.payload.ballot === ballot).pop();
}

// What this seat has chosen: what is on its way, else what the table has.
function choiceOf(store, said) {
  if (said && said.status !== REFUSED) return said.payload.choice;
  return (store.mine.value && store.mine.value.choice) || [];
}

const hasChosen = ({ mine }) => Boolean(mine.value && mine.value.choice);

function Row({ option, text, lang, isChosen, onToggle, canChoose }) {
  return html`<label class=${isChosen ? "vote-row is-chosen" : "vote-row"}>
    <input type="checkbox" name="choice" value=${option} checked=${isChosen} disabled=${!canChoose} onClick=${(event) => onToggle(event, option)} />
    <${OptionText} text=${text} lang=${lang} />
  </label>`;
}

function whyNot(mine) {
  if (!mine) return null;
  return { to_confirm: "choose.to_confirm", other: "choose.other", no: "choose.no" }[mine.voter] || null;
}

// Where the choice is: on its way, at the table, or refused. Nothing before the first one.
function whereabouts(said, isAtTable) {
  if (!said) return isAtTable ? { status: ARRIVED, words: t("choose.arrived") } : null;
  if (said.status === REFUSED) return { status: REFUSED, words: stateSentence(said) };
  return { status: said.status, words: t(said.status === WAITING ? "choose.waiting" : "choose.arrived") };
}

function Standing({ said, isAtTable, left }) {
  const state = whereabouts(said, isAtTable);
  return html`<p class="left"><strong>${tn("choose.left", left)}</strong></p>
    <p>${t("choose.until")}</p>
    ${state && html`<p class=${`item-state is-${state.status}`}>${state.words}</p>`}`;
}

function Options({ store, ballot, canChoose }) {
  const said = lastSaid(store, ballot.number);
  const choice = choiceOf(store, said);
  const full = useSignal(false);
  const left = ballot.max_choices - choice.length;
  function toggle(event, option) {
    const isChosen = choice.includes(option);
    if (!isChosen && left <= 0) {
      // The box stays as it was: nothing already chosen is taken away in silence.
      event.preventDefault();
      full.value = true;
      announce(tn("choose.full", ballot.max_choices));
      return;
    }
    full.value = false;
    const next = isChosen ? choice.filter((each) => each !== option) : [...choice, option];
    announce(tn("choose.left", ballot.max_choices - next.length));
    store.say("cast_ballot", { ballot: ballot.number, choice: next });
  }
  return html`<fieldset class="vote-rows" aria-labelledby="question">
      ${ballot.options.map(
        (option) => html`<${Row} key=${option} option=${option} text=${optionText(store.view.value, option)} lang=${optionLang(store.view.value, option)} isChosen=${choice.includes(option)} canChoose=${canChoose} onToggle=${toggle} />`,
      )}
    </fieldset>
    ${canChoose &&
    html`<div class="phone-bottom is-sticky">
      ${full.value && html`<p class="error">${tn("choose.full", ballot.max_choices)}</p>`}
      ${store.view.value.moment.phase === "closing" && html`<p class="closing">${t("closing")}</p>`}
      <${Standing} said=${said} isAtTable=${hasChosen(store)} left=${left} />
    </div>`}`;
}

// What everybody sees while choosing: who will know what.
function publicity(ballot) {
  if (!ballot) return "";
  if (ballot.secrecy === "secret") return t("choose.secret");
  return ballot.electors === "organisation" ? t("choose.public") : "";
}

const isPlain = (ballot) => (ballot.method || "approval") === "approval" && ballot.secrecy !== "secret";

function formOf(ballot) {
  if (isByConsent(ballot)) return Consent;
  return isPlain(ballot) ? Options : Drafted;
}

export function Choose({ store }) {
  const view = store.view.value;
  const { ballot, moment, result } = view;
  const why = whyNot(store.mine.value);
  if (moment.phase === "closed") {
    return html`<div class="phone-body">
      ${result ? html`<${Result} view=${view} level="h1" own=${ownSecret(store, result.ballot)} />` : html`<h1>${inLanguage(moment.question)}</h1><p>${t("choose.closed")}</p>`}
      <${VoteLine} store=${store} />
      ${objectionsOf(view).length > 0 && html`<${Objections} view=${view} />`}
    </div>`;
  }
  return html`<div class="phone-body is-voting">
    <h1 class="question" id="question">${inLanguage(moment.question)}</h1>
    <p class="muted">${t("consultative")} ${publicity(ballot)}</p>
    ${why && html`<p class="notice">${t(why)}</p>`}
    <${Held} view=${view} words="held.choose" />
    ${ballot && html`<${formOf(ballot)} store=${store} ballot=${ballot} canChoose=${!why && !isHeld(view)} />`}
    ${ballot && html`<${VoteLine} store=${store} />`}
  </div>`;
}
