// The desk of who facilitates: the big button, time, cards, the door.

import assert from "node:assert/strict";
import { afterEach, test } from "node:test";

import { all, become, button, buttons, leave, mount, nameOf, one, pass, press, text } from "./page.js";
import { BALLOT, card, CONFIG, moment, NOW, RESULT, seat, storeOf, viewOf } from "./rendering.js";
import { Room } from "../../static/js/table/room/room.js";
import { BigButton } from "../../static/js/table/tablet/big_button.js";
import { Cards } from "../../static/js/table/tablet/cards.js";
import { Head } from "../../static/js/table/tablet/head.js";
import { OnTheirWay } from "../../static/js/table/tablet/refusals.js";
import { Tablet } from "../../static/js/table/tablet/tablet.js";
import { Undo } from "../../static/js/table/tablet/undo.js";

afterEach(leave);

const storeWith = (view, more) => storeOf({ role: "facilitator", mine: null, view: viewOf(view), ...more });
const next = (step, kind, more = {}) => ({ step, moment: { write: 1, choose: 2, conclude: 3 }[kind], kind, ready: 9, of: 11, ...more });

function big(view, more) {
  const store = storeWith(view, more);
  mount(BigButton, { store });
  return store;
}

for (const [step, kind, command, number] of [
  ["open", "write", "open_moment", 1],
  ["close", "write", "close_moment", 1],
  ["open", "choose", "open_moment", 2],
  ["close", "choose", "close_moment", 2],
  ["open", "conclude", "open_moment", 3],
  ["close", "conclude", "close_moment", 3],
]) {
  test(`the big button: ${step} ${kind} is ${command} of moment ${number}`, () => {
    const store = big({ moment: step === "open" ? null : moment(kind), next: next(step, kind) });
    press(one("button"));
    assert.deepEqual(store.said, [[command, { moment: number }]]);
  });
}

test("a closing can be taken back with the same button", () => {
  const store = big({ moment: moment("write", { phase: "closing", closes_at: NOW + 5_000 }), next: next("undo", "write") });
  press(one("button"));
  assert.deepEqual(store.said, [["undo_close", { moment: 1 }]]);
});

test("a double tap does not close a moment and take the closing back", async () => {
  const store = big({ next: next("close", "write") });
  press(one("button"));
  become(store, { view: viewOf({ moment: moment("write", { phase: "closing", closes_at: NOW + 5_000 }), next: next("undo", "write") }) });
  await pass(300);
  press(one("button"));
  assert.deepEqual(store.said, [["close_moment", { moment: 1 }]]);
  await pass(600);
  press(one("button"));
  assert.deepEqual(store.said[1], ["undo_close", { moment: 1 }]);
});

test("what was asked and is on its way is not asked twice; once refused it may be", () => {
  const asked = { id: "a", kind: "close_moment", payload: { moment: 1 }, status: "waiting" };
  const store = big({ next: next("close", "write") }, { items: [asked] });
  press(one("button"));
  assert.deepEqual(store.said, []);
  become(store, { items: [{ ...asked, status: "refused", code: "too_fast", details: {} }] });
  press(one("button"));
  assert.equal(store.said.length, 1);
});

test("the countdown of a closing follows the table’s clock", () => {
  const store = big({ moment: moment("write", { phase: "closing", closes_at: NOW + 5_000 }), next: next("undo", "write") });
  assert.match(text(), /si chiude fra 5/);
  become(store, { now: NOW + 4_200 });
  assert.match(text(), /si chiude fra 1/);
  become(store, { now: NOW + 9_000 });
  assert.match(text(), /si chiude fra 0/);
});

test("a concluded table has no button at all", () => {
  big({ state: "concluded", next: next("none", "") });
  assert.deepEqual([buttons(), text()], [[], "Il tavolo è concluso."]);
});

for (const [name, minutes] of [["Aggiungi un minuto", 1], ["Aggiungi cinque minuti", 5]]) {
  test(`“${name}” adds ${minutes}`, () => {
    const store = storeWith();
    mount(Head, { store });
    press(name);
    assert.deepEqual(store.said, [["add_time", { minutes }]]);
  });
}

test("the timer is for the eyes: a reader is not told each second", () => {
  const store = storeWith();
  mount(Head, { store });
  assert.equal(one("[role=timer]").textContent, "6:40");
  assert.equal(one("[role=timer]").getAttribute("aria-live"), "off");
  become(store, { now: NOW + 399_100 });
  assert.equal(one("[role=timer]").textContent, "0:01");
  become(store, { now: NOW + 500_000 });
  assert.equal(one("[role=timer]").textContent, "0:00");
});

function cards(list, view = {}) {
  const store = storeWith({ cards: list, ...view });
  mount(() => [Cards({ store }), Undo({ store })]);
  return store;
}

for (const [name, reason] of [["Dati personali", "personal_data"], ["Offesa", "offence"], ["Doppione", "duplicate"], ["Altro", "other"]]) {
  test(`a card is hidden by the tap of its reason: ${name}`, () => {
    const store = cards([card(1), card(2)]);
    press("Nascondi Carta 2");
    assert.equal(one("[role=group]").getAttribute("aria-label"), "Perché la nascondi?");
    press(name);
    assert.deepEqual(store.said, [["hide_card", { card: 2, reason }]]);
    assert.equal(all("[role=group]").length, 0);
  });
}

