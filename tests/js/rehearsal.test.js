// Before the table begins: a trial on the phone, four lines on the tablet.

import assert from "node:assert/strict";
import { afterEach, test } from "node:test";

import { all, become, buttons, field, leave, mount, one, press, type } from "./page.js";
import { CONFIG, drawn, elements, read, seat, storeOf, viewOf } from "./rendering.js";
import { Waiting } from "../../static/js/table/phone/seated.js";
import { Trial } from "../../static/js/table/phone/trial.js";
import { Room } from "../../static/js/table/room/room.js";
import { doneLines, Lines, NotYet } from "../../static/js/table/tablet/lines.js";
import { People } from "../../static/js/table/tablet/people.js";

afterEach(leave);

const BEFORE = { state: "waiting", moment: null, cards: [], next: { step: "open", moment: 1, kind: "write", ready: 2, of: 2 } };
const facilitating = (registers = { here: 2, seats: {} }, view = {}) =>
  storeOf({ role: "facilitator", mine: null, view: viewOf({ ...BEFORE, seats: [seat(1), seat(2, { phone: false })], ...view }), registers });
const ITEM = { id: "t1", kind: "rehearse", payload: { text: "Ciao", went: "well" } };

function phone(items = []) {
  const store = storeOf({ view: viewOf(BEFORE), items });
  store.say = (kind, payload) => {
    store.said.push([kind, payload]);
    return "t1";
  };
  mount(Trial, { store });
  return store;
}

test("a trial is sent like a card and says that it does not stay", () => {
  const store = phone();
  type(field("Una parola di prova"), " Ciao ");
  press("Manda: leggo bene");
  assert.deepEqual(store.said, [["rehearse", { text: "Ciao", went: "well" }]]);
  become(store, { items: [{ ...ITEM, status: "waiting" }] });
  assert.match(one(".item-state").textContent, /parte appena torna la rete/);
  become(store, { items: [] });
  assert.match(one(".item-state").textContent, /^Prova arrivata: il tuo telefono va bene\. Quello che hai scritto non resta\.$/);
  press("Prova di nuovo");
  assert.equal(field("Una parola di prova").value, "");
});

test("who reads badly says so, and an empty trial is not sent", () => {
  const store = phone();
  press("Manda: leggo bene");
  assert.deepEqual(store.said, []);
  type(field("Una parola di prova"), "Ciao");
  press("Manda: faccio fatica a leggere");
  assert.deepEqual(store.said, [["rehearse", { text: "Ciao", went: "badly" }]]);
  assert.match(one(".item-state").textContent, /^Prova arrivata\. Chi facilita sa/);
});

test("what was not sent when the table began is dropped", () => {
  const store = phone([{ ...ITEM, status: "waiting" }, { id: "c", kind: "post_card", payload: {}, status: "waiting" }]);
  leave();
  assert.deepEqual(store.said, [["dismiss", "t1"]]);
});

test("the trial is offered only while the table waits", () => {
  assert.match(read(Waiting, { store: storeOf({ view: viewOf(BEFORE) }) }), /Intanto prova il telefono/);
  assert.doesNotMatch(read(Waiting, { store: storeOf({ view: viewOf({ ...BEFORE, state: "unopened" }) }) }), /Intanto prova/);
});

test("four lines, each with what the table knows of it", () => {
  const store = facilitating({ here: 2, seats: {}, tried: 1, trials: { 1: "badly" }, lines: ["sign"] });
  const config = { ...CONFIG, question: { it: "Che cosa serve?" } };
  const lines = elements(drawn(Lines, { store, config, ticks: { value: {} } }), "li").map((each) => each.text);
  assert.deepEqual(lines, [
    "Il cartello con il QR è sul tavolo",
    "Chi c’è ha un posto 11 persone",
    "La domanda è letta a voce alta «Che cosa serve?»",
    "I telefoni hanno fatto la prova hanno provato 1 su 1 · una persona fa fatica a leggere",
  ]);
  assert.deepEqual(doneLines(store, config, {}), ["sign"]);
  assert.deepEqual(doneLines(store, config, { sign: false, trial: true }), ["trial"]);
});

test("what the page came with counts until the table is heard", () => {
  assert.deepEqual(doneLines(facilitating(), { ...CONFIG, lines: ["seats"] }, {}), ["seats"]);
  assert.deepEqual(doneLines(facilitating({ here: 1, seats: {}, tried: 0, trials: {}, lines: [] }), { ...CONFIG, lines: ["seats"] }, {}), []);
});

test("a tick is said to the table at once", () => {
  const store = facilitating();
  const ticks = { value: {} };
  mount(Lines, { store, config: CONFIG, ticks });
  press(all(".line input")[0]);
  assert.deepEqual(store.said, [["tick_line", { line: "sign", done: true }]]);
  assert.deepEqual(ticks.value, { sign: true });
});

test("while lines lack, beginning asks to be meant", () => {
  let skipped = 0;
  mount(NotYet, { missing: 3, onSkip: () => (skipped += 1) });
  assert.equal(one("p").textContent, "Mancano 3 righe da spuntare.");
  assert.deepEqual(buttons(), ["Comincia senza spuntarle tutte"]);
  press("Comincia senza spuntarle tutte");
  assert.equal(skipped, 1);
});

test("who facilitates sees who has tried, the room how many", () => {
  const registers = { here: 2, seats: {}, tried: 2, trials: { 1: "well", 2: "badly" }, lines: [] };
  assert.match(read(People, { store: facilitating(registers) }), /Persona 1 Scuola Esempio ha provato Persona 2 Scuola Esempio fa fatica a leggere/);
  const room = storeOf({ role: "screen", mine: null, view: viewOf(BEFORE), registers: { here: 2, seats: {}, tried: 2 } });
  assert.match(read(Room, { config: CONFIG, store: room }), /Telefoni che hanno fatto la prova: 2/);
});
