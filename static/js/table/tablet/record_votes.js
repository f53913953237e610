// A whole open vote for people without a phone: one after the other, from the list, with keys or by touch.

import { useSignal } from "@preact/signals";
import { html } from "htm/preact";
import { useEffect, useRef } from "preact/hooks";

import { t, tn } from "../page/words.js";
import { announce } from "../parts/announcer.js";
import { nameOf } from "./people.js";
import { Voice } from "./voice.js";

// Who can be voted for here: seated, without a phone, and nobody else speaks for the organisation.
export const recordable = (view) => view.seats.filter((seat) => !seat.phone && seat.state === "seated" && ["yes", "to_confirm"].includes(seat.voter));

const whoIs = (seat) => [...new Set([seat.organisation, nameOf(seat)])].filter(Boolean).join(" · ");

export function RecordVotes({ store, onDone }) {
  const view = store.view.value;
  const { ballot } = view;
  const seats = recordable(view);
  const at = useSignal(null);
  const entered = useSignal([]);
  const choice = useSignal([]);
  const heading = useRef(null);
  const isDone = (seat) => seat.voted || entered.value.includes(seat.number);
  const seat = seats.find((each) => each.number === at.value) || seats.find((each) => !isDone(each));
  const number = seat ? seat.number : 0;
  // After one's own press the next name is read out and the keys go on from there.
  useEffect(() => {
    if (at.value !== null && heading.current) heading.current.focus();
  }, [number]);
  function turnTo(next) {
    choice.value = [];
    at.value = next;
  }
  function after() {
    const next = seats.find((each) => each.number !== number && !isDone(each));
    turnTo(next ? next.number : 0);
  }
  function send() {
    if (seat.voter === "to_confirm") store.say("confirm_voter", { seat: number });
    store.say("cast_ballot_for", { seat: number, ballot: ballot.number, choice: choice.value });
    entered.value = [...entered.value, number];
    announce(t("record.entered", { who: whoIs(seat) }));
    after();
  }
  const left = seats.filter((each) => !isDone(each)).length;
  return html`<section class="record-votes" aria-labelledby="record-title">
    <h2 id="record-title">${t("record.title")}</h2>
    <p class="for-people" role="group" aria-label=${t("record.whose")}>
      ${seats.map((each) => html`<button key=${each.number} type="button" class=${isDone(each) ? "button button-secondary is-done" : "button button-secondary"} aria-current=${each.number === number ? "true" : null} onClick=${() => turnTo(each.number)}>${whoIs(each)}${isDone(each) ? ` · ${t("seat.voted")}` : ""}</button>`)}
    </p>
    <h3 id="record-who" tabindex="-1" ref=${heading}>${seat ? t("for.choose_for", { who: whoIs(seat) }) : t("record.all")}</h3>
    ${seat && html`<${Voice} key=${number} store=${store} seat=${seat} choice=${choice.value} labelledby="record-who" onChange=${(next) => { choice.value = next; }} onSend=${send}>
      ${(type, press) => html`<button type=${type} class="button button-wide" onClick=${press}>${t(left > 1 || isDone(seat) ? "record.next" : "for.register")}</button>`}
    <//>`}
    <p>${tn("record.left", left)}</p>
    <button type="button" class="link-button" onClick=${onDone}>${t("close")}</button>
  </section>`;
}