test("a hidden card can be taken back at once by its title, or later from its place", () => {
  const store = cards([card(1)]);
  press("Nascondi Carta 1");
  press("Doppione");
  assert.match(text(), /Carta «Carta 1» nascosta\./);
  press("Annulla");
  become(store, { view: viewOf({ cards: [card(1, { state: "hidden" })] }) });
  press("Rimetti sul tavolo Carta 1");
  assert.deepEqual(store.said.slice(1), [["restore_card", { card: 1 }], ["restore_card", { card: 1 }]]);
});

test("asking for the reason can be left without hiding anything", () => {
  const store = cards([card(1)]);
  press("Nascondi Carta 1");
  assert.deepEqual(buttons(), ["Dati personali", "Offesa", "Doppione", "Altro", "Lascia stare"]);
  press("Lascia stare");
  assert.deepEqual([store.said, buttons()], [[], ["Nascondi Carta 1"]]);
});

test("the newest act is the one that can be taken back", () => {
  const store = cards([card(1), card(2)]);
  press("Nascondi Carta 1");
  press("Altro");
  press("Nascondi Carta 2");
  press("Altro");
  assert.equal(all(".undo").length, 1);
  press("Annulla");
  assert.deepEqual(store.said[2], ["restore_card", { card: 2 }]);
});

test("a removed card has no words, no button and no author; a covered one can be hidden before the reveal", () => {
  cards([card(1, { state: "removed", text: null, organisation: null }), card(2, { state: "covered" })]);
  const [removed, covered] = all(".papers > li");
  assert.equal(removed.textContent.trim(), "[rimossa]");
  assert.deepEqual([...covered.querySelectorAll("button")].map(nameOf), ["Nascondi Carta 2"]);
});

test("one card is counted as one", () => {
  cards([card(1)], { counts: { seated: 1, wrote: 1, cards: 1, voters: 1, voted: 0 } });
  assert.equal(one("h2").textContent, "una carta");
});

test("every refused or waiting command is named; only a refused one can be taken away", () => {
  const items = [
    { id: "a", kind: "hide_card", payload: { card: 1, reason: "other" }, status: "waiting" },
    { id: "b", kind: "add_time", payload: { minutes: 5 }, status: "refused", code: "time_not_running", details: {} },
    { id: "c", kind: "free_seat", payload: { seat: 3 }, status: "arrived", seq: 4 },
  ];
  const store = storeWith({}, { items });
  mount(OnTheirWay, { store });
  assert.deepEqual(all("li strong").map((each) => each.textContent), ["Nascondi la carta", "Aggiungi tempo"]);
  assert.match(text(), /Non registrata: in questo momento non c’è un tempo che scorre\./);
  press("Togli");
  assert.deepEqual(store.said, [["dismiss", "b"]]);
});

function desk(view, more) {
  const store = storeWith(view, more);
  mount(Tablet, { config: CONFIG, store });
  return store;
}

test("the door: one button that closes it and, once closed, opens it", () => {
  const store = desk();
  press("Chiudi l’ingresso");
  become(store, { view: viewOf({ locked: true }) });
  assert.match(text(), /L’ingresso è chiuso/);
  press("Apri l’ingresso");
  assert.deepEqual(store.said, [["lock_table", {}], ["unlock_table", {}]]);
});

test("the panel for people without a phone opens and closes with its button", () => {
  desk({ seats: [seat(8, { name: "Rosa", phone: false })] });
  assert.equal(button("Scrivi per…").getAttribute("aria-expanded"), "false");
  press("Scrivi per…");
  assert.equal(button("Scrivi per…").getAttribute("aria-expanded"), "true");
  button("Rosa");
  press("Scrivi per…");
  assert.equal(all(".for-panel").length, 0);
});

test("while people choose, the same button says so", () => {
  desk({ moment: moment("choose"), ballot: BALLOT, next: next("close", "choose") });
  assert.ok(buttons().includes("Scegli per…"), buttons().join(" | "));
  assert.ok(!buttons().includes("Scrivi per…"));
});

test("the room’s screen and the photos open beside the desk, the account only at the end", () => {
  const store = desk();
  assert.deepEqual(all("a").map((each) => [each.getAttribute("href"), each.getAttribute("target"), each.getAttribute("rel")]), [["/schermo/", "_blank", "noopener"], ["/foto/", "_blank", "noopener"]]);
  become(store, { view: viewOf({ state: "concluded", result: RESULT, moment: moment("conclude", { phase: "closed" }), next: next("none", "") }) });
  assert.deepEqual(all("a").map((each) => each.getAttribute("href")), ["/schermo/", "/foto/", "/resoconto/"]);
  assert.match(text(), /Che cosa ha scelto il tavolo/);
});

test("an earlier result does not stand over a moment in which people write again", () => {
  desk({ result: RESULT, moment: moment("write", { number: 3 }) });
  assert.equal(all(".result").length, 0);
});

test("before anything is known the desk says that it connects, and has nothing to press", () => {
  desk({}, { view: null });
  assert.match(text(), /^Tavolo 3 Ci colleghiamo al tavolo…/);
  assert.deepEqual(buttons(), []);
});

test("no net: the banner stands on the desk and on the screen, and goes when it is back", () => {
  const store = desk({}, { isOffline: true });
  assert.equal(one(".offline").textContent, "Senza rete. Continua a scrivere: parte appena torna.");
  become(store, { isOffline: false });
  assert.equal(all(".offline").length, 0);
  mount(Room, { config: CONFIG, store: storeOf({ role: "screen", isOffline: true }) });
  assert.equal(all(".offline").length, 1);
});
