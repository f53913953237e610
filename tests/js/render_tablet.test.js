// What who facilitates and the room see, in words.

import assert from "node:assert/strict";
import { test } from "node:test";

import { Timer } from "../../static/js/table/parts/timer.js";
import { Room } from "../../static/js/table/room/room.js";
import { BigButton } from "../../static/js/table/tablet/big_button.js";
import { Cards } from "../../static/js/table/tablet/cards.js";
import { spacedCode } from "../../static/js/table/page/words.js";
import { Head, Steps } from "../../static/js/table/tablet/head.js";
import { People } from "../../static/js/table/tablet/people.js";
import { OnTheirWay } from "../../static/js/table/tablet/refusals.js";
import { Tablet } from "../../static/js/table/tablet/tablet.js";
import { offerUndo, Undo } from "../../static/js/table/tablet/undo.js";
import { ForPanel, WriteFor } from "../../static/js/table/tablet/write_for.js";
import { BALLOT, card, CONFIG, drawn, elements, moment, NOW, read, RESULT, seat, storeOf, viewOf } from "./rendering.js";

const at = (view = {}, more = {}) => ({ store: storeOf({ role: "facilitator", mine: null, view: viewOf(view), ...more }) });
const next = (step, kind, more = {}) => ({ step, moment: { write: 1, choose: 2, conclude: 3 }[kind], kind, ready: 9, of: 11, ...more });

for (const [view, words] of [
  [{ moment: null, next: next("open", "write") }, "Comincia: Scrivi"],
  [{ next: next("close", "write") }, "Chiudi e mostra le carte hanno scritto 9 su 11"],
  [{ moment: moment("write", { reveal: "at_once" }), next: next("close", "write") }, "Chiudi la scrittura hanno scritto 9 su 11"],
  [{ next: next("open", "choose") }, "Passa a: Scegli"],
  [{ moment: moment("choose"), next: next("close", "choose") }, "Chiudi e mostra il risultato hanno votato 9 su 11"],
  [{ next: next("open", "conclude") }, "Passa a: Concludi"],
  [{ moment: moment("conclude"), next: next("close", "conclude") }, "Concludi il tavolo"],
  [{ moment: moment("write", { phase: "closing", closes_at: NOW + 7_400 }), next: next("undo", "write") }, "Annulla la chiusura si chiude fra 8"],
  [{ state: "concluded", next: next("none", "") }, "Il tavolo è concluso."],
]) {
  test(`the one button: ${words}`, () => assert.equal(read(BigButton, at(view)), words));
}

test("a step asked for without a net says where it is", () => {
  const items = [{ id: "c", kind: "close_moment", payload: { moment: 1 }, status: "waiting" }];
  const text = read(BigButton, at({}, { items, isOffline: true }));
  assert.equal(text, "Chiudi e mostra le carte Sul tuo telefono: parte appena torna la rete");
});

test("the head says table, direction and code, and offers more time only while time runs", () => {
  assert.match(read(Head, at()), /^Tavolo 3 Valorizzazione delle competenze · codice 482 917 \+1 Aggiungi un minuto \+5/);
  assert.doesNotMatch(read(Head, at({ moment: moment("write", { ends_at: null }) })), /Aggiungi/);
  assert.doesNotMatch(read(Head, at({ moment: moment("write", { phase: "closing" }) })), /Aggiungi/);
  assert.equal(spacedCode("482917"), "482 917");
});

test("the steps say in words what is done, now and later", () => {
  const view = { moment: moment("choose") };
  assert.equal(read(Steps, at(view)), "Scrivi · fatto Scegli · adesso Concludi · dopo");
  assert.match(drawn(Steps, at(view)), /aria-current="step"[^>]*>Scegli/);
  assert.equal(read(Steps, at({ ...view, state: "concluded" })), "Scrivi · fatto Scegli · fatto Concludi · fatto");
});

const person = (more, view = {}, registers = { here: 1, seats: {} }) => {
  const [tile] = elements(drawn(People, at({ seats: [seat(4, more)], ...view }, { registers })), "li");
  return tile.text;
};

