// A phone whose line goes: what was written stays, the line comes back, a seat may end.

import assert from "node:assert/strict";
import { test } from "node:test";

import { act, all, browser, buttons, document, field, leave, machine, one, page, pass, press, text, type } from "./page.js";
import { LABEL, line, oneTableEach, open, say, spoken, table, welcome } from "./phoning.js";
import { card, mineOf } from "./rendering.js";
import { heldSeat, lastSeat } from "../../static/js/table/page/seats.js";

oneTableEach();

test("a card written without a net is on the screen at once, and arrives with the net", async () => {
  open();
  act(() => line().drop(1006));
  type(field(LABEL), "Laboratori aperti la sera");
  press("Manda al tavolo");
  assert.match(text(), /Laboratori aperti la sera Sul tuo telefono: parte appena torna la rete/);
  await pass(600);
  welcome();
  const [command] = line().commands();
  assert.deepEqual([command.kind, command.payload], ["post_card", { text: "Laboratori aperti la sera" }]);
  say({ type: "ack", id: command.id, seq: 6, result: { card: 4 } });
  assert.match(text(), /Laboratori aperti la sera Arrivata al tavolo/);
  say({ type: "patch", from: 5, to: 6, set: {}, cards: [card(4, { text: "Laboratori aperti la sera" })] });
  say({ type: "mine", to: 6, mine: mineOf({ cards: [{ number: 4, text: "Laboratori aperti la sera", state: "shown", reason: null }] }) });
  assert.deepEqual(all(".papers .card-title").map((each) => each.textContent).filter((each) => each.startsWith("Lab")), ["Laboratori aperti la sera"]);
  assert.match(text(), /Arrivata al tavolo · tua/);
});

test("the banner comes after five seconds without a net, is announced once, and its end too", async () => {
  open();
  page.answer = () => Promise.reject(new TypeError("no network"));
  act(() => line().drop(1006));
  await pass(4_500);
  assert.equal(all(".offline").length, 0);
  await pass(1_000);
  assert.equal(all(".offline").length, 1);
  assert.match(spoken(), /^Senza rete/);
  await pass(20_000);
  assert.equal(spoken(), "");
  act(() => browser.dispatchEvent(new Event("online")));
  welcome();
  await pass(250);
  assert.equal(all(".offline").length, 0);
  assert.equal(spoken(), "La rete è tornata.");
});

for (const [what, happen] of [
  ["the net comes back", () => browser.dispatchEvent(new Event("online"))],
  ["the page comes out of the browser’s cache", () => browser.dispatchEvent(Object.assign(new Event("pageshow"), { persisted: true }))],
  ["the page is seen again", () => document.dispatchEvent(new document.defaultView.Event("visibilitychange"))],
]) {
  test(`${what}: the line is tried at once`, async () => {
    open();
    act(() => line().drop(1006));
    const before = machine.sockets.length;
    act(happen);
    assert.equal(machine.sockets.length, before + 1);
  });
}

test("a page that hides, or is only shown for the first time, asks nothing", () => {
  open();
  const hellos = line().hellos().length;
  document.visibilityState = "hidden";
  document.dispatchEvent(new document.defaultView.Event("visibilitychange"));
  document.visibilityState = "visible";
  browser.dispatchEvent(Object.assign(new Event("pageshow"), { persisted: false }));
  assert.equal(line().hellos().length, hellos);
});

for (const [closeCode, title, again] of [
  [4409, "Il tuo posto è aperto su un altro telefono", true],
  [4410, "Chi facilita ha liberato il tuo posto", true],
  [4401, "Questo telefono non ha un posto al tavolo", true],
]) {
  test(`an end of the seat (${closeCode}): ${title}; one may sit down again`, async () => {
    open();
    act(() => line().drop(closeCode));
    assert.equal(one("h1").textContent, title);
    assert.equal(spoken(), title);
    await pass(60_000);
    assert.equal(machine.sockets.length, 1);
    assert.deepEqual(buttons(), again ? ["Siediti al tavolo"] : []);
    press("Siediti al tavolo");
    assert.equal(one("h1").textContent, "Chi si siede al tavolo?");
    assert.deepEqual([heldSeat(table.config.code, "participant"), lastSeat(table.config.code)], [null, null]);
  });
}

test("a seat freed while a card was on its way keeps the words in the browser", () => {
  open();
  act(() => line().drop(1006));
  type(field(LABEL), "Non ancora arrivata");
  press("Manda al tavolo");
  const kept = JSON.parse(browser.localStorage.getItem(`voci:coda:${table.config.code}:7`));
  assert.deepEqual(kept.map(({ kind, payload, status }) => [kind, payload.text, status]), [["post_card", "Non ancora arrivata", "waiting"]]);
});

test("after a reload what had not left yet leaves, with the same id", async () => {
  open();
  act(() => line().drop(1006));
  type(field(LABEL), "Prima del ricaricamento");
  press("Manda al tavolo");
  const [{ id }] = JSON.parse(browser.localStorage.getItem(`voci:coda:${table.config.code}:7`));
  leave();
  open();
  assert.deepEqual(line().commands().map((command) => [command.id, command.payload.text]), [[id, "Prima del ricaricamento"]]);
});

test("the demonstration’s plug: pulled, nothing leaves; put back, everything does", async () => {
  open();
  act(() => document.dispatchEvent(new document.defaultView.Event("voci:cut")));
  type(field(LABEL), "Con la spina staccata");
  press("Manda al tavolo");
  await pass(30_000);
  assert.equal(machine.sockets.length, 1);
  assert.match(text(), /parte appena torna la rete/);
  act(() => document.dispatchEvent(new document.defaultView.Event("voci:mend")));
  welcome();
  assert.deepEqual(line().commands().map(({ payload }) => payload.text), ["Con la spina staccata"]);
});
