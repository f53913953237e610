// Entering for people without a phone: a whole vote one after the other, paper numbers, an author's answer.

import assert from "node:assert/strict";
import { test } from "node:test";

import { all, button, buttons, document, mount, one, press, text, type } from "./page.js";
import { BALLOT, card, moment, seat, storeOf, viewOf } from "./rendering.js";
import { Cards } from "../../static/js/table/tablet/cards.js";
import { RecordVotes } from "../../static/js/table/tablet/record_votes.js";
import { WriteFor } from "../../static/js/table/tablet/write_for.js";

const SEATS = [
  seat(1, { phone: true }),
  seat(2, { name: "Teresa", organisation: "Impresa Esempio", phone: false }),
  seat(3, { name: "Ugo", organisation: "Scuola Esempio", phone: false, voter: "to_confirm" }),
  seat(4, { name: "Ida", organisation: "Scuola Esempio", phone: false, voter: "other" }),
];

function recording(ballot = {}) {
  const store = storeOf({ view: viewOf({ moment: moment("choose"), ballot: { ...BALLOT, ...ballot }, seats: SEATS }) });
  mount(() => RecordVotes({ store, onDone: () => {} }));
  return store;
}

const who = () => one("#record-who").textContent;

test("votes are entered one after the other, and a voter is confirmed on the way", () => {
  const store = recording();
  assert.equal(who(), "Preferenze di Impresa Esempio · Teresa");
  assert.match(text(), /Ne mancano 2\./);
  press(all("input[type=checkbox]")[0]);
  press("Registra e passa alla prossima");
  assert.equal(who(), "Preferenze di Scuola Esempio · Ugo");
  assert.equal(document.activeElement.id, "record-who");
  assert.ok(all("input[type=checkbox]").every((box) => !box.checked));
  press(all("input[type=checkbox]")[1]);
  press("Registra le preferenze");
  assert.deepEqual(store.said, [
    ["cast_ballot_for", { seat: 2, ballot: 2, choice: [3] }],
    ["confirm_voter", { seat: 3 }],
    ["cast_ballot_for", { seat: 3, ballot: 2, choice: [1] }],
  ]);
  assert.equal(who(), "Tutte le preferenze sono registrate.");
});

test("nobody is listed who has a phone or for whom another votes", () => {
  recording();
  assert.deepEqual(buttons().filter((each) => /Esempio/.test(each)), ["Impresa Esempio · Teresa", "Scuola Esempio · Ugo"]);
});

test("one may turn to anybody of the list, also again", () => {
  const store = recording({ method: "dots", budget: 3 });
  press(button("Scuola Esempio · Ugo"));
  assert.equal(who(), "Preferenze di Scuola Esempio · Ugo");
  press(all("button.step")[1]);
  press("Registra e passa alla prossima");
  assert.deepEqual(store.said[1], ["cast_ballot_for", { seat: 3, ballot: 2, choice: [3, 1] }]);
  assert.equal(who(), "Preferenze di Impresa Esempio · Teresa");
});

test("a paper card goes with its number, and without one where there is none", () => {
  const store = storeOf({ view: viewOf({ moment: moment("write"), seats: SEATS }) });
  mount(() => WriteFor({ store, seat: SEATS[1], onDone: () => {} }));
  type(one("#paper-2"), "12");
  type(one("textarea"), "Mense");
  press("Manda al tavolo");
  type(one("#paper-2"), "");
  type(one("textarea"), "Altro");
  press("Manda al tavolo");
  assert.deepEqual(store.said.map(([, payload]) => payload), [{ seat: 2, text: "Mense", paper: 12 }, { seat: 2, text: "Altro" }]);
});

test("a paper card is found by its number", () => {
  const store = storeOf({ view: viewOf({ moment: moment("write"), cards: [card(1), card(2, { paper: 12 })] }) });
  mount(() => Cards({ store }));
  assert.match(text(), /carta numerata n\. 12/);
  type(one("#find-paper"), "12");
  assert.equal(all("li.paper").length, 1);
  type(one("#find-paper"), "9");
  assert.match(text(), /Nessuna carta del tavolo viene da questa carta numerata\./);
});

test("the tablet answers for an author without a phone, and only for one", () => {
  const question = { number: 1, card: 1, kind: "question", state: "shown", text: "A che ora?", answer: null, outcome: null, organisation: null, author: null, diff: [], at: 0 };
  const wording = { ...question, number: 2, kind: "wording", text: "Mense aperte" };
  const remarks = [question, wording, { ...question, number: 3, card: 2 }];
  const store = storeOf({ view: viewOf({ moment: moment("clarify"), cards: [card(1, { no_phone: true }), card(2)], remarks }) });
  mount(() => Cards({ store }));
  const answers = all("button").filter((each) => each.textContent.startsWith("Scrivi la risposta"));
  assert.equal(answers.length, 1);
  press(answers[0]);
  type(one("textarea"), "Alle 13");
  press("Manda la risposta");
  press("Chi l’ha scritta accetta queste parole");
  assert.deepEqual(store.said, [["answer_question", { remark: 1, text: "Alle 13" }], ["accept_wording", { remark: 2 }]]);
});
