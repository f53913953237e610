// The queue, what it keeps where, and the sender that empties it: one at a time, in order, by id.

import assert from "node:assert/strict";
import { test } from "node:test";

import { delayAfter } from "../../static/js/table/backoff.js";
import { createClock, secondsLeft } from "../../static/js/table/clock.js";
import { createQueue } from "../../static/js/table/queue.js";
import { createSender } from "../../static/js/table/sender.js";
import { createMachine } from "./machine.js";
import { dice } from "./network.js";

function parts({ storage, isUp = true } = {}) {
  const machine = createMachine();
  const seen = [];
  const queue = createQueue({ storage: storage || machine.env.storage, key: "k", newId: machine.env.newId, onChange: (items) => seen.push(items.map(({ status }) => status)) });
  const wire = { isUp, sent: [] };
  const send = (frame) => wire.isUp && Boolean(wire.sent.push(frame));
  const sender = createSender({ queue, send, env: machine.env });
  const say = (text, kind = "post_card") => {
    const id = queue.add(kind, { text });
    sender.pump();
    return id;
  };
  return { machine, queue, wire, sender, say, seen, ids: () => wire.sent.map(({ id }) => id) };
}

test("nothing to say: nothing is sent, however often it is asked", () => {
  const { sender, wire } = parts();
  sender.pump();
  sender.pump();
  assert.deepEqual(wire.sent, []);
});

test("a frame carries id, kind and payload and nothing of the queue’s own", () => {
  const { say, wire } = parts();
  const id = say("Uno");
  assert.deepEqual(wire.sent, [{ type: "command", id, kind: "post_card", payload: { text: "Uno" } }]);
});

test("asking again while an answer is awaited sends nothing more", () => {
  const { say, sender, wire } = parts();
  say("Uno");
  sender.pump();
  sender.pump();
  assert.equal(wire.sent.length, 1);
});

test("what no transport took is not on its way: it leaves when one is there", () => {
  const { say, sender, wire, ids } = parts({ isUp: false });
  const id = say("Uno");
  wire.isUp = true;
  sender.pump();
  assert.deepEqual(ids(), [id]);
});

test("an answer to something else does not end the wait for this", () => {
  const { say, sender, ids } = parts();
  const first = say("Uno");
  say("Due");
  sender.answer({ type: "ack", id: "somebody-else", seq: 3, result: {} });
  sender.answer({ type: "retry", id: "somebody-else", after: 1 });
  assert.deepEqual(ids(), [first]);
});

test("a second answer to the same command changes nothing and sends nothing", () => {
  const { say, sender, queue, ids } = parts();
  const first = say("Uno");
  const second = say("Due");
  sender.answer({ type: "ack", id: first, seq: 3, result: { card: 1 } });
  sender.answer({ type: "ack", id: first, seq: 3, result: { card: 1 } });
  assert.deepEqual(ids(), [first, second]);
  assert.deepEqual(queue.items().map(({ status }) => status), ["arrived", "waiting"]);
});

test("an answer that comes after the wait was given up is still an answer", async () => {
  const { machine, say, sender, queue, ids } = parts();
  const first = say("Uno");
  const second = say("Due");
  await machine.advance(7_999);
  assert.deepEqual(ids(), [first]);
  await machine.advance(1);
  assert.deepEqual(ids(), [first, first]);
  sender.answer({ type: "ack", id: first, seq: 3, result: {} });
  assert.deepEqual(ids(), [first, first, second]);
  assert.equal(queue.head().id, second);
});

test("after an interruption the oldest goes again, once, and no timer of before sends it twice", async () => {
  const { machine, say, sender, ids } = parts();
  const first = say("Uno");
  sender.interrupted();
  sender.pump();
  assert.deepEqual(ids(), [first, first]);
  await machine.advance(7_999);
  assert.equal(ids().length, 2);
});

test("what cannot be read is refused with its code; with nothing to refuse nothing happens", () => {
  const { say, sender, queue } = parts();
  sender.unreadable("malformed");
  assert.deepEqual(queue.items(), []);
  const id = say("Uno");
  sender.unreadable("too_large");
  const [item] = queue.items();
  assert.deepEqual([item.id, item.status, item.code, item.payload.text], [id, "refused", "too_large", "Uno"]);
});

test("a refusal without details has none, with details keeps them", () => {
  const { say, sender, queue } = parts();
  sender.answer({ type: "refused", id: say("Uno"), code: "moment_closed" });
  sender.answer({ type: "refused", id: say("Due"), code: "text_too_long", details: { limit: 280 } });
  assert.deepEqual(queue.items().map(({ code, details }) => [code, details]), [["moment_closed", {}], ["text_too_long", { limit: 280 }]]);
});

// The shelf.

const shelf = (text) => {
  const items = new Map([["k", text]]);
  return { getItem: (key) => (items.has(key) ? items.get(key) : null), setItem: (key, value) => items.set(key, value) };
};

for (const [what, stored] of [["nothing", null], ["an empty text", ""], ["half a list", '[{"id":"a"'], ["not a list", '{"id":"a"}'], ["null", "null"]]) {
  test(`a shelf that holds ${what} is an empty queue, and takes the next`, () => {
    const { queue, say } = parts({ storage: shelf(stored) });
    assert.deepEqual([queue.items(), queue.head()], [[], null]);
    say("Uno");
    assert.equal(queue.items().length, 1);
  });
}