for (const [more, view, registers, words] of [
  [{ wrote: 2 }, {}, {}, "ha scritto 2 carte"],
  [{ wrote: 1 }, {}, {}, "ha scritto una carta"],
  [{}, {}, {}, "ancora niente"],
  [{}, {}, { 4: { here: true, typing: true } }, "sta scrivendo"],
  [{}, {}, { 4: { here: false, typing: false } }, "non è in linea"],
  [{ phone: false }, {}, {}, "senza telefono: Scrivi per…"],
  [{ voter: "to_confirm", wrote: 3 }, {}, {}, "da confermare"],
  [{ state: "freed" }, {}, {}, "posto liberato"],
  [{ voted: true }, { moment: moment("choose") }, {}, "ha votato"],
  [{}, { moment: moment("choose") }, {}, "non ha ancora votato"],
  [{ phone: false }, { moment: moment("choose") }, {}, "senza telefono: Scegli per…"],
  [{ voter: "no" }, { moment: moment("choose") }, {}, "non vota in questo momento"],
]) {
  test(`a person in words: ${words}`, () => {
    assert.equal(person(more, view, { here: 1, seats: registers }), `Persona 4 Scuola Esempio ${words}`);
  });
}

test("who has no name is a seat, a resident is a resident, a typed organisation is to confirm", () => {
  assert.match(person({ name: "" }), /^Posto 4 Scuola Esempio/);
  assert.match(person({ resident: true, organisation: null }), /^Persona 4 residente/);
  assert.match(person({ organisation_confirmed: false }), /Scuola Esempio \(nome da confermare\)/);
});

test("people are counted with what they did", () => {
  assert.match(read(People, at()), /^11 persone, hanno scritto in 9/);
  assert.match(read(People, at({ moment: moment("choose") })), /^11 persone, hanno votato 9 su 11/);
  const nobody = { seats: [], counts: { seated: 0, wrote: 0, cards: 0, voters: 0, voted: 0 } };
  assert.match(read(People, at(nobody)), /^0 persone Qui compare chi si siede/);
});

test("cards can be hidden, hidden ones put back, withdrawn ones are gone", () => {
  const cards = [card(1), card(2, { state: "hidden" }), card(3, { state: "withdrawn" }), card(4, { state: "removed", text: null })];
  const tiles = elements(drawn(Cards, at({ cards })), "li").map((each) => each.text);
  assert.equal(tiles.length, 3);
  assert.match(tiles[0], /Nascondi Carta 1$/);
  assert.match(tiles[1], /Nascosta Rimetti sul tavolo Carta 2$/);
  assert.match(tiles[2], /\[rimossa\]/);
  assert.match(read(Cards, at({ cards: [] })), /Qui compaiono le carte appena arrivano/);
});

test("what has not arrived, or was refused, is told with its text", () => {
  const items = [
    { id: "a", kind: "post_card_for", payload: { seat: 1, text: "Officine" }, status: "refused", code: "moment_closed", details: {} },
    { id: "b", kind: "lock_table", payload: {}, status: "waiting" },
    { id: "c", kind: "add_time", payload: { minutes: 1 }, status: "arrived", seq: 1 },
  ];
  const text = read(OnTheirWay, at({}, { items }));
  assert.match(text, /Scrivi per una persona · Officine Non registrata: il momento è chiuso[^·]*Copia il testo\s*Togli/);
  assert.match(text, /Chiudi l’ingresso Sul tuo telefono/);
  assert.doesNotMatch(text, /Aggiungi tempo/);
  assert.equal(drawn(OnTheirWay, at()), "");
});

test("what was done can be taken back for ten seconds, then no more", () => {
  const shown = globalThis.window;
  globalThis.window = { setTimeout: () => 0, clearTimeout() {} };
  const { store } = at();
  offerUndo(store, "Posto di Rosa liberato.", "restore_seat", { seat: 8 });
  globalThis.window = shown;
  assert.equal(read(Undo, { store }), "Posto di Rosa liberato. Annulla 10");
  store.now.value = NOW + 9_100;
  assert.equal(read(Undo, { store }), "Posto di Rosa liberato. Annulla 1");
  store.now.value = NOW + 10_000;
  assert.equal(drawn(Undo, { store }), "");
});

test("writing for somebody begins with whom: people without a phone", () => {
  const seats = [seat(1), seat(7, { name: "", phone: false }), seat(8, { name: "Rosa", phone: false }), seat(9, { phone: false, state: "freed" })];
  const buttons = elements(drawn(ForPanel, { ...at({ seats }), config: CONFIG, onDone() {} }), "button").map((each) => each.text);
  assert.deepEqual(buttons, ["Scuola Esempio", "Rosa", "Aggiungi una persona senza telefono", "Aggiungi dall’elenco delle organizzazioni", "Chiudi"]);
});

