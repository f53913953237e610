// The room's screen: it shows, and asks nothing of anybody.

import assert from "node:assert/strict";
import { afterEach, test } from "node:test";

import { all, become, browser, button, buttons, key, leave, main, mount, one, press, text } from "./page.js";
import { BALLOT, card, CONFIG, moment, NOW, RESULT, seat, storeOf, viewOf } from "./rendering.js";
import { pagesOf } from "../../static/js/table/room/pages.js";
import { Room } from "../../static/js/table/room/room.js";

afterEach(leave);

function room(view, more) {
  const store = storeOf({ role: "screen", mine: null, view: viewOf(view), ...more });
  mount(Room, { config: CONFIG, store });
  return store;
}

for (const [what, view] of [
  ["before the first moment", { state: "waiting", moment: null }],
  ["while people write", {}],
  ["while people choose", { moment: moment("choose"), ballot: BALLOT }],
  ["with a result", { moment: moment("choose", { phase: "closed" }), result: RESULT }],
  ["at the end", { state: "concluded", moment: moment("conclude", { phase: "closed" }), result: RESULT }],
]) {
  test(`the room’s screen has nothing to press ${what}`, () => {
    const store = room(view);
    assert.equal(all("button, input, textarea, a, [tabindex]").length, 0);
    assert.deepEqual(store.said, []);
  });
}

test("hidden, removed and withdrawn cards are not on the screen, and come off it while it is shown", () => {
  const store = room({ cards: [card(1), card(2), card(3)] });
  assert.equal(all(".room-cards li").length, 3);
  become(store, { view: viewOf({ cards: [card(1, { state: "hidden", text: null }), card(2, { state: "removed", text: null }), card(3, { state: "withdrawn", text: null })] }) });
  assert.equal(all(".room-cards").length, 0);
  assert.match(text(), /Qui compaiono le carte appena arrivano\./);
});

test("the way in: code in two groups, the picture has words, and both go when the table is over", () => {
  const store = room();
  assert.equal(one(".room-code").textContent, "482 917");
  assert.deepEqual([one("img").getAttribute("src"), one("img").getAttribute("alt")], ["/qr.svg", "Codice QR per sedersi al tavolo"]);
  become(store, { view: viewOf({ locked: true }) });
  assert.deepEqual([all("img").length, all(".room-code").length], [0, 0]);
  assert.match(text(), /non accoglie altre persone/);
  become(store, { view: viewOf({ state: "concluded", locked: true, moment: moment("conclude", { phase: "closed" }) }) });
  assert.doesNotMatch(text(), /non accoglie|482 917/);
});

test("how many have voted is a number first; its bar is only for the eyes", () => {
  room({ moment: moment("choose"), ballot: BALLOT });
  assert.equal(one(".room-bar").getAttribute("aria-hidden"), "true");
  assert.match(one(".room-bar div").getAttribute("style"), /81\.8/);
  room({ moment: moment("choose"), ballot: BALLOT, counts: { seated: 0, wrote: 0, cards: 0, voters: 0, voted: 0 } });
  assert.match(one(".room-bar div").getAttribute("style"), /width: ?0%/);
});

test("one person and one card are in the singular", () => {
  room({ counts: { seated: 1, wrote: 1, cards: 1, voters: 1, voted: 0 }, cards: [card(1)] });
  assert.match(text(), /una persona · una carta/);
});

test("the screen names nobody who sits at the table", () => {
  room({ seats: [seat(1, { name: "Franca" })], cards: [card(1)] });
  assert.doesNotMatch(text(), /Franca|Cooperativa/);
});

test("a screen that the server ends says so in place of everything", () => {
  room({}, { ended: "table_unknown" });
  assert.match(text(), /^Questo tavolo non c’è Controlla il codice con chi facilita\./);
  assert.deepEqual(buttons(), []);
});

