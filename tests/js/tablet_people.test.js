// Who facilitates and the people at the table: one tap, one command, ten seconds to take it back.

import assert from "node:assert/strict";
import { afterEach, beforeEach, test } from "node:test";

import { all, answered, become, browser, button, buttons, document, field, focus, leave, mount, one, page, pass, press, text, type } from "./page.js";
import { BALLOT, card, CONFIG, moment, NOW, seat, storeOf, viewOf } from "./rendering.js";
import { Announcer } from "../../static/js/table/parts/announcer.js";
import { People } from "../../static/js/table/tablet/people.js";
import { Undo } from "../../static/js/table/tablet/undo.js";
import { ForPanel } from "../../static/js/table/tablet/write_for.js";

const ROSA = seat(8, { name: "Rosa", phone: false });
let closed = 0;

beforeEach(() => {
  closed = 0;
  page.answer = () => answered({ organisations: [{ slug: "coop", name: "Cooperativa Esempio" }] });
});
afterEach(leave);

const storeWith = (view, more) => storeOf({ role: "facilitator", mine: null, view: viewOf(view), ...more });

function people(seats, view = {}, more = {}) {
  const store = storeWith({ seats, ...view }, more);
  mount(() => [People({ store }), Undo({ store }), Announcer()]);
  return store;
}

function panel(seats, view = {}) {
  const store = storeWith({ seats, ...view });
  mount(ForPanel, { store, config: CONFIG, onDone: () => (closed += 1) });
  return store;
}

const person = (name) => all(".person").find((each) => each.textContent.includes(name));
const spoken = () => one("[role=status].visually-hidden").textContent;

test("a tap opens what can be done for one person, another closes it", () => {
  people([seat(1, { name: "Franca" }), seat(2, { name: "Anna" })]);
  press(person("Franca"));
  assert.deepEqual(all(".person").map((each) => each.getAttribute("aria-expanded")), ["true", "false"]);
  press(person("Anna"));
  assert.deepEqual(all(".person").map((each) => each.getAttribute("aria-expanded")), ["false", "true"]);
  assert.equal(all(".seat-panel").length, 1);
  press("Chiudi");
  assert.equal(all(".seat-panel").length, 0);
});

for (const [what, more, offered] of [
  ["seated with a phone", {}, ["Libera il posto di Franca", "Chiudi"]],
  ["to confirm", { voter: "to_confirm" }, ["Conferma: Franca vota per Scuola Esempio", "Libera il posto di Franca", "Chiudi"]],
  ["beside another voter", { voter: "other" }, ["Passa a Franca il voto di Scuola Esempio", "Libera il posto di Franca", "Chiudi"]],
  ["without a phone", { phone: false }, ["Scrivi per Franca", "Libera il posto di Franca", "Chiudi"]],
  ["freed", { state: "freed" }, ["Rimetti Franca al tavolo", "Chiudi"]],
  ["freed, without a phone", { state: "freed", phone: false, voter: "other" }, ["Rimetti Franca al tavolo", "Chiudi"]],
]) {
  test(`what is offered for who is ${what}`, () => {
    people([seat(1, { name: "Franca", ...more })]);
    press(person("Franca"));
    assert.deepEqual(buttons().slice(1), offered);
  });
}

for (const [name, more, command] of [
  ["Conferma: Franca vota per Scuola Esempio", { voter: "to_confirm" }, "confirm_voter"],
  ["Passa a Franca il voto di Scuola Esempio", { voter: "other" }, "hand_over_vote"],
  ["Libera il posto di Franca", {}, "free_seat"],
  ["Rimetti Franca al tavolo", { state: "freed" }, "restore_seat"],
]) {
  test(`“${name}” is ${command} for that seat, and the panel closes`, () => {
    const store = people([seat(1), seat(4, { name: "Franca", ...more })]);
    press(person("Franca"));
    press(name);
    assert.deepEqual(store.said, [[command, { seat: 4 }]]);
    assert.equal(all(".seat-panel").length, 0);
  });
}

test("a freed seat can be given back for ten seconds, and only once", () => {
  const store = people([seat(4, { name: "Franca" })]);
  press(person("Franca"));
  press("Libera il posto di Franca");
  assert.equal(spoken(), "Posto di Franca liberato.");
  become(store, { now: NOW + 9_999 });
  press("Annulla");
  assert.deepEqual(store.said, [["free_seat", { seat: 4 }], ["restore_seat", { seat: 4 }]]);
  assert.equal(all(".undo").length, 0);
});

