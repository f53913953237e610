// The synthesis on phone, tablet and room screen: what is read, what can be done, what is sent.

import assert from "node:assert/strict";
import { test } from "node:test";

import { reduce, EMPTY } from "../../static/js/table/state.js";
import { Conclude } from "../../static/js/table/phone/conclude.js";
import { screenLines } from "../../static/js/table/phone/on_screen.js";
import { Room } from "../../static/js/table/room/room.js";
import { ConcludeDesk, CorrectionsDesk } from "../../static/js/table/tablet/conclude.js";
import { card, CONFIG, drawn, elements, mineOf, moment, read, RESULT, seat, storeOf, viewOf } from "./rendering.js";

const sentence = (number, more = {}) => ({
  number, state: "shown", minority: false, place: null, text: `Frase ${number}`, cards: [1], families: [], ballots: [],
  organisation: "Scuola Esempio", author: null, signed: [], residents: 0, at: 10, ...more,
});
const SENTENCES = [
  sentence(1, { place: 2, cards: [1, 2], ballots: [2] }),
  sentence(2, { place: 1 }),
  sentence(3, { minority: true, signed: ["Impresa Esempio"], residents: 1 }),
  sentence(4),
];
const concluding = (more = {}) => viewOf({ moment: moment("conclude", { number: 3 }), result: RESULT, sentences: SENTENCES, ...more });
const buttons = (markup) => elements(markup, "button").map((each) => each.text);

test("a phone reads accepted sentences in order, then who holds against them, then what is proposed", () => {
  const text = read(Conclude, { config: CONFIG, store: storeOf({ view: concluding() }) });
  const places = ["Frase 2", "Frase 1", "Frase 3", "Frase 4"].map((each) => text.indexOf(each));
  assert.deepEqual([...places].sort((one, other) => one - other), places);
  assert.match(text, /Firmano: Impresa Esempio, una persona residente/);
  assert.match(text, /Si regge su: «[^»]+», «[^»]+», il risultato delle preferenze/);
});

test("a phone corrects its own, signs a position of a minority and nothing else", () => {
  const mine = mineOf({ sentences: [{ number: 4, own: true, signed: false, reason: null }] });
  const said = buttons(drawn(Conclude, { config: CONFIG, store: storeOf({ view: concluding(), mine }) }));
  assert.deepEqual(said.slice(0, 3), ["Firma anche tu Frase 3", "Correggi Frase 4", "Ritira Frase 4"]);
});

test("a hidden sentence shows nothing to others and says why to its author", () => {
  const view = concluding({ sentences: [sentence(1, { state: "hidden", text: null })] });
  const mine = mineOf({ sentences: [{ number: 1, own: true, signed: false, reason: "offence" }] });
  const text = read(Conclude, { config: CONFIG, store: storeOf({ view, mine }) });
  assert.match(text, /Nascosta da chi facilita: Offesa\./);
  assert.doesNotMatch(text, /Frase 1/);
});

test("without something to rest on there is no button to propose", () => {
  const markup = drawn(Conclude, { config: CONFIG, store: storeOf({ view: concluding() }) });
  assert.ok(!buttons(markup).includes("Proponi la frase"));
  assert.match(markup, /Scegli almeno una carta/);
});

test("the tablet accepts, orders and hides; a position of a minority it can only hide", () => {
  const said = buttons(drawn(ConcludeDesk, { store: storeOf({ role: "facilitator", view: concluding({ seats: [seat(1)] }) }) }));
  assert.deepEqual(said, [
    "Sposta giù Frase 2", "Rimetti fra le proposte Frase 2", "Nascondi Frase 2",
    "Sposta su Frase 1", "Rimetti fra le proposte Frase 1", "Nascondi Frase 1",
    "Nascondi Frase 3",
    "Accogli Frase 4", "Nascondi Frase 4",
  ]);
});

test("room and «sullo schermo adesso» show the synthesis while the table concludes", () => {
  const room = read(Room, { config: CONFIG, store: storeOf({ role: "screen", view: concluding() }) });
  assert.match(room, /Frase 2.*Frase 1.*Posizioni di minoranza.*Frase 3/);
  assert.doesNotMatch(room, /Frase 4/);
  assert.deepEqual(screenLines(concluding()), ["Frase 2", "Frase 1", "una posizione di minoranza"]);
});

test("corrections: one's own with what became of them, and until when another may be asked", () => {
  const view = concluding({ state: "concluded", corrections_until: 4e12 });
  const correction = { number: 1, state: "declined", card: 1, sentence: 0, text: "Erano due", reason: "Si disse così", at: 1, decided_at: 2 };
  const text = read(Conclude, { config: CONFIG, store: storeOf({ view, mine: mineOf({ corrections: [correction] }) }) });
  assert.match(text, /Erano due Non accolta: Si disse così/);
  assert.match(text, /Manca o è sbagliato qualcosa\?/);
  const over = read(Conclude, { config: CONFIG, store: storeOf({ view: { ...view, corrections_until: 1 } }) });
  assert.doesNotMatch(over, /Manca o è sbagliato/);
});

test("the desk decides a correction that waits", () => {
  const asked = { number: 1, state: "asked", card: 0, sentence: 0, text: "Manca una parola", reason: null, at: 1, decided_at: null };
  const view = concluding({ state: "concluded", corrections: [asked, { ...asked, number: 2, state: "withdrawn" }] });
  const said = buttons(drawn(CorrectionsDesk, { store: storeOf({ role: "facilitator", view }) }));
  assert.deepEqual(said, ["Accogli la correzione", "Non accogliere", "Nascondi Manca una parola"]);
});

test("a patch upserts sentences by number", () => {
  const snapshot = { type: "snapshot", seq: 1, epoch: "e", now: 1, view: { cards: [card(1)], sentences: [sentence(1)] }, mine: null };
  const patch = { type: "patch", from: 1, to: 2, now: 1, set: {}, cards: [], sentences: [sentence(2), sentence(1, { place: 1 })] };
  const { view } = reduce(reduce(EMPTY, snapshot).state, patch).state;
  assert.deepEqual(view.sentences.map((each) => [each.number, each.place]), [[1, 1], [2, null]]);
});
