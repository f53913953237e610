import { useSignal } from "@preact/signals";
import { html } from "htm/preact";
import { useEffect, useRef } from "preact/hooks";

import { draft } from "../page/drafts.js";
import { forgetLastSeat, holdSeat, lastSeat } from "../page/seats.js";
import { refusal, t } from "../page/words.js";
import { announce } from "../parts/announcer.js";
import { Combobox, NEW, RESIDENT } from "../parts/combobox.js";
import { sitDown, takeBack } from "./sitting.js";
import { PhoneTop } from "./top.js";

const AGAIN_MS = 3000;

function fieldsOf({ name, choice, typedName }) {
  const value = choice.value && choice.value.value;
  return {
    name: name.value.trim(),
    organisation: value === NEW || value === RESIDENT ? "" : value || "",
    new_organisation: value === NEW ? typedName.value.trim() : "",
    resident: value === RESIDENT,
  };
}

// -> the end of the id of the first field that lacks something.
function missing(fields, choice) {
  if (!fields.name) return "name";
  if (!choice) return "organisation";
  return choice.value === NEW && !fields.new_organisation ? "new" : null;
}

// Sends until it knows: without a net it says so and tries again by itself.
function useSending(send, onSeat) {
  const state = useSignal({ kind: "idle" });
  const timer = useRef(null);
  const isLeft = useRef(false);
  async function attempt() {
    window.clearTimeout(timer.current);
    state.value = { kind: "sending" };
    try {
      const { seat, refused, details } = await send();
      // Who has gone on to another seat meanwhile is not pulled back to this one.
      if (isLeft.current) return;
      if (seat) onSeat(seat);
      else state.value = { kind: "refused", sentence: refusal(refused, details) };
    } catch (error) {
      if (isLeft.current) return;
      state.value = { kind: "waiting" };
      timer.current = window.setTimeout(attempt, AGAIN_MS);
    }
    if (state.value.sentence) announce(state.value.sentence);
  }
  useEffect(() => {
    const now = () => state.value.kind === "waiting" && attempt();
    window.addEventListener("online", now);
    return () => {
      isLeft.current = true;
      window.removeEventListener("online", now);
      window.clearTimeout(timer.current);
    };
  }, []);
  return { state, attempt };
}

function Sentence({ state }) {
  if (state.kind === "refused") return html`<p class="error">${state.sentence}</p>`;
  return state.kind === "waiting" && html`<p class="error">${t("join.offline")}</p>`;
}

export function SitAgain({ config, onSeat }) {
  const last = useSignal(lastSeat(config.code));
  if (!last.value) return null;
  function sit() {
    holdSeat(config.code, "participant", { ...last.value, isNew: false });
    onSeat({ ...last.value, isNew: false });
  }
  function forget() {
    forgetLastSeat(config.code);
    last.value = null;
  }
  return html`<div class="notice">
    <p>${t("join.was_here", { name: last.value.name })}</p>
    <button type="button" class="button button-wide" onClick=${sit}>${t("join.sit_again")}</button>
    <p><button type="button" class="link-button" onClick=${forget}>${t("join.somebody_else")}</button></p>
  </div>`;
}

export function LostSeat({ config, onSeat }) {
  const code = useSignal("");
  const { state, attempt } = useSending(() => takeBack(config, code.value.trim()), onSeat);
  function submit(event) {
    event.preventDefault();
    if (code.value.trim()) attempt();
  }
  return html`<details class="lost-seat">
    <summary>${t("join.lost_seat")}</summary>
    <form onSubmit=${submit} novalidate>
      <label for="personal-code">${t("join.personal_code")}</label>
      <input
        id="personal-code"
        inputmode="numeric"
        autocomplete="off"
        value=${code.value}
        onInput=${(event) => {
          code.value = event.target.value;
        }}
      />
      <button type="submit" class="button button-secondary button-wide">${t("join.take_back")}</button>
      <${Sentence} state=${state.value} />
    </form>
  </details>`;
}

function NameField({ name, invalid }) {
  return html`<div class="field">
    <label for="join-name">${t("join.name")}</label>
    <input
      id="join-name"
      type="text"
      maxlength="60"
      autocomplete="given-name"
      value=${name.value}
      aria-invalid=${invalid ? "true" : undefined}
      aria-describedby=${invalid ? "join-name-error" : undefined}
      onInput=${(event) => {
        name.value = event.target.value;
      }}
    />
    ${invalid && html`<p id="join-name-error" class="error">${t("refused.name_empty")}</p>`}
  </div>`;
}

function NewOrganisation({ typedName, invalid }) {
  return html`<div class="field new-organisation">
    <label for="join-new">${t("join.its_name")}</label>
    <input
      id="join-new"
      type="text"
      maxlength="120"
      value=${typedName.value}
      aria-invalid=${invalid ? "true" : undefined}
      aria-describedby=${invalid ? "join-new-error join-new-help" : "join-new-help"}
      onInput=${(event) => {
        typedName.value = event.target.value;
      }}
    />
    ${invalid && html`<p id="join-new-error" class="error">${t("join.name_it")}</p>`}
    <p id="join-new-help" class="help">${t("join.to_confirm")}</p>
  </div>`;
}

function OrganisationField({ config, choice, query, typedName, lacks }) {
  const isNew = choice.value && choice.value.value === NEW;
  const invalid = lacks === "organisation";
  return html`<div class="field">
    <label for="join-organisation">${t("join.organisation")}</label>
    <${Combobox}
      id="join-organisation"
      url=${config.urls.organisations}
      choice=${choice}
      query=${query}
      invalid=${invalid}
      describedBy=${invalid ? "join-organisation-error" : undefined}
    />
    ${invalid && html`<p id="join-organisation-error" class="error">${t("join.choose_one")}</p>`}
    ${isNew && html`<${NewOrganisation} typedName=${typedName} invalid=${lacks === "new"} />`}
  </div>`;
}

export function Join({ config, onSeat }) {
  const name = draft(`bozza:${config.code}:nome`);
  const query = useSignal("");
  const choice = useSignal(null);
  const typedName = useSignal("");
  const lacks = useSignal(null);
  const fields = () => fieldsOf({ name, choice, typedName });
  const { state, attempt } = useSending(() => sitDown(config, fields()), onSeat);
  function submit(event) {
    event.preventDefault();
    lacks.value = missing(fields(), choice.value);
    if (lacks.value) document.getElementById(`join-${lacks.value}`).focus();
    else if (state.value.kind !== "sending") attempt();
  }
  const other = config.other_language;
  return html`<${PhoneTop} table=${config.table} right=${t("join.step", { n: 1 })} />
    <div class="phone-body">
      <h1>${t("join.title")}</h1>
      <${SitAgain} config=${config} onSeat=${onSeat} />
      <form id="join-form" onSubmit=${submit} novalidate>
        <${NameField} name=${name} invalid=${lacks.value === "name"} />
        <${OrganisationField}
          config=${config}
          choice=${choice}
          query=${query}
          typedName=${typedName}
          lacks=${lacks.value}
        />
        <p class="notice who-sees">${t("join.who_sees")}</p>
      </form>
      <${LostSeat} config=${config} onSeat=${onSeat} />
      ${other && html`<p><a href=${other.url} lang=${other.code} hreflang=${other.code}>${other.name}</a></p>`}
    </div>
    <div class="phone-bottom">
      <${Sentence} state=${state.value} />
      <button type="submit" form="join-form" class="button button-wide">
        ${state.value.kind === "sending" ? t("join.sending") : t("join.button")}
      </button>
    </div>`;
}
