// The people at the table, each with a word for where they are. A tap opens what can be done for one of them.

import { useSignal } from "@preact/signals";
import { html } from "htm/preact";

import { t, tn } from "../page/words.js";
import { offerUndo } from "./undo.js";
import { WriteFor } from "./write_for.js";

// Whoever was ticked in the list of organisations gave no name: they are called as the organisation they sit for.
export const nameOf = (seat) => seat.name || (!seat.phone && seat.organisation) || t("seat.number", { n: seat.number });
const groupOf = (seat) => (seat.resident ? t("seat.resident") : seat.organisation || "");

// One state per person: the one that asks something of who facilitates comes first.
function stateOf(seat, view, registers) {
  const register = registers.seats[seat.number];
  const trial = !view.moment && registers.trials && registers.trials[seat.number];
  const kind = view.moment && view.moment.kind;
  if (seat.state === "freed") return { key: "seat.freed", tone: "muted" };
  // Afterwards nothing is asked of anybody: only what was written is told.
  if (view.state === "concluded") return seat.wrote ? { key: "seat.wrote", n: seat.wrote, tone: "good" } : null;
  if (seat.voter === "to_confirm") return { key: "seat.to_confirm", tone: "ask" };
  if (kind === "choose") return choosing(seat);
  if (trial) return trial === "well" ? { key: "seat.tried", tone: "good" } : { key: "seat.reads_badly", tone: "ask" };
  if (register && register.typing) return { key: "seat.typing", tone: "muted" };
  if (seat.wrote) return { key: "seat.wrote", n: seat.wrote, tone: "good" };
  if (!seat.phone) return { key: "seat.no_phone", tone: "ask" };
  if (register && register.here === false) return { key: "seat.away", tone: "ask" };
  return { key: "seat.nothing_yet", tone: "muted" };
}

function choosing(seat) {
  if (seat.voter !== "yes") return { key: "seat.does_not_vote", tone: "muted" };
  if (seat.voted) return { key: "seat.voted", tone: "good" };
  return seat.phone ? { key: "seat.not_voted", tone: "muted" } : { key: "seat.no_phone_vote", tone: "ask" };
}

function Actions({ seat, store, onDone }) {
  const isWriting = useSignal(false);
  const who = nameOf(seat);
  function confirm() {
    store.say("confirm_voter", { seat: seat.number });
    onDone();
  }
  function handOver() {
    store.say("hand_over_vote", { seat: seat.number });
    onDone();
  }
  function free() {
    store.say("free_seat", { seat: seat.number });
    offerUndo(store, t("seat.was_freed", { who }), "restore_seat", { seat: seat.number });
    onDone();
  }
  function restore() {
    store.say("restore_seat", { seat: seat.number });
    onDone();
  }
  if (isWriting.value) return html`<${WriteFor} store=${store} seat=${seat} onDone=${onDone} />`;
  return html`<div class="seat-actions">
    ${seat.no_mandate && html`<p class="help">${t("seat.no_mandate")}</p>`}
    ${seat.voter === "to_confirm" &&
    html`<button type="button" class="button" onClick=${confirm}>${t("seat.confirm", { who, organisation: groupOf(seat) })}</button>`}
    ${seat.voter === "other" && seat.state === "seated" &&
    html`<button type="button" class="button button-secondary" onClick=${handOver}>${t("seat.hand_over", { who, organisation: groupOf(seat) })}</button>`}
    ${!seat.phone && seat.state === "seated" &&
    html`<button type="button" class="button" onClick=${() => { isWriting.value = true; }}>${t("for.write_for", { who })}</button>`}
    ${seat.state === "freed"
      ? html`<button type="button" class="button button-secondary" onClick=${restore}>${t("seat.restore", { who })}</button>`
      : html`<button type="button" class="button button-secondary" onClick=${free}>${t("seat.free", { who })}</button>`}
    <button type="button" class="link-button" onClick=${onDone}>${t("close")}</button>
  </div>`;
}

function Person({ seat, store, isOpen, onToggle }) {
  const view = store.view.value;
  const state = stateOf(seat, view, store.registers.value);
  return html`<li>
    <button type="button" class="person" aria-expanded=${isOpen ? "true" : "false"} onClick=${onToggle}>
      <span class="person-name">${nameOf(seat)}</span>
      <span class="person-group">${groupOf(seat) === nameOf(seat) ? "" : groupOf(seat)}${!seat.organisation_confirmed && seat.organisation ? ` (${t("seat.typed_name")})` : ""}</span>
      ${state && html`<span class=${`person-state is-${state.tone}`}>${state.n ? tn(state.key, state.n) : t(state.key)}</span>`}
    </button>
  </li>`;
}

// What the moment asks of everybody; outside it there is nothing to count.
const didWhat = {
  write: (counts) => tn("people.wrote", counts.wrote),
  choose: (counts) => t("people.voted", { n: counts.voted, of: counts.voters }),
};

export function People({ store }) {
  const open = useSignal(null);
  const { seats, counts, moment } = store.view.value;
  const did = moment && counts.seated && didWhat[moment.kind];
  return html`<section aria-labelledby="people-title">
    <h2 id="people-title">${tn("people.count", counts.seated)}${did ? `, ${did(counts)}` : ""}</h2>
    ${seats.length === 0 && html`<p class="empty">${t("people.nobody")}</p>`}
    <ul class="people">
      ${seats.map((seat) => {
        const isOpen = open.value === seat.number;
        const toggle = () => {
          open.value = isOpen ? null : seat.number;
        };
        const close = () => {
          open.value = null;
        };
        return html`<${Person} key=${seat.number} seat=${seat} store=${store} isOpen=${isOpen} onToggle=${toggle} />
          ${isOpen && html`<li key=${`actions-${seat.number}`} class="seat-panel"><${Actions} seat=${seat} store=${store} onDone=${close} /></li>`}`;
      })}
    </ul>
  </section>`;
}
