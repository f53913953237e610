// A phone from its first screen to its last, over a wire driven by hand.

import assert from "node:assert/strict";
import { afterEach, beforeEach, test } from "node:test";

import { act, all, answered, browser, buttons, document, field, focus, leave, machine, mount, one, page, pass, press, text, type } from "./page.js";
import { BALLOT, card, CONFIG, mineOf, moment, RESULT, viewOf } from "./rendering.js";
import { heldSeat, lastSeat } from "../../static/js/table/page/seats.js";
import { Phone } from "../../static/js/table/phone/phone.js";

const URLS = { ...CONFIG.urls, join: "/siediti/", resume: "/riprendi/", socket: "wss://voci.example/ws/", state: "/stato/", commands: "/comandi/" };
const HELD = { seat: 7, token: "t".repeat(32), personal_code: "482-913", name: "Franca" };
const LABEL = "La tua proposta: la prima riga è il titolo";
let code = 482_900;
let config = null;

// Each story sits at a table of its own, as a browser's storage would have it.
beforeEach(() => {
  code += 1;
  config = { ...CONFIG, code: String(code), urls: URLS };
  browser.sessionStorage.clear();
  browser.localStorage.clear();
  machine.sockets.length = 0;
  page.asked.length = 0;
  page.scrolled = 0;
  page.answer = () => answered({ type: "ack", seat: 7, personal_code: "482913", result: { seat: 7 } });
});
// The line of an earlier story ends for good, and so does what was said of it.
afterEach(async () => {
  leave();
  browser.dispatchEvent(new Event("online"));
  machine.sockets.forEach((socket) => socket.drop(4404));
  await pass(6_000);
});

const line = () => machine.last();
const say = (frame) => act(() => line().say({ now: machine.env.now(), ...frame }));
const spoken = () => one("[role=status]").textContent;

function open({ seat = HELD, view = viewOf(), mine = mineOf() } = {}) {
  if (seat) browser.sessionStorage.setItem(`posto:${config.code}`, JSON.stringify(seat));
  mount(Phone, { config });
  if (seat) welcome({ view, mine });
}

function welcome({ view = viewOf(), mine = mineOf(), seq = 5, epoch = "e1" } = {}) {
  act(() => line().open());
  say({ type: "welcome", protocol: 1, epoch, role: "participant", seat: 7 });
  say({ type: "snapshot", seq, epoch, view, mine });
}

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
  assert.equal(line().hellos()[0].token, heldSeat(config.code, "participant").token);
  assert.deepEqual([page.scrolled, machine.sockets.length], [2, 1]);
});

test("the personal code is shown once: a reload goes straight to the table", () => {
  open({ seat: { ...HELD, isNew: true } });
  press("Vai al tavolo");
  mount(Phone, { config });
  assert.doesNotMatch(text(), /482-913/);
  assert.equal(heldSeat(config.code, "participant").isNew, undefined);
});

test("a seat taken by the plain form before the scripts came is this tab’s seat", () => {
  config = { ...config, seat: HELD };
  open({ seat: null });
  assert.deepEqual(heldSeat(config.code, "participant"), HELD);
  assert.equal(line().url, "wss://voci.example/ws/");
  assert.match(text(), /Ci colleghiamo/);
});

test("who leaves that seat is asked who they are, and the seat does not come back by itself", () => {
  config = { ...config, seat: HELD };
  open({ seat: null });
  act(() => line().open());
  act(() => line().drop(4410));
  press("Siediti al tavolo");
  assert.equal(one("h1").textContent, "Chi si siede al tavolo?");
  assert.equal(heldSeat(config.code, "participant"), null);
  assert.equal(machine.sockets.length, 1);
});

test("an attempt to sit that was never answered is not a seat", () => {
  open({ seat: null });
  browser.sessionStorage.setItem(`posto:${config.code}`, JSON.stringify({ id: "a", token: "t", fields: {} }));
  mount(Phone, { config });
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
    assert.deepEqual([heldSeat(config.code, "participant"), lastSeat(config.code)], [null, null]);
  });
}

test("a seat freed while a card was on its way keeps the words in the browser", () => {
  open();
  act(() => line().drop(1006));
  type(field(LABEL), "Non ancora arrivata");
  press("Manda al tavolo");
  const kept = JSON.parse(browser.localStorage.getItem(`voci:coda:${config.code}:7`));
  assert.deepEqual(kept.map(({ kind, payload, status }) => [kind, payload.text, status]), [["post_card", "Non ancora arrivata", "waiting"]]);
});

test("after a reload what had not left yet leaves, with the same id", async () => {
  open();
  act(() => line().drop(1006));
  type(field(LABEL), "Prima del ricaricamento");
  press("Manda al tavolo");
  const [{ id }] = JSON.parse(browser.localStorage.getItem(`voci:coda:${config.code}:7`));
  leave();
  open();
  assert.deepEqual(line().commands().map((command) => [command.id, command.payload.text]), [[id, "Prima del ricaricamento"]]);
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

test("who is here is counted while waiting, in the singular too", () => {
  open({ view: viewOf({ state: "waiting", moment: null, counts: { seated: 1, wrote: 0, cards: 0, voters: 0, voted: 0 } }) });
  assert.match(text(), /Al tavolo c’è una persona\. Intanto prova il telefono/);
  say({ type: "registers", here: 2 });
  assert.match(text(), /2 sono collegate adesso\./);
  say({ type: "registers", here: 1 });
  assert.doesNotMatch(text(), /collegat[ae] adesso/);
});
