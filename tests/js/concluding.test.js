// Concluding by hand: what each press sends, what a refused sentence keeps, what the desk asks before it hides.

import assert from "node:assert/strict";
import { test } from "node:test";

import { all, become, field, mount, one, press, submit, type } from "./page.js";
import { CONFIG, mineOf, moment, RESULT, seat, storeOf, viewOf } from "./rendering.js";
import { Conclude } from "../../static/js/table/phone/conclude.js";
import { ConcludeDesk, CorrectionsDesk } from "../../static/js/table/tablet/conclude.js";

const sentence = (number, more = {}) => ({
  number, state: "shown", minority: false, place: null, text: `Frase ${number}`, cards: [1], families: [], ballots: [],
  organisation: null, author: null, signed: [], residents: 0, at: 10, ...more,
});
const viewWith = (sentences, more = {}) => viewOf({ moment: moment("conclude", { number: 3 }), result: RESULT, sentences, ...more });

function phone(sentences = [], { own = [], view = {}, ...more } = {}) {
  const store = storeOf({ view: viewWith(sentences, view), mine: mineOf({ sentences: own }), ...more });
  mount(() => Conclude({ config: CONFIG, store }));
  return store;
}

function desk(sentences, view = {}) {
  const store = storeOf({ role: "facilitator", view: viewWith(sentences, view) });
  mount(() => [ConcludeDesk({ store }), CorrectionsDesk({ store })]);
  return store;
}

const label = (words) => all("label.choice").find((each) => each.textContent.includes(words));
const tick = (words) => press(label(words).querySelector("input"));
const button = (words) => all("button").find((each) => each.textContent.replace(/\s+/g, " ").trim().startsWith(words));
const own = (number, more = {}) => ({ number, own: true, signed: false, reason: null, ...more });
const refused = (kind, payload) => ({ id: "s1", kind, payload, status: "refused", code: "moment_closed", details: {} });

test("a sentence goes with every card and result that is ticked", () => {
  const store = phone();
  tick("Carta 2");
  tick("il risultato");
  type(field("La tua frase"), "Servono tutor");
  submit(field("La tua frase").closest("form"));
  assert.deepEqual(store.said, [["propose_sentence", { text: "Servono tutor", cards: [2], families: [], ballots: [RESULT.ballot] }]]);
});

test("a tick taken away is not sent, and without any there is no button", () => {
  phone();
  tick("Carta 2");
  assert.ok(button("Proponi la frase"));
  tick("Carta 2");
  assert.equal(button("Proponi la frase"), undefined);
});

test("what is typed stays while cards are ticked", () => {
  phone();
  type(field("La tua frase"), "Servono tutor");
  tick("Carta 1");
  assert.equal(field("La tua frase").value, "Servono tutor");
});

test("a position of a minority says so, once", () => {
  const store = phone();
  tick("Carta 1");
  tick("È una posizione di minoranza");
  type(field("La tua frase"), "No");
  submit(field("La tua frase").closest("form"));
  assert.equal(store.said[0][1].minority, true);
  tick("Carta 1");
  type(field("La tua frase"), "Sì");
  submit(field("La tua frase").closest("form"));
  assert.equal("minority" in store.said[1][1], false);
});

test("one's own sentence is corrected with what it rests on", () => {
  const store = phone([sentence(4, { cards: [2], ballots: [2] })], { own: [own(4)] });
  press(button("Correggi"));
  assert.equal(field("La frase, con altre parole").value, "Frase 4");
  type(field("La frase, con altre parole"), "Frase migliore");
  submit(field("La frase, con altre parole").closest("form"));
  assert.deepEqual(store.said, [["amend_sentence", { sentence: 4, text: "Frase migliore", cards: [2], families: [], ballots: [2] }]]);
});

test("withdrawing and signing are one press each", () => {
  const store = phone([sentence(1), sentence(2, { minority: true }), sentence(3, { minority: true })], { own: [own(1), own(3, { own: false, signed: true })] });
  press(button("Ritira"));
  press(button("Firma anche tu"));
  press(button("Togli la tua firma"));
  assert.deepEqual(store.said, [["withdraw_sentence", { sentence: 1 }], ["sign_sentence", { sentence: 2, version: 1 }], ["unsign_sentence", { sentence: 3 }]]);
});

test("on hold everything is read and nothing is offered", () => {
  phone([sentence(1), sentence(2, { minority: true })], { own: [own(1)], view: { moment: moment("conclude", { number: 3, held: true }) } });
  assert.equal(all(".sentence").length, 2);
  assert.deepEqual(["Ritira", "Firma anche tu", "Proponi"].map(button), [undefined, undefined, undefined]);
});

