// The first script of a table's page: it takes the plain page over only where it can do better.

import assert from "node:assert/strict";
import { afterEach, beforeEach, test } from "node:test";

import { act, browser, document, machine, main } from "./page.js";
import { CONFIG, ITALIAN } from "./rendering.js";
import { heldSeat } from "../../static/js/table/page/seats.js";

const URLS = { ...CONFIG.urls, socket: "/ws/tavoli/482917/", state: "/stato/", commands: "/comandi/" };
const PLAIN = "<p>La pagina senza script</p>";
let turn = 0;

browser.Intl = Intl;
browser.crypto = crypto;
browser.AbortController = AbortController;

beforeEach(() => {
  browser.sessionStorage.clear();
  machine.sockets.length = 0;
  document.documentElement.className = "";
});
afterEach(() => act(() => machine.sockets.forEach((socket) => socket.drop(4404))));

async function load(config, { csrf = "from-the-form" } = {}) {
  const json = (value) => JSON.stringify(value).replace(/</g, "\\u003c");
  main.innerHTML = `<input name="csrfmiddlewaretoken" value="${csrf}"><div id="table-app">${PLAIN}</div>
    <script type="application/json" id="table-config">${json({ ...CONFIG, urls: URLS, ...config })}</script>
    <script type="application/json" id="table-strings">${json(ITALIAN)}</script>`;
  turn += 1;
  await act(() => import(`../../static/js/entries/table.js?${turn}`));
  return document.getElementById("table-app");
}

test("who takes part gets the phone, and the plain page goes", async () => {
  const root = await load({ role: "participant" });
  assert.equal(root.querySelector("h1").textContent, "Chi si siede al tavolo?");
  assert.doesNotMatch(root.textContent, /senza script/);
  assert.ok(document.documentElement.classList.contains("is-live"));
});

test("the screen opens a line without any seat, by the page’s own scheme and host", async () => {
  const root = await load({ role: "screen" });
  assert.match(root.textContent, /Ci colleghiamo al tavolo/);
  machine.last().open();
  assert.equal(machine.last().url, "wss://voci.example/ws/tavoli/482917/");
  assert.deepEqual(machine.last().hellos(), [{ type: "hello", protocol: 1, role: "screen", since: null, epoch: null }]);
});

test("without encryption the line has none either", async () => {
  browser.location.protocol = "http:";
  await load({ role: "screen" });
  browser.location.protocol = "https:";
  assert.equal(machine.last().url, "ws://voci.example/ws/tavoli/482917/");
});

test("a facilitator’s token from the page is held by the tab, and used again without it", async () => {
  await load({ role: "facilitator", token: "f".repeat(32) });
  machine.last().open();
  assert.deepEqual(machine.last().hellos().map(({ role, token }) => [role, token]), [["facilitator", "f".repeat(32)]]);
  assert.deepEqual(heldSeat("482917", "facilitator"), { token: "f".repeat(32) });
  await load({ role: "facilitator" });
  machine.last().open();
  assert.equal(machine.last().hellos()[0].token, "f".repeat(32));
});

test("a facilitator without a token keeps the plain page", async () => {
  const root = await load({ role: "facilitator" });
  assert.match(root.textContent, /senza script/);
  assert.equal(machine.sockets.length, 0);
  assert.ok(!document.documentElement.classList.contains("is-live"));
});

for (const lacking of ["WebSocket", "fetch", "AbortController"]) {
  test(`a browser without ${lacking} keeps the plain page`, async () => {
    const kept = browser[lacking];
    delete browser[lacking];
    const root = await load({ role: "screen" });
    browser[lacking] = kept;
    assert.match(root.textContent, /senza script/);
    assert.equal(machine.sockets.length, 0);
  });
}

for (const [what, name, value] of [["plural forms", "Intl", {}], ["randomness", "crypto", undefined]]) {
  test(`a browser without ${what} keeps the plain page`, async () => {
    const kept = browser[name];
    browser[name] = value;
    const root = await load({ role: "screen" });
    browser[name] = kept;
    assert.match(root.textContent, /senza script/);
  });
}

test("a browser too old for the live page loads the plain one again every five seconds", async () => {
  let reloads = 0;
  browser.location.reload = () => {
    reloads += 1;
  };
  await import("../../static/js/entries/reload.js");
  await machine.advance(4_999);
  assert.equal(reloads, 0);
  await machine.advance(1);
  assert.equal(reloads, 1);
});
