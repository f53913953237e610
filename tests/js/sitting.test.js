// Sitting down over a bad network: one seat, whatever gets lost.

import assert from "node:assert/strict";
import { afterEach, beforeEach, test } from "node:test";

import { heldSeat, holdSeat, lastSeat, leaveSeat, newId, newToken } from "../../static/js/table/page/seats.js";
import { sitDown, takeBack } from "../../static/js/table/phone/sitting.js";

const CONFIG = { code: "482917", csrf: "csrf-token", urls: { join: "/siediti/", resume: "/riprendi/" } };
const FRANCA = { name: "Franca", organisation: "coop", new_organisation: "", resident: false };
let asked = [];

function server(...answers) {
  globalThis.fetch = (url, options) => {
    asked.push({ url, headers: options.headers, body: JSON.parse(options.body) });
    const next = answers.length > 1 ? answers.shift() : answers[0];
    if (next instanceof Error) return Promise.reject(next);
    return Promise.resolve({ status: next.status || 200, json: () => Promise.resolve(next) });
  };
}

const realFetch = globalThis.fetch;

beforeEach(() => {
  asked = [];
  leaveSeat("482917", "participant");
});
afterEach(() => {
  globalThis.fetch = realFetch;
});

test("tokens are long, url-safe and never the same; ids look like uuids", () => {
  assert.match(newToken(), /^[A-Za-z0-9_-]{32}$/);
  assert.notEqual(newToken(), newToken());
  assert.match(newId(), /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/);
});

test("an accepted seat is held by this tab, with its code in two groups", async () => {
  server({ type: "ack", seat: 7, personal_code: "482913", result: { seat: 7 } });
  const { seat } = await sitDown(CONFIG, FRANCA);
  assert.deepEqual([seat.seat, seat.personal_code, seat.isNew], [7, "482-913", true]);
  assert.deepEqual(heldSeat("482917", "participant"), seat);
  assert.deepEqual(lastSeat("482917"), seat);
  assert.equal(asked[0].headers["X-CSRFToken"], "csrf-token");
  assert.deepEqual(asked[0].body, { ...FRANCA, id: asked[0].body.id, token: seat.token });
});

test("a lost answer is asked for again with the same id and token", async () => {
  server(new TypeError("network"), { type: "ack", seat: 7, personal_code: "482913", result: { seat: 7 } });
  await assert.rejects(sitDown(CONFIG, FRANCA));
  await sitDown(CONFIG, FRANCA);
  assert.deepEqual(asked[0].body, asked[1].body);
});

test("another name is another attempt", async () => {
  server(new TypeError("network"));
  await assert.rejects(sitDown(CONFIG, FRANCA));
  await assert.rejects(sitDown(CONFIG, { ...FRANCA, name: "Anna" }));
  assert.notEqual(asked[0].body.token, asked[1].body.token);
});

test("a refusal is handed on and no seat is held", async () => {
  server({ type: "refused", code: "table_locked", details: {} });
  assert.deepEqual(await sitDown(CONFIG, FRANCA), { refused: "table_locked", details: {} });
  assert.equal(heldSeat("482917", "participant").seat, undefined);
});

test("a page whose own token is too old asks to be loaded again", async () => {
  server({ status: 403 });
  assert.deepEqual(await sitDown(CONFIG, FRANCA), { refused: "unknown_kind", details: {} });
});

test("a lost seat is taken back with a new token", async () => {
  server({ type: "ack", result: { seat: 7, generation: 2 } });
  const { seat } = await takeBack(CONFIG, "482-913");
  assert.deepEqual([seat.seat, seat.isNew, asked[0].url], [7, false, "/riprendi/"]);
  assert.equal(asked[0].body.personal_code, "482-913");
  assert.equal(seat.token, asked[0].body.token);
});

test("a wrong personal code is refused", async () => {
  server({ type: "refused", code: "code_unknown", details: {} });
  assert.deepEqual(await takeBack(CONFIG, "1"), { refused: "code_unknown", details: {} });
});

test("each role keeps its own place in the tab: three of them share one in the demonstration", () => {
  holdSeat("482917", "participant", { seat: 1, token: "p" });
  holdSeat("482917", "facilitator", { token: "f" });
  assert.deepEqual([heldSeat("482917", "participant").token, heldSeat("482917", "facilitator").token], ["p", "f"]);
  leaveSeat("482917", "participant");
  assert.deepEqual([heldSeat("482917", "participant"), heldSeat("482917", "facilitator").token], [null, "f"]);
});
