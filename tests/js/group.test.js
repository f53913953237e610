// Grouping: by boxes and buttons, named, taken apart; what stands together is counted once in a ballot.

import assert from "node:assert/strict";
import { afterEach, test } from "node:test";

import { all, become, button, buttons, field, leave, mount, one, press, text, type } from "./page.js";
import { BALLOT, card, mineOf, moment, RESULT, storeOf, viewOf } from "./rendering.js";

const { Result } = await import("../../static/js/table/parts/result.js");
const { Choose } = await import("../../static/js/table/phone/choose.js");
const { Group } = await import("../../static/js/table/phone/group.js");
const { GroupDesk } = await import("../../static/js/table/tablet/group.js");
const { Room } = await import("../../static/js/table/room/room.js");

const FAMILY = { number: 1, name: "Tutor", cards: [1, 2], organisations: 2, people: 2 };
const OTHER = { number: 2, name: null, cards: [3, 4], organisations: null, people: null };
const CARDS = [1, 2, 3, 4, 5].map((number) => card(number));
const OWN = { number: 2, text: "Carta 2", state: "shown", reason: null };

afterEach(leave);

const viewWith = (more = {}) => viewOf({ moment: moment("group"), cards: CARDS, families: [FAMILY, OTHER], can_undo_grouping: true, ...more });

function atDesk(more) {
  const store = storeOf({ role: "facilitator", view: viewWith(more) });
  mount(GroupDesk, { store });
  return store;
}

test("two cards are ticked and put together", () => {
  const store = atDesk({ families: [], can_undo_grouping: false });
  assert.match(text(), /Scegli almeno due carte/);
  press(all("input[type=checkbox]")[0]);
  assert.ok(!buttons().includes("Unisci in una famiglia"));
  press(all("input[type=checkbox]")[2]);
  assert.match(text(), /Hai scelto 2 carte/);
  press("Unisci in una famiglia");
  assert.deepEqual(store.said, [["group_cards", { cards: [1, 3], family: 0 }]]);
  assert.match(text(), /Scegli almeno due carte/);
});

test("what somebody else grouped meanwhile is chosen no longer", () => {
  const store = atDesk({ families: [] });
  press(all("input[type=checkbox]")[0]);
  press(all("input[type=checkbox]")[4]);
  become(store, { view: viewWith() });
  assert.match(text(), /Hai scelto una carta/);
});

test("a card joins a family, a family joins another, and each is taken apart", () => {
  const store = atDesk();
  press(one("input[type=checkbox]"));
  press("Aggiungi a «Tutor»");
  press("Unisci a «Famiglia 2» (Tutor)");
  press("Dividi la famiglia Tutor");
  press("Stacca Carta 3");
  press("Annulla l’ultimo passo");
  assert.deepEqual(store.said, [
    ["group_cards", { cards: [5], family: 1 }],
    ["merge_families", { family: 1, into: 2 }],
    ["split_family", { family: 1 }],
    ["detach_card", { card: 3 }],
    ["undo_grouping", {}],
  ]);
});

test("a family is named, and what is being typed outlives a change of the table", () => {
  const store = atDesk();
  type(field("Come si chiama questa famiglia? (Famiglia 2)"), "Mezzi pubblici");
  become(store, { view: viewWith({ families: [FAMILY, { ...OTHER, cards: [3, 4, 5] }] }) });
  assert.equal(field("Come si chiama questa famiglia? (Famiglia 2)").value, "Mezzi pubblici");
  press(all("button").filter((each) => each.textContent === "Salva il nome")[1]);
  assert.deepEqual(store.said, [["name_family", { family: 2, text: "Mezzi pubblici" }]]);
});

test("voices are counted, unless the cards are nobody's", () => {
  atDesk();
  assert.deepEqual(all(".family > .muted").map((each) => each.textContent), ["2 carte · 2 organizzazioni · 2 persone", "2 carte"]);
});

test("on hold and after the close nothing can be moved", () => {
  for (const more of [{ held: true }, { phase: "closed" }]) {
    atDesk({ moment: moment("group", more) });
    assert.deepEqual(buttons(), []);
    assert.equal(all("input").length, 0);
  }
});

test("on the phone only one's own card can be taken away", () => {
  const store = storeOf({ view: viewWith(), mine: mineOf({ cards: [OWN] }) });
  mount(Group, { store });
  assert.deepEqual(buttons(), ["Stacca la mia Carta 2"]);
  press("Stacca la mia Carta 2");
  assert.deepEqual(store.said, [["detach_card", { card: 2 }]]);
});

test("a refused detachment says why and can be tried again", () => {
  const item = { id: "a", kind: "detach_card", payload: { card: 2 }, status: "refused", code: "table_on_hold", details: {} };
  mount(Group, { store: storeOf({ view: viewWith(), mine: mineOf({ cards: [OWN] }), items: [item] }) });
  assert.match(text(), /Non registrata: il tavolo è in pausa/);
  assert.ok(button("Stacca la mia Carta 2"));
});

test("a ballot names the family and the titles of its cards, a result too", () => {
  const ballot = { ...BALLOT, options: [1, 3, 5], families: [{ option: 1, name: "Tutor", cards: [1, 2] }, { option: 3, name: null, cards: [3, 4] }] };
  const view = viewOf({ moment: moment("choose"), cards: CARDS, ballot });
  mount(Choose, { store: storeOf({ view }) });
  assert.deepEqual(all(".vote-title").map((each) => each.textContent), ["Tutor", "Carta 3 · Carta 4", "Carta 5"]);
  assert.equal(all(".vote-body")[0].textContent, "Carta 1 · Carta 2");

  const rows = [{ card: 1, in_favour: 9, position: 1 }];
  mount(Result, { view: { ...view, result: { ...RESULT, rows } } });
  assert.deepEqual(all(".result-name").map((each) => each.textContent), ["Tutor"]);
});

test("the room shows families, then the cards left alone", () => {
  const config = { table: { number: 3 }, urls: {}, short_address: "" };
  mount(Room, { config, store: storeOf({ role: "screen", view: viewWith() }) });
  assert.deepEqual(all(".family-name").map((each) => each.textContent), ["Tutor", "Famiglia 2"]);
  assert.deepEqual(all(".room-cards .card-title").map((each) => each.textContent), ["Carta 5"]);
});