// A screen on which so many items fit; each is as high as the others.
function hang({ fits }) {
  const before = { matchMedia: browser.matchMedia, innerHeight: browser.innerHeight };
  Object.assign(browser, { matchMedia: () => ({ matches: true }), innerHeight: 100 * fits + 88 });
  const shown = (element) => [...element.querySelectorAll("li")].filter((each) => !each.querySelector("li") && !each.hidden);
  const prototype = Object.getPrototypeOf(main.constructor.prototype);
  const measure = prototype.getBoundingClientRect;
  prototype.getBoundingClientRect = function measured() {
    return { bottom: 100 * shown(this).length };
  };
  return () => {
    prototype.getBoundingClientRect = measure;
    Object.assign(browser, before);
  };
}

const cards = (count) => Array.from({ length: count }, (_each, place) => card(place + 1));
const seen = () => all(".room-main li").filter((each) => !each.hidden && !each.querySelector("li")).map((each) => Number(each.textContent.match(/Carta (\d+)/)[1]));
const upTo = (from, to) => Array.from({ length: to - from + 1 }, (_each, place) => from + place);

test("what one page cannot hold is on the next: everything once, in order, one at least", () => {
  for (const [count, fit] of [[0, 3], [1, 3], [3, 3], [7, 3], [40, 18], [5, 0]]) {
    const pages = pagesOf(count, (from, to) => to - from <= fit);
    assert.deepEqual(pages.flatMap(([from, to]) => upTo(from, to - 1)), upTo(0, count - 1));
    assert.ok(pages.every(([from, to]) => to - from >= 1 && to - from <= Math.max(fit, 1)));
  }
});

test("more cards than fit turn by pages, which say so; what fits says nothing", (context) => {
  context.after(hang({ fits: 18 }));
  const store = room({ cards: cards(40) });
  assert.deepEqual(seen(), upTo(1, 18));
  assert.match(text(), /Pagina 1 di 3: gira da sola\./);
  become(store, { now: NOW + 15_000 });
  assert.deepEqual(seen(), upTo(19, 36));
  become(store, { now: NOW + 30_000 });
  assert.deepEqual([seen(), one(".room-page p").textContent.slice(0, 13)], [upTo(37, 40), "Pagina 3 di 3"]);
  become(store, { now: NOW + 45_000 });
  assert.deepEqual(seen(), upTo(1, 18));
  become(store, { view: viewOf({ cards: cards(18) }) });
  assert.deepEqual([seen(), all(".room-page").length], [upTo(1, 18), 0]);
});

test("a family that is on two pages is named on both, and whatever is shown anew begins with its first page", (context) => {
  context.after(hang({ fits: 4 }));
  const families = [{ number: 1, name: "Tutor", cards: upTo(1, 6), organisations: 1, people: 1 }];
  const store = room({ cards: cards(8), families, moment: moment("group") });
  become(store, { now: NOW + 15_000 });
  assert.deepEqual([seen(), one(".family").hidden], [[5, 6, 7, 8], false]);
  become(store, { view: viewOf({ cards: cards(8), families, moment: moment("group", { phase: "closed" }) }) });
  assert.deepEqual(seen(), [1, 2, 3, 4]);
});

test("pages stop and go by a key or a button, turn by hand, and stay stopped when something is shown anew", (context) => {
  context.after(hang({ fits: 4 }));
  const store = room({ cards: cards(12) });
  const pressed = (name, target = main) => key(target, name);
  const GO = "Falle girare (spazio)";
  const settled = () => become(store, {});
  pressed(" ");
  become(store, { now: NOW + 60_000 });
  assert.deepEqual(seen(), upTo(1, 4));
  assert.match(text(), /Pagina 1 di 3: ferma\./);
  pressed("PageDown");
  settled();
  assert.deepEqual(seen(), upTo(5, 8));
  pressed("ArrowLeft");
  pressed("ArrowLeft");
  settled();
  assert.match(text(), /Pagina 3 di 3: ferma\./);
  become(store, { view: viewOf({ cards: cards(12), moment: moment("group") }) });
  assert.match(text(), /Pagina 1 di 3: ferma\./);
  pressed(" ", button(GO));
  settled();
  assert.match(text(), /ferma\./);
  press(GO);
  become(store, { now: NOW + 75_000 });
  assert.match(text(), /Pagina 2 di 3: gira da sola\./);
});