test("a refused sentence keeps its text and goes back to its field", () => {
  const store = phone([], { items: [refused("propose_sentence", { text: "Arrivata tardi", cards: [1] })] });
  assert.ok(one(".remark").textContent.includes("Arrivata tardi"));
  press(button("Correggi"));
  assert.equal(field("La tua frase").value, "Arrivata tardi");
  assert.deepEqual(store.said, [["dismiss", "s1"]]);
});

test("who facilitates writes for the table or for somebody without a phone", () => {
  const store = desk([], { seats: [seat(1), seat(5, { name: "Teresa", phone: false })] });
  assert.equal(label("È una posizione di minoranza"), undefined);
  tick("Carta 1");
  type(field("La tua frase"), "Si comincia a marzo");
  submit(field("La tua frase").closest("form"));
  assert.equal("seat" in store.said[0][1], false);
});

test("sentences are moved one place at a time", () => {
  const store = desk([sentence(1, { place: 1 }), sentence(2, { place: 2 })]);
  press(button("Sposta giù"));
  press(button("Sposta su"));
  press(button("Rimetti fra le proposte"));
  assert.deepEqual(store.said, [
    ["move_sentence", { sentence: 1, place: 2 }],
    ["move_sentence", { sentence: 2, place: 1 }],
    ["set_sentence_aside", { sentence: 1 }],
  ]);
});

test("hiding asks for a reason, and the reason is the press that hides", () => {
  const store = desk([sentence(3, { minority: true, signed: ["Scuola Esempio"] })]);
  press(button("Nascondi"));
  assert.deepEqual(store.said, []);
  press(button("Offesa"));
  assert.deepEqual(store.said, [["hide_sentence", { sentence: 3, reason: "offence" }]]);
});

test("a hidden sentence is read at the desk and shown again", () => {
  const store = desk([sentence(3, { state: "hidden" })]);
  press(button("Rimetti"));
  assert.deepEqual(store.said, [["restore_sentence", { sentence: 3 }]]);
});

test("after the end a correction says what it is about", () => {
  const store = phone([sentence(1, { place: 1 })], { view: { state: "concluded", corrections_until: 4e12 } });
  press(button("Manca o è sbagliato"));
  const topics = [...one("#correction-topic").querySelectorAll("option")].map((each) => each.value);
  assert.deepEqual(topics, ["", "sentence-1", "card-1", "card-2", "card-3"]);
  type(field("Che cosa va corretto"), "Manca la data");
  submit(field("Che cosa va corretto").closest("form"));
  assert.deepEqual(store.said, [["ask_correction", { text: "Manca la data" }]]);
});

test("a refused correction goes back into its field, or away", () => {
  const items = [refused("ask_correction", { text: "Manca la data" })];
  const store = phone([], { view: { state: "concluded", corrections_until: 4e12 }, items });
  press(button("Correggi"));
  press(button("Manca o è sbagliato"));
  assert.equal(field("Che cosa va corretto").value, "Manca la data");
  assert.deepEqual(store.said, [["dismiss", "s1"]]);
});

test("a request that holds what must not be read is hidden with a reason", () => {
  const asked = { number: 1, state: "asked", card: 0, sentence: 0, text: "Il telefono di Ada", reason: null, at: 1, decided_at: null };
  const store = desk([], { state: "concluded", corrections: [asked] });
  press(button("Nascondi"));
  press(button("Dati personali"));
  assert.deepEqual(store.said, [["hide_correction", { correction: 1, reason: "personal_data" }]]);
});

test("declining without a reason sends nothing", () => {
  const asked = { number: 1, state: "asked", card: 0, sentence: 0, text: "Manca la data", reason: null, at: 1, decided_at: null };
  const store = desk([], { state: "concluded", corrections: [asked] });
  press(button("Non accogliere"));
  assert.deepEqual(store.said, []);
  type(one("#correction-1"), "È in testa");
  press(button("Non accogliere"));
  assert.deepEqual(store.said, [["decline_correction", { correction: 1, text: "È in testa" }]]);
});

test("what arrives while one writes changes the list and not the field", () => {
  const store = phone([sentence(1)]);
  type(field("La tua frase"), "A metà");
  become(store, { view: viewWith([sentence(1), sentence(2)]) });
  assert.equal(field("La tua frase").value, "A metà");
  assert.equal(all(".sentence").length, 2);
});

test("who accepts or signs sends along which words were read", () => {
  const amended = [sentence(1, { version: 3 }), sentence(2, { minority: true, version: 2, signed: ["Scuola Esempio"] })];
  const store = desk(amended, { seats: [seat(5, { name: "Teresa", phone: false })] });
  press(button("Accogli"));
  press(button("Firma per Teresa"));
  assert.deepEqual(store.said, [
    ["accept_sentence", { sentence: 1, version: 3 }],
    ["sign_sentence", { sentence: 2, seat: 5, version: 2 }],
  ]);
  const own = phone(amended);
  press(button("Firma anche tu"));
  assert.deepEqual(own.said, [["sign_sentence", { sentence: 2, version: 2 }]]);
});