test("after ten seconds nothing is left to press by accident", () => {
  const store = people([seat(4, { name: "Franca" })]);
  press(person("Franca"));
  press("Libera il posto di Franca");
  become(store, { now: NOW + 10_000 });
  assert.equal(all(".undo").length, 0);
});

test("who has no name is confirmed by the number of the seat", () => {
  people([seat(4, { name: "", voter: "to_confirm" })]);
  press(person("Posto 4"));
  assert.ok(buttons().includes("Conferma: Posto 4 vota per Scuola Esempio"));
});

test("the panel of somebody who leaves the list goes with them", () => {
  const store = people([seat(1, { name: "Franca" }), seat(2, { name: "Anna" })]);
  press(person("Franca"));
  become(store, { view: viewOf({ seats: [seat(2, { name: "Anna" })] }) });
  assert.equal(all(".seat-panel").length, 0);
});

test("presence changes the word of a person, not who is open", () => {
  const store = people([seat(1, { name: "Franca" })]);
  press(person("Franca"));
  become(store, { registers: { here: 1, seats: { 1: { here: true, typing: true } } } });
  assert.match(person("Franca").textContent, /sta scrivendo/);
  become(store, { registers: { here: 0, seats: { 1: { here: false, typing: false } } } });
  assert.match(person("Franca").textContent, /non è in linea/);
  assert.equal(all(".seat-panel").length, 1);
});

test("from the person’s panel one writes in their name", () => {
  const store = people([ROSA]);
  press(person("Rosa"));
  press("Scrivi per Rosa");
  type(field("Scrivi per Rosa"), "Panchine all’ombra");
  press("Manda al tavolo");
  assert.deepEqual(store.said, [["post_card_for", { seat: 8, text: "Panchine all’ombra" }]]);
  assert.equal(all(".seat-panel").length, 0);
});

// The panel “Scrivi per…”.

test("a card is written for the person chosen, and the next may be chosen at once", () => {
  const store = panel([seat(1), ROSA]);
  press("Rosa");
  type(field("Scrivi per Rosa"), " Panchine ");
  press("Manda al tavolo");
  assert.deepEqual(store.said, [["post_card_for", { seat: 8, text: "Panchine" }]]);
  button("Rosa");
  assert.equal(closed, 0);
});

test("what was begun for one person is not put into another’s mouth", () => {
  const store = panel([ROSA, seat(9, { name: "Ugo", phone: false })]);
  press("Rosa");
  type(field("Scrivi per Rosa"), "Di Rosa");
  mount(ForPanel, { store, config: CONFIG, onDone() {} });
  press("Ugo");
  assert.equal(field("Scrivi per Ugo").value, "");
  mount(ForPanel, { store, config: CONFIG, onDone() {} });
  press("Rosa");
  assert.equal(field("Scrivi per Rosa").value, "Di Rosa");
});

test("nothing written is nothing sent, and the panel stays", () => {
  const store = panel([ROSA]);
  press("Rosa");
  press("Manda al tavolo");
  assert.deepEqual([store.said, closed], [[], 0]);
  assert.equal(document.activeElement, field("Scrivi per Rosa"));
});

const choosing = { moment: moment("choose"), ballot: { ...BALLOT, max_choices: 2 }, cards: [card(1), card(2), card(3)] };

test("a ballot is cast for the person chosen with what was ticked, in the order of ticking", () => {
  const store = panel([ROSA], choosing);
  press("Rosa");
  const [three, one_] = all("input");
  press(one_);
  press(three);
  press("Registra le preferenze");
  assert.deepEqual(store.said, [["cast_ballot_for", { seat: 8, ballot: 2, choice: [1, 3] }]]);
  assert.equal(closed, 1);
});

test("more ticks than allowed are not taken; one taken away makes room", () => {
  const store = panel([ROSA], choosing);
  press("Rosa");
  const boxes = all("input");
  boxes.forEach((each) => press(each));
  assert.deepEqual(boxes.map((each) => each.checked), [true, true, false]);
  assert.match(text(), /Hai usato tutte le tue preferenze\./);
  press(boxes[0]);
  assert.match(text(), /Ti resta una preferenza\./);
  press(boxes[2]);
  press("Registra le preferenze");
  assert.deepEqual(store.said[0][1].choice, [1, 2]);
});

test("between the moments there is nothing to write, and it says so", () => {
  for (const view of [{ moment: null }, { moment: moment("conclude") }, { moment: moment("choose"), ballot: null }]) {
    panel([ROSA], view);
    press("Rosa");
    assert.match(text(), /In questo momento non si scrive e non si sceglie\./);
  }
  press("Chiudi");
  assert.equal(closed, 1);
});

