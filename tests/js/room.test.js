// The room's screen: it shows, and asks nothing of anybody.

import assert from "node:assert/strict";
import { afterEach, test } from "node:test";

import { all, become, buttons, leave, mount, one, text } from "./page.js";
import { BALLOT, card, CONFIG, moment, RESULT, seat, storeOf, viewOf } from "./rendering.js";
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
