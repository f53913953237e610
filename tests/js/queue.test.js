import assert from "node:assert/strict";
import { test } from "node:test";

import { createQueue } from "../../static/js/table/queue.js";
import { createMachine } from "./machine.js";

function queueOn(machine, more = {}) {
  return createQueue({ storage: machine.env.storage, key: "coda", newId: machine.env.newId, ...more });
}
const told = (queue) => queue.items().map(({ payload, status }) => [payload.text || payload.choice, status]);

test("what was said survives a reload of the page, in order", () => {
  const machine = createMachine();
  const queue = queueOn(machine);
  queue.add("post_card", { text: "Uno" });
  queue.add("post_card", { text: "Due" });
  const reloaded = queueOn(machine);
  assert.deepEqual(told(reloaded), [["Uno", "waiting"], ["Due", "waiting"]]);
  assert.equal(reloaded.head().payload.text, "Uno");
});

test("an acknowledged item stays until the table's account contains it", () => {
  const queue = queueOn(createMachine());
  const id = queue.add("post_card", { text: "Uno" });
  queue.arrived(id, 12, { card: 3 });
  queue.prune(11);
  assert.deepEqual(told(queue), [["Uno", "arrived"]]);
  queue.prune(12);
  assert.deepEqual(told(queue), []);
});

test("a refused item keeps its text and its reason until it is taken away", () => {
  const queue = queueOn(createMachine());
  const id = queue.add("post_card", { text: "Uno" });
  queue.refused(id, "moment_closed", {});
  queue.prune(1000);
  assert.equal(queue.head(), null);
  assert.deepEqual(queue.items()[0], {
    id, kind: "post_card", payload: { text: "Uno" }, status: "refused", code: "moment_closed", details: {},
  });
  queue.remove(id);
  assert.deepEqual(queue.items(), []);
});

test("a newer choice replaces one that has not left, not one on its way", () => {
  const queue = queueOn(createMachine());
  queue.add("cast_ballot", { ballot: 2, choice: [1] });
  const second = queue.add("cast_ballot", { ballot: 2, choice: [1, 4] });
  assert.deepEqual(told(queue), [[[1, 4], "waiting"]]);
  queue.leaves(second);
  queue.add("cast_ballot", { ballot: 2, choice: [4] });
  assert.deepEqual(told(queue), [[[1, 4], "waiting"], [[4], "waiting"]]);
});

test("a choice that left before a reload is settled first: it may still arrive after its successor", () => {
  const machine = createMachine();
  const before = queueOn(machine);
  before.leaves(before.add("cast_ballot", { ballot: 2, choice: [1] }));
  const after = queueOn(machine);
  after.add("cast_ballot", { ballot: 2, choice: [4] });
  assert.deepEqual(told(after), [[[1], "waiting"], [[4], "waiting"]]);
  assert.deepEqual(after.head().payload.choice, [1]);
});

test("without room in the storage the queue lives in memory", () => {
  const machine = createMachine();
  machine.env.storage.setItem = () => {
    throw new Error("QuotaExceededError");
  };
  const queue = queueOn(machine);
  queue.add("post_card", { text: "Uno" });
  queue.add("post_card", { text: "Due" });
  assert.deepEqual(told(queue), [["Uno", "waiting"], ["Due", "waiting"]]);
});

test("a spoiled storage is an empty queue", () => {
  const machine = createMachine();
  machine.env.storage.setItem("coda", "{not json");
  assert.deepEqual(queueOn(machine).items(), []);
});

test("every change is told", () => {
  const seen = [];
  const queue = queueOn(createMachine(), { onChange: (items) => seen.push(items.length) });
  const id = queue.add("post_card", { text: "Uno" });
  queue.remove(id);
  assert.deepEqual(seen, [1, 0]);
});

test("when the seat is gone, what never left is refused with its text; what left is not judged", () => {
  const queue = queueOn(createMachine());
  queue.leaves(queue.add("post_card", { text: "Partita" }));
  queue.add("post_card", { text: "Rimasta" });
  queue.refuseUnsent("seat_replaced");
  assert.deepEqual(queue.items().map(({ payload, status, code }) => [payload.text, status, code]), [
    ["Partita", "waiting", undefined],
    ["Rimasta", "refused", "seat_replaced"],
  ]);
});
