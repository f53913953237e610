// What /prova-rete/ finds out, on lines that are good, slow, cut, or behind a portal.

import assert from "node:assert/strict";
import { test } from "node:test";

import { median, pings, reach, verdicts } from "../../static/js/network/checks.js";

const KNOWN = "voci-di-quartiere rete 1\n";
const WORDS = { page: "p", page_bad: "pn", untried: "?", portal_good: "pg", portal_bad: "pb", socket_good: "sg", socket_bad: "sb", time_good: "%(n)s", time_bad: "slow %(n)s", time_none: "none" };

// Time stands still until the socket answers, each time `step` ms later.
function line({ step = 20, answers = 99, opens = true } = {}) {
  const env = { at: 0, timers: new Map(), serial: 0 };
  env.now = () => env.at;
  env.setTimeout = (work) => {
    env.serial += 1;
    env.timers.set(env.serial, work);
    return env.serial;
  };
  env.clearTimeout = (id) => env.timers.delete(id);
  env.WebSocket = class {
    constructor() {
      this.heard = 0;
      queueMicrotask(() => (opens ? this.onopen() : this.onclose()));
    }
    send() {
      queueMicrotask(() => {
        env.at += step;
        this.heard += 1;
        if (this.heard > answers) this.onclose();
        else this.onmessage();
      });
    }
    close() {}
  };
  return env;
}

const answering = (text, ok = true) => ({ ...line(), fetch: () => Promise.resolve({ ok, text: () => Promise.resolve(text) }) });

test("the middle of several times is not moved by one that was slow", () => {
  assert.equal(median([20, 3000, 25]), 25);
  assert.equal(median([10, 20]), 15);
  assert.equal(median([]), null);
});

test("only the very bytes mean that nothing stands between", async () => {
  assert.equal(await reach(answering(KNOWN), "/x", KNOWN), "open");
  assert.equal(await reach(answering("<html>Benvenuti al Wi-Fi</html>"), "/x", KNOWN), "portal");
  assert.equal(await reach(answering(KNOWN, false), "/x", KNOWN), "portal");
  assert.equal(await reach({ ...line(), fetch: () => Promise.reject(new TypeError("no net")) }, "/x", KNOWN), "nothing");
});

test("an address that never answers is given up", async () => {
  const env = { ...line(), fetch: () => new Promise(() => {}) };
  const found = reach(env, "/x", KNOWN);
  [...env.timers.values()].forEach((work) => work());
  assert.equal(await found, "nothing");
});

test("each ping is timed, on a socket that opens", async () => {
  assert.deepEqual(await pings(line({ step: 30 }), "ws://x", 3), [30, 30, 30]);
  assert.deepEqual(await pings(line({ answers: 1 }), "ws://x", 3), [20]);
  assert.equal(await pings(line({ opens: false }), "ws://x", 3), null);
});

test("a browser that throws has no socket", async () => {
  const env = line();
  env.WebSocket = function forbidden() {
    throw new Error("policy");
  };
  assert.equal(await pings(env, "ws://x", 3), null);
});

const told = (more) => verdicts({ reached: "open", isFirst: true, times: [20, 30, 40], slow: 400, count: 3, words: WORDS, ...more }).map(([, isGood, words]) => [isGood, words]);

test("no answer is a portal while the page has just arrived, and no net when it is asked again", () => {
  const cut = { reached: "nothing", times: null };
  assert.deepEqual(told(cut).slice(0, 2), [[true, "p"], [false, "pb"]]);
  assert.deepEqual(told({ ...cut, isFirst: false }).slice(0, 3), [[false, "pn"], [false, "?"], [false, "?"]]);
});

test("each check is said with a word of its own", () => {
  assert.deepEqual(told({}), [[true, "p"], [true, "pg"], [true, "sg"], [true, "30"]]);
  assert.deepEqual(told({ reached: "portal", times: null }), [[true, "p"], [false, "pb"], [false, "sb"], [false, "none"]]);
  assert.deepEqual(told({ times: [900, 901, 20] })[3], [false, "slow 900"]);
  assert.deepEqual(told({ times: [20] })[2], [false, "sb"]);
});
