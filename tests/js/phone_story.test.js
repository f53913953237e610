// A phone from its first screen to its last: sitting down, the moments, what is said of them.

import assert from "node:assert/strict";
import { test } from "node:test";

import { act, all, answered, browser, document, field, focus, machine, mount, one, page, pass, press, text, type } from "./page.js";
import { HELD, LABEL, line, oneTableEach, open, say, spoken, table, welcome } from "./phoning.js";
import { BALLOT, card, moment, RESULT, viewOf } from "./rendering.js";
import { heldSeat } from "../../static/js/table/page/seats.js";
import { Phone } from "../../static/js/table/phone/phone.js";

oneTableEach();

test("from nobody to the table: two screens, then the question", async () => {
  open({ seat: null });
  assert.equal(machine.sockets.length, 0);
  type(field("Il tuo nome"), "Franca");
  focus(field("La tua organizzazione"));
  press(all("[role=option]")[1]);
  press("Siediti al tavolo");
  await pass();
  assert.match(text(), /Il tuo codice personale è: 482-913/);
  assert.equal(document.activeElement.id, "main");
  press("Vai al tavolo");
  assert.match(text(), /Ci colleghiamo al tavolo…/);
  welcome();
  assert.equal(one("h1").textContent, "Che cosa serve qui?");
  assert.equal(line().hellos()[0].token, heldSeat(table.config.code, "participant").token);
  assert.deepEqual([page.scrolled, machine.sockets.length], [2, 1]);
});

test("the personal code is shown once: a reload goes straight to the table", () => {
  open({ seat: { ...HELD, isNew: true } });
  press("Vai al tavolo");
  mount(Phone, { config: table.config });
  assert.doesNotMatch(text(), /482-913/);
  assert.equal(heldSeat(table.config.code, "participant").isNew, undefined);
});

test("a seat taken by the plain form before the scripts came is this tab’s seat", () => {
  table.config = { ...table.config, seat: HELD };
  open({ seat: null });
  assert.deepEqual(heldSeat(table.config.code, "participant"), HELD);
  assert.equal(line().url, "wss://voci.example/ws/");
  assert.match(text(), /Ci colleghiamo/);
});

test("who leaves that seat is asked who they are, and the seat does not come back by itself", () => {
  table.config = { ...table.config, seat: HELD };
  open({ seat: null });
  act(() => line().open());
  act(() => line().drop(4410));
  press("Siediti al tavolo");
  assert.equal(one("h1").textContent, "Chi si siede al tavolo?");
  assert.equal(heldSeat(table.config.code, "participant"), null);
  assert.equal(machine.sockets.length, 1);
});

test("an attempt to sit that was never answered is not a seat", () => {
  open({ seat: null });
  browser.sessionStorage.setItem(`posto:${table.config.code}`, JSON.stringify({ id: "a", token: "t", fields: {} }));
  mount(Phone, { config: table.config });
  assert.equal(one("h1").textContent, "Chi si siede al tavolo?");
  assert.equal(machine.sockets.length, 0);
});

test("the moments follow each other on the same phone, each with its verb at the top", () => {
  open({ view: viewOf({ state: "waiting", moment: null }) });
  const top = () => one(".phone-place").textContent;
  assert.deepEqual([top(), one("h1").textContent], ["Tavolo 3", "Fra poco si comincia"]);
  const script = [
    [{ moment: moment("write"), state: "running" }, "Tavolo 3 · Scrivi"],
    [{ moment: moment("choose"), ballot: BALLOT }, "Tavolo 3 · Scegli"],
    [{ moment: moment("conclude"), result: RESULT }, "Tavolo 3 · Concludi"],
    [{ state: "concluded" }, "Tavolo 3 · Concludi"],
  ];
  script.forEach(([set, place], index) => {
    say({ type: "patch", from: 5 + index, to: 6 + index, set });
    assert.equal(top(), place);
  });
  assert.match(text(), /Il tavolo è concluso/);
});

test("changes are told once each: moments, not every patch, and no cards to who takes part", async () => {
  open();
  assert.equal(spoken(), "");
  say({ type: "patch", from: 5, to: 6, set: { counts: { seated: 11, wrote: 9, cards: 4, voters: 11, voted: 9 } } });
  assert.equal(spoken(), "");
  say({ type: "patch", from: 6, to: 7, set: { moment: moment("write", { phase: "closing" }) } });
  assert.equal(spoken(), "Scrivi: si chiude fra pochi secondi.");
  await pass(6_000);
  assert.equal(spoken(), "");
  say({ type: "patch", from: 7, to: 8, set: { moment: moment("write", { phase: "closing", closes_at: 1 }) } });
  assert.equal(spoken(), "");
  say({ type: "patch", from: 8, to: 9, set: { moment: moment("write", { phase: "closed" }) } });
  assert.equal(spoken(), "Scrivi: chiuso.");
  say({ type: "patch", from: 9, to: 10, set: { moment: moment("choose"), ballot: BALLOT } });
  assert.equal(spoken(), "Adesso: Scegli.");
  say({ type: "patch", from: 10, to: 11, set: { state: "concluded" } });
  assert.equal(spoken(), "Il tavolo è concluso.");
});

test("the focus stays where it is while the table changes around it", () => {
  open();
  type(field(LABEL), "A metà");
  focus(field(LABEL));
  say({ type: "patch", from: 5, to: 6, set: {}, cards: [card(4)] });
  say({ type: "patch", from: 6, to: 7, set: { moment: moment("write", { phase: "closing" }) } });
  assert.equal(document.activeElement, field(LABEL));
  assert.equal(field(LABEL).value, "A metà");
});

test("who is here is counted while waiting, in the singular too", () => {
  open({ view: viewOf({ state: "waiting", moment: null, counts: { seated: 1, wrote: 0, cards: 0, voters: 0, voted: 0 } }) });
  assert.match(text(), /Al tavolo c’è una persona\. Intanto prova il telefono/);
  say({ type: "registers", here: 2 });
  assert.match(text(), /2 sono collegate adesso\./);
  say({ type: "registers", here: 1 });
  assert.doesNotMatch(text(), /collegat[ae] adesso/);
});
