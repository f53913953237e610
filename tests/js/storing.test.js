// What a browser keeps for a page: drafts, seats, the queue; and a browser that keeps nothing.

import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";

import { browser, machine } from "./page.js";
import { draft } from "../../static/js/table/page/drafts.js";
import { forgetLastSeat, heldSeat, holdSeat, lastSeat, leaveSeat, newId, newToken } from "../../static/js/table/page/seats.js";
import { ofDevice, ofTab, readJson, writeJson } from "../../static/js/table/page/storage.js";
import { createStore } from "../../static/js/table/page/store.js";
import { mineOf, viewOf } from "./rendering.js";

beforeEach(() => {
  browser.sessionStorage.isFull = false;
  browser.sessionStorage.clear();
  browser.localStorage.clear();
});

test("what is of the tab and what is of the device are two places, and the probe leaves no trace", () => {
  assert.deepEqual([browser.sessionStorage.keys(), browser.localStorage.keys()], [[], []]);
  ofTab.setItem("a", "1");
  assert.deepEqual([ofTab.getItem("a"), ofDevice.getItem("a")], ["1", null]);
});

for (const [what, forbid] of [
  ["throws when named", { get: () => { throw new Error("SecurityError"); } }],
  ["is missing", { get: () => undefined }],
  ["refuses to be written", { get: () => ({ setItem() { throw new Error("QuotaExceededError"); } }) }],
]) {
  test(`a storage that ${what} is a memory as long as the page`, async () => {
    const kept = browser.localStorage;
    Object.defineProperty(browser, "localStorage", { ...forbid, configurable: true });
    const forbidden = await import(`../../static/js/table/page/storage.js?${encodeURIComponent(what)}`);
    Object.defineProperty(browser, "localStorage", { value: kept, configurable: true, writable: true });
    assert.equal(forbidden.ofDevice.getItem("a"), null);
    forbidden.ofDevice.setItem("a", "1");
    assert.equal(forbidden.ofDevice.getItem("a"), "1");
    forbidden.ofDevice.removeItem("a");
    assert.equal(forbidden.ofDevice.getItem("a"), null);
    assert.equal(kept.getItem("a"), null);
  });
}

test("what was stored badly is nothing, what does not fit is not an error", () => {
  ofTab.setItem("bad", "{");
  assert.deepEqual([readJson(ofTab, "bad"), readJson(ofTab, "none")], [null, null]);
  browser.sessionStorage.isFull = true;
  writeJson(ofTab, "big", { a: 1 });
  assert.equal(readJson(ofTab, "big"), null);
});

test("a draft is stored at each stroke and found by who asks for the same key", () => {
  const text = draft("bozza:una");
  text.value = "A metà";
  assert.equal(browser.sessionStorage.getItem("bozza:una"), "A metà");
  assert.equal(draft("bozza:una"), text);
  assert.equal(draft("bozza:altra").value, "");
});

test("a draft of before the reload is there; an emptied one leaves nothing behind", () => {
  browser.sessionStorage.setItem("bozza:prima", "Di prima");
  const text = draft("bozza:prima");
  assert.equal(text.value, "Di prima");
  text.value = "";
  assert.deepEqual(browser.sessionStorage.keys(), []);
});

test("a full storage takes nothing from the page", () => {
  const text = draft("bozza:piena");
  browser.sessionStorage.isFull = true;
  text.value = "Resta qui";
  assert.equal(draft("bozza:piena").value, "Resta qui");
});

test("a seat is of its tab and its table; the device remembers the last of each table", () => {
  holdSeat("111111", "participant", { seat: 1, token: "a", name: "Franca" });
  holdSeat("222222", "participant", { seat: 2, token: "b", name: "Anna" });
  assert.deepEqual([heldSeat("111111", "participant").seat, lastSeat("222222").seat, heldSeat("333333", "participant")], [1, 2, null]);
  leaveSeat("111111", "participant");
  assert.deepEqual([heldSeat("111111", "participant"), lastSeat("111111").name], [null, "Franca"]);
  forgetLastSeat("111111");
  assert.deepEqual([lastSeat("111111"), lastSeat("222222").name], [null, "Anna"]);
});

test("a facilitation and an unanswered attempt are not remembered by the device", () => {
  holdSeat("111111", "facilitator", { token: "f" });
  holdSeat("111111", "participant", { id: "a", token: "t", fields: {} });
  assert.deepEqual(browser.localStorage.keys(), []);
});

test("a thousand tokens and ids are a thousand different ones, safe in an address", () => {
  const tokens = Array.from({ length: 1000 }, newToken);
  const ids = Array.from({ length: 1000 }, newId);
  assert.deepEqual([new Set(tokens).size, new Set(ids).size], [1000, 1000]);
  assert.ok(tokens.every((token) => /^[\w-]{32}$/.test(token)) && ids.every((id) => /^[A-Za-z0-9-]{8,64}$/.test(id)));
});

const URLS = { socket: "wss://voci.example/ws/", state: "/stato/", commands: "/comandi/" };
const opened = (queueKey) => createStore({ role: "participant", token: "t", urls: URLS, queueKey });

function welcomed() {
  const socket = machine.last();
  socket.open();
  socket.say({ type: "welcome", protocol: 1, epoch: "e1", role: "participant", seat: 7, now: machine.env.now() });
  socket.say({ type: "snapshot", seq: 5, epoch: "e1", now: machine.env.now(), view: viewOf(), mine: mineOf() });
  return socket;
}

test("a store begins with what the last page left in the queue", () => {
  const left = [{ id: "left", kind: "post_card", payload: { text: "Prima" }, status: "refused", code: "moment_closed", details: {} }];
  browser.localStorage.setItem("coda:a", JSON.stringify(left));
  const store = opened("coda:a");
  assert.deepEqual(store.items.value, left);
  store.dismiss("left");
  assert.deepEqual([store.items.value, JSON.parse(browser.localStorage.getItem("coda:a"))], [[], []]);
  store.stop();
});

test("before the first frame a store knows nothing and says so", () => {
  const store = opened("coda:b");
  assert.deepEqual([store.view.value, store.mine.value, store.isOffline.value, store.status.value.link], [null, null, false, "connecting"]);
  assert.deepEqual(store.registers.value, { here: null, seats: {} });
  store.stop();
});

test("registers without seats are those that a participant gets", () => {
  const store = opened("coda:c");
  welcomed().say({ type: "registers", here: 9 });
  assert.deepEqual(store.registers.value, { here: 9, seats: {} });
  store.stop();
});

test("the time shown is the server’s and moves with the device’s", async () => {
  const store = opened("coda:d");
  const socket = welcomed();
  for (let frame = 0; frame < 8; frame += 1) socket.say({ type: "registers", here: 1, now: machine.env.now() + 90_000 });
  await machine.advance(250);
  assert.equal(store.now.value, machine.env.now() + 90_000);
  store.stop();
});

test("offline is said after five seconds without a line, by this device’s clock however wrong the other is", async () => {
  const store = opened("coda:e");
  welcomed().say({ type: "registers", here: 1, now: 5 });
  machine.last().drop(1006);
  machine.isOffline = true;
  await machine.advance(4_750);
  assert.equal(store.isOffline.value, false);
  await machine.advance(500);
  assert.equal(store.isOffline.value, true);
  machine.isOffline = false;
  browser.dispatchEvent(new Event("online"));
  welcomed();
  await machine.advance(250);
  assert.equal(store.isOffline.value, false);
  store.stop();
});
