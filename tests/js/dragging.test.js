// Dragging on the tablet: what a drop sends, and that an interrupted drag sends nothing and leaves nothing behind.

import assert from "node:assert/strict";
import { afterEach, test } from "node:test";

import { act, all, become, browser, document, leave, mount, one, text } from "./page.js";
import { card, moment, storeOf, viewOf } from "./rendering.js";

const { Announcer } = await import("../../static/js/table/parts/announcer.js");
const { commandOf } = await import("../../static/js/table/tablet/dragging.js");
const { GroupDesk } = await import("../../static/js/table/tablet/group.js");
const { html } = await import("htm/preact");

const CARDS = [1, 2, 3, 4, 5, 6].map((number) => card(number));
const FAMILY = { number: 1, name: "Tutor", cards: [1, 2], organisations: 2, people: 2 };
const OTHER = { number: 2, name: null, cards: [3, 4], organisations: null, people: null };
const viewWith = (more = {}) => viewOf({ moment: moment("group"), cards: CARDS, families: [FAMILY, OTHER], can_undo_grouping: true, ...more });

const PageEvent = document.defaultView.Event;
let under = null;
document.elementFromPoint = () => under;
browser.innerHeight ||= 1000;
browser.scrollBy ||= () => {};
Object.getPrototypeOf(Object.getPrototypeOf(document.createElement("span"))).setPointerCapture = () => {};

afterEach(leave);

function atDesk(more) {
  const store = storeOf({ role: "facilitator", view: viewWith(more) });
  mount(() => html`<${GroupDesk} store=${store} /><${Announcer} />`);
  return store;
}

function pointer(name, target, more = {}) {
  const event = Object.assign(new PageEvent(name, { bubbles: true, cancelable: true }), { pointerId: 1, button: 0, clientX: 0, clientY: 500, pageX: 0, pageY: 500, ...more });
  act(() => target.dispatchEvent(event));
}

const element = (number) => all(`[data-card="${number}"]`)[0];
const handle = (number) => element(number).querySelector(".drag-handle");
const family = (number) => one(`[data-family="${number}"]`);

function take(number) {
  pointer("pointerdown", handle(number));
  pointer("pointermove", handle(number), { pageX: 20 });
  assert.ok(element(number).className.includes("is-dragged"));
}

function over(number, target) {
  under = target;
  pointer("pointermove", handle(number), { pageX: 40 });
}

const nothingIsLeft = () => {
  assert.deepEqual(all(".is-dragged, .is-target"), []);
  assert.deepEqual(all("[data-card]").filter((each) => (each.style.transform || "") !== ""), []);
};

for (const [name, number, target, said, words] of [
  ["onto a family", 5, () => family(1), ["group_cards", { cards: [5], family: 1 }], "«Carta 5» va in «Tutor»."],
  ["onto a card of a family", 5, () => element(2), ["group_cards", { cards: [5], family: 1 }], "«Carta 5» va in «Tutor»."],
  ["from one family into another", 1, () => family(2), ["group_cards", { cards: [1], family: 2 }], "«Carta 1» va in «Famiglia 2»."],
  ["onto a card that stands alone", 5, () => element(6), ["group_cards", { cards: [6, 5], family: 0 }], "«Carta 5» sta con «Carta 6»."],
  ["out of its family", 1, () => one("[data-alone]"), ["detach_card", { card: 1 }], "«Carta 1» sta da sola."],
]) {
  test(`a card is dragged ${name}: the command of the buttons, once, and it is said`, () => {
    const store = atDesk();
    take(number);
    over(number, target());
    assert.equal(all(".is-target").length, 1);
    pointer("pointerup", handle(number));
    pointer("pointerup", handle(number));
    assert.deepEqual(store.said, [said]);
    assert.equal(text(one("[role=status]")), words);
    nothingIsLeft();
  });
}

test("let go over nothing, over itself or over its own family nothing is sent", () => {
  for (const [number, target] of [[5, () => null], [5, () => element(5)], [1, () => family(1)], [5, () => one("[data-alone]")]]) {
    const store = atDesk();
    take(number);
    over(number, target());
    assert.deepEqual(all(".is-target"), []);
    pointer("pointerup", handle(number));
    assert.deepEqual(store.said, []);
    assert.equal(text(one("[role=status]")), `«Carta ${number}» resta dov’era.`);
    nothingIsLeft();
  }
});

for (const [name, interrupt] of [
  ["the system takes the finger away", () => pointer("pointercancel", handle(5))],
  ["the capture is lost", () => pointer("lostpointercapture", handle(5))],
  ["Escape", () => act(() => browser.dispatchEvent(Object.assign(new globalThis.Event("keydown"), { key: "Escape" })))],
  ["the window is left", () => act(() => browser.dispatchEvent(new globalThis.Event("blur")))],
  ["the tab is hidden", () => act(() => document.dispatchEvent(new PageEvent("visibilitychange")))],
]) {
  test(`interrupted, nothing is lost: ${name}`, () => {
    const store = atDesk();
    take(5);
    over(5, family(1));
    interrupt();
    pointer("pointerup", handle(5));
    assert.deepEqual(store.said, []);
    nothingIsLeft();
    assert.equal(all("[data-card]").length, 6);
  });
}

test("a pause in the middle of a drag puts the card back and takes the handles away", () => {
  const store = atDesk();
  take(5);
  over(5, family(1));
  const held = element(5);
  become(store, { view: viewWith({ moment: moment("group", { held: true }) }) });
  assert.deepEqual(store.said, []);
  assert.ok(!held.className.includes("is-dragged"));
  assert.deepEqual(all(".drag-handle"), []);
});

test("a card that somebody hid meanwhile is not sent anywhere", () => {
  const store = atDesk();
  take(5);
  const grip = handle(5);
  under = family(1);
  become(store, { view: viewWith({ cards: CARDS.filter(({ number }) => number !== 5) }) });
  pointer("pointermove", grip, { pageX: 60 });
  pointer("pointerup", one(".grouping"));
  assert.deepEqual(store.said, []);
});

test("a touch that does not move is a touch, and a second finger changes nothing", () => {
  const store = atDesk();
  pointer("pointerdown", handle(5));
  pointer("pointermove", handle(5), { pageX: 3 });
  assert.deepEqual(all(".is-dragged"), []);
  pointer("pointerup", handle(5));
  take(5);
  under = family(1);
  pointer("pointerup", handle(5), { pointerId: 2 });
  assert.deepEqual(store.said, []);
});

test("every drop that changes something has a command, every other none", () => {
  const places = [null, { family: 1 }, { family: 2 }, { card: 5 }, { card: 6 }, { alone: true }];
  const commands = [{ card: 5, from: 0 }, { card: 1, from: 1 }].map((drag) => places.map((place) => commandOf(drag, place)));
  assert.deepEqual(commands, [
    [null, ["group_cards", { cards: [5], family: 1 }], ["group_cards", { cards: [5], family: 2 }], null, ["group_cards", { cards: [6, 5], family: 0 }], null],
    [null, null, ["group_cards", { cards: [1], family: 2 }], ["group_cards", { cards: [5, 1], family: 0 }], ["group_cards", { cards: [6, 1], family: 0 }], ["detach_card", { card: 1 }]],
  ]);
});