test("writing for somebody is a field in the writing moment, a ballot in the choosing one", () => {
  const rosa = seat(8, { name: "Rosa", phone: false });
  assert.match(read(WriteFor, { ...at(), seat: rosa, onDone() {} }), /^Numero della carta numerata, se c’è Scrivi per Rosa/);
  assert.match(read(WriteFor, { ...at(), seat: rosa, onDone() {} }), /non è un’osservazione al Piano Regolatore/);
  const ballot = read(WriteFor, { ...at({ moment: moment("choose"), ballot: BALLOT }), seat: rosa, onDone() {} });
  assert.equal(ballot, "Preferenze di Rosa Carta 3 Carta 1 Carta 2 Ti restano 3 preferenze. Registra le preferenze Lascia stare");
  assert.match(read(WriteFor, { ...at({ moment: null }), seat: rosa, onDone() {} }), /non si scrive e non si sceglie/);
});

test("the whole desk: people, cards, tools, one button", () => {
  const markup = drawn(Tablet, { ...at(), config: CONFIG });
  const buttons = elements(markup, "button").map((each) => each.text);
  assert.deepEqual(buttons.slice(-3), ["Scrivi per…", "Chiudi l’ingresso", "Chiudi e mostra le carte hanno scritto 9 su 11"]);
  assert.match(markup, /href="\/schermo\/"[^>]*>Schermo della sala/);
  const locked = read(Tablet, { ...at({ locked: true, result: RESULT }), config: CONFIG });
  assert.match(locked, /L’ingresso è chiuso/);
  assert.match(locked, /Apri l’ingresso/);
});

test("a concluded table asks nothing of anybody: its screen, its photos and its account are left", () => {
  const text = read(Tablet, { ...at({ locked: true, state: "concluded", result: RESULT }), config: CONFIG });
  assert.doesNotMatch(text, /ingresso|Scrivi per|da confermare|non è in linea/);
  assert.match(text, /Schermo della sala Foto dei cartelloni Leggi il resoconto del tavolo/);
});

test("a device that was replaced says how to facilitate again, one whose card was withdrawn whom to ask", () => {
  const replaced = read(Tablet, { ...at({}, { ended: "facilitation_replaced" }), config: CONFIG });
  assert.match(replaced, /Questo dispositivo non facilita più il tavolo/);
  const revoked = read(Tablet, { ...at({}, { ended: "facilitation_revoked" }), config: CONFIG });
  assert.match(revoked, /La tua carta per facilitare è stata ritirata/);
  assert.doesNotMatch(revoked, /Inquadra/);
});

const room = (view, more) => read(Room, { config: CONFIG, store: storeOf({ role: "screen", view: viewOf(view), ...more }) });

test("the room: verb, time, question, cards, code and how many", () => {
  const text = room({});
  assert.match(text, /^Scrivi Tempo che resta: 6:40 Che cosa serve qui\? Carta 1 Detta meglio/);
  assert.match(text, /482 917 voci\.example\/t Tavolo 3 11 persone · 3 carte/);
});

test("the room shows covered cards as covered", () => {
  const text = room({ cards: [card(1, { state: "covered", text: null })] });
  assert.match(text, /Carta coperta/);
  assert.doesNotMatch(text, /Detta meglio/);
});

test("while people choose the room knows only how many have", () => {
  const text = room({ moment: moment("choose"), ballot: BALLOT });
  assert.match(text, /Hanno votato 9 su 11/);
  assert.doesNotMatch(text, /Carta 1/);
});

test("then the result takes the room, and the code goes when the door closes", () => {
  const text = room({ moment: moment("choose", { phase: "closed" }), ballot: BALLOT, result: RESULT, locked: true });
  assert.match(text, /Che cosa ha scelto il tavolo/);
  assert.match(text, /Carta 2 9 preferenze su 11/);
  assert.doesNotMatch(text, /482 917/);
});

test("before the first moment the room says how to sit down", () => {
  assert.match(room({ state: "waiting", moment: null, cards: [] }), /^Siediti al tavolo .*Inquadra il codice/);
});

for (const [count, density] of [[8, "few"], [9, "some"], [18, "some"], [19, "many"], [60, "many"]]) {
  test(`${count} cards are drawn ${density}`, () => {
    const cards = Array.from({ length: count }, (_each, index) => card(index + 1));
    const markup = drawn(Room, { config: CONFIG, store: storeOf({ role: "screen", view: viewOf({ cards }) }) });
    assert.match(markup, new RegExp(`room-cards is-${density}`));
  });
}

test("no timer without an end, after the close, or at a concluded table", () => {
  const timer = (view) => drawn(Timer, { store: storeOf({ view: viewOf(view) }) });
  assert.match(timer({}), /6:40/);
  assert.equal(timer({ moment: moment("write", { ends_at: null }) }), "");
  assert.equal(timer({ moment: moment("write", { phase: "closed" }) }), "");
  assert.equal(timer({ state: "concluded" }), "");
  assert.equal(timer({ moment: null }), "");
});