async function newPerson() {
  const store = panel([]);
  press("Aggiungi una persona senza telefono");
  return store;
}

async function organisation(name) {
  focus(field("Organizzazione"));
  await pass(200);
  press(all("[role=option]").find((each) => each.textContent.trim() === name));
}

for (const [name, sent] of [
  ["Cooperativa Esempio", { organisation: "coop", new_organisation: "", resident: false }],
  ["Partecipo come residente", { organisation: "", new_organisation: "", resident: true }],
]) {
  test(`a person without a phone is seated: ${name}`, async () => {
    const store = await newPerson();
    type(field("Nome"), " Rosa ");
    await organisation(name);
    press("Falla sedere");
    assert.deepEqual(store.said, [["seat_without_phone", { name: "Rosa", ...sent }]]);
    assert.deepEqual(buttons(), ["Aggiungi una persona senza telefono", "Aggiungi dall’elenco delle organizzazioni", "Chiudi"]);
  });
}

test("an organisation not in the list needs its name before anybody is seated", async () => {
  const store = await newPerson();
  type(field("Nome"), "Rosa");
  await organisation("La mia organizzazione non c’è");
  press("Falla sedere");
  assert.deepEqual(store.said, []);
  assert.equal(document.activeElement, field("Come si chiama la tua organizzazione?"));
  type(field("Come si chiama la tua organizzazione?"), "Officina Esempio");
  press("Falla sedere");
  assert.deepEqual(store.said, [["seat_without_phone", { name: "Rosa", organisation: "", new_organisation: "Officina Esempio", resident: false }]]);
});

test("what lacks gets the focus: first the name, then the organisation", async () => {
  const store = await newPerson();
  press("Falla sedere");
  assert.equal(document.activeElement, field("Nome"));
  type(field("Nome"), "Rosa");
  press("Falla sedere");
  assert.equal(document.activeElement, field("Organizzazione"));
  assert.deepEqual(store.said, []);
});

test("leaving it be goes back to the list of people", async () => {
  const store = await newPerson();
  press("Lascia stare");
  assert.deepEqual(buttons(), ["Aggiungi una persona senza telefono", "Aggiungi dall’elenco delle organizzazioni", "Chiudi"]);
  press("Chiudi");
  assert.deepEqual([store.said, closed], [[], 1]);
  assert.equal(browser.document.querySelectorAll("input").length, 0);
});

// Ticking in the list of organisations.

const LISTED = [["coop", "Cooperativa Esempio"], ["impresa", "Impresa Esempio"], ["scuola", "Scuola Esempio"]].map(([slug, name]) => ({ slug, name, sector: "school" }));
const inSight = () => all(".many-choices label").map((each) => each.textContent.trim());

async function fromTheList(answer = () => answered({ organisations: LISTED })) {
  page.answer = answer;
  const store = panel([seat(1)]);
  press("Aggiungi dall’elenco delle organizzazioni");
  await pass();
  return store;
}

test("several organisations sit down with one press and without names; who is here already is told", async () => {
  const store = await fromTheList();
  assert.deepEqual(inSight(), ["Cooperativa Esempio", "Impresa Esempio", "Scuola Esempio · già al tavolo"]);
  assert.match(page.asked.at(-1).url, /\?tutte=1$/);
  press(all(".many-choices input")[1]);
  press(all(".many-choices input")[0]);
  press(all(".many-choices input")[2]);
  press(all(".many-choices input")[2]);
  press("Fai sedere 2 organizzazioni");
  const who = (organisation) => ["seat_without_phone", { name: "", organisation, new_organisation: "", resident: false }];
  assert.deepEqual(store.said, [who("impresa"), who("coop")]);
  assert.deepEqual(all(".seat-many").length, 0);
});

test("the list is searched by letters, and what is ticked stays in sight", async () => {
  const store = await fromTheList();
  press(all(".many-choices input")[1]);
  type(field("Cerca nell’elenco"), "coo");
  assert.deepEqual(inSight(), ["Cooperativa Esempio", "Impresa Esempio"]);
  press("Lascia stare");
  assert.deepEqual(store.said, []);
});

test("nothing ticked is nobody seated; a list that does not come says what to do instead", async () => {
  const store = await fromTheList(() => Promise.reject(new TypeError("no network")));
  assert.match(text(), /L’elenco non arriva: aggiungi una persona alla volta/);
  press("Fai sedere le organizzazioni spuntate");
  assert.deepEqual([store.said, document.activeElement.id], [[], "many-search"]);
});