test("what an earlier page left is sent before what this one says", () => {
  const left = [{ id: "left", kind: "post_card", payload: { text: "Prima" }, status: "waiting" }];
  const { say, sender, ids } = parts({ storage: shelf(JSON.stringify(left)) });
  const now = say("Dopo");
  sender.answer({ type: "ack", id: "left", seq: 1, result: {} });
  assert.deepEqual(ids(), ["left", now]);
});

test("a storage that refuses keeps everything in memory, and takes it back when it can", () => {
  const kept = new Map();
  const storage = { isFull: true, getItem: (key) => kept.get(key) || null, setItem(key, value) { if (this.isFull) throw new Error("QuotaExceededError"); kept.set(key, value); } };
  const { queue, say } = parts({ storage });
  say("Uno");
  say("Due");
  assert.deepEqual(queue.items().map(({ payload }) => payload.text), ["Uno", "Due"]);
  assert.equal(kept.size, 0);
  storage.isFull = false;
  say("Tre");
  assert.deepEqual(JSON.parse(kept.get("k")).map(({ payload }) => payload.text), ["Uno", "Due", "Tre"]);
  assert.equal(queue.items().length, 3);
});

test("a storage that cannot even be read stops nobody from speaking", () => {
  const storage = { getItem() { throw new Error("SecurityError"); }, setItem() { throw new Error("SecurityError"); } };
  const { queue, say, wire } = parts({ storage });
  say("Uno");
  assert.deepEqual(queue.items().map(({ payload }) => payload.text), ["Uno"]);
  assert.equal(wire.sent.length, 1);
});

test("only the table’s own account clears what arrived: not before, not what was refused", () => {
  const { queue, say, sender } = parts();
  const [first, second, third] = ["Uno", "Due", "Tre"].map((text) => say(text));
  sender.answer({ type: "ack", id: first, seq: 4, result: {} });
  sender.answer({ type: "ack", id: second, seq: 6, result: {} });
  sender.answer({ type: "refused", id: third, code: "moment_closed", details: {} });
  queue.prune(3);
  assert.equal(queue.items().length, 3);
  queue.prune(5);
  assert.deepEqual(queue.items().map(({ id }) => id), [second, third]);
  queue.prune(900);
  assert.deepEqual(queue.items().map(({ id }) => id), [third]);
});

test("pruning nothing tells nobody", () => {
  const { queue, say, seen } = parts();
  say("Uno");
  const told = seen.length;
  queue.prune(100);
  assert.equal(seen.length, told);
});

test("a newer choice takes the place of one not yet sent, of the same ballot only, and never of a card", () => {
  const { queue } = parts({ isUp: false });
  queue.add("post_card", { text: "Uno" });
  queue.add("cast_ballot", { ballot: 2, choice: [1] });
  queue.add("cast_ballot", { ballot: 5, choice: [9] });
  queue.add("cast_ballot", { ballot: 2, choice: [3] });
  assert.deepEqual(queue.items().map(({ kind, payload }) => [kind, payload.ballot, payload.choice]), [
    ["post_card", undefined, undefined],
    ["cast_ballot", 5, [9]],
    ["cast_ballot", 2, [3]],
  ]);
});

test("a choice on its way stays until it is answered; the next waits behind it", () => {
  const { queue, sender, ids } = parts();
  const first = queue.add("cast_ballot", { ballot: 2, choice: [1] });
  sender.pump();
  const second = queue.add("cast_ballot", { ballot: 2, choice: [1, 2] });
  sender.pump();
  assert.deepEqual(queue.items().map(({ id }) => id), [first, second]);
  sender.answer({ type: "ack", id: first, seq: 1, result: {} });
  assert.deepEqual(ids(), [first, second]);
});

test("the choices that a tablet casts for several people are all kept", () => {
  const { queue } = parts({ isUp: false });
  [1, 2].forEach((seat) => queue.add("cast_ballot_for", { seat, ballot: 2, choice: [seat] }));
  assert.equal(queue.items().length, 2);
});

// Clocks and waits.

for (const skew of [-86_400_000, -3_600_000, -1_500, 0, 1_500, 3_600_000, 86_400_000]) {
  test(`a device that is ${skew / 1000} s off draws the server’s time to within the quickest frame`, () => {
    const random = dice(Math.abs(skew) + 11);
    let server = 1_778_594_400_000;
    const clock = createClock(() => server + skew);
    const journeys = Array.from({ length: 12 }, () => {
      server += 1_000;
      const journey = 20 + random.below(900);
      const sent = server;
      server += journey;
      clock.sample(sent);
      return journey;
    });
    const late = server - clock.now();
    assert.equal(late, Math.min(...journeys.slice(-8)));
    assert.equal(secondsLeft(server + 60_000, clock.now()), 61);
  });
}

test("a timer without an end has no seconds; its last moment counts as one", () => {
  assert.deepEqual([secondsLeft(undefined, 5), secondsLeft(1_001, 1_000), secondsLeft(1_000, 1_000)], [null, 1, 0]);
});

test("waits grow with failures, spread over half their length, and never pass their limit", () => {
  const random = dice(77);
  for (let failures = 1; failures <= 40; failures += 1) {
    const full = Math.min(15_000, 500 * 2 ** (failures - 1));
    const drawn = Array.from({ length: 50 }, () => delayAfter(failures, random.roll, 15_000));
    assert.ok(drawn.every((ms) => ms >= Math.floor(full / 2) && ms <= full), `${failures}: ${drawn}`);
    assert.ok(new Set(drawn).size > 10, "a room must not knock all at once");
  }
  assert.equal(delayAfter(0, () => 1, 15_000), 500);
});
