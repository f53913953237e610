import assert from "node:assert/strict";
import { test } from "node:test";

import { EMPTY, position, reduce } from "../../static/js/table/state.js";

const card = (number, text) => ({ number, moment: 1, state: "shown", text, organisation: null, author: null, at: 10 });
const seat = (number, wrote) => ({ number, name: `Posto ${number}`, wrote });
const VIEW = { state: "running", locked: false, counts: { cards: 1 }, cards: [card(3, "Tre")], seats: [seat(1, 0)] };
const SNAPSHOT = { type: "snapshot", seq: 8, epoch: "e1", now: 1, view: VIEW, mine: { seat: 1, cards: [], choice: null } };

const folded = (...frames) => frames.reduce((state, frame) => reduce(state, frame).state, EMPTY);
const patch = (from, to, more = {}) => ({ type: "patch", from, to, now: 1, set: {}, ...more });

test("a snapshot replaces everything", () => {
  const state = folded({ ...SNAPSHOT, seq: 2, view: { state: "waiting" } }, SNAPSHOT);
  assert.deepEqual(state, { seq: 8, epoch: "e1", view: VIEW, mine: SNAPSHOT.mine, mineSeq: 8 });
});

test("a patch sets whole sections and upserts cards and seats by number", () => {
  const state = folded(
    SNAPSHOT,
    patch(8, 10, { set: { counts: { cards: 2 } }, cards: [card(1, "Uno"), card(3, "Tre, corretta")], seats: [seat(1, 2)] }),
  );
  assert.equal(state.seq, 10);
  assert.deepEqual(state.view, {
    ...VIEW,
    counts: { cards: 2 },
    cards: [card(1, "Uno"), card(3, "Tre, corretta")],
    seats: [seat(1, 2)],
  });
});

test("a patch that begins before what is known asks to resume, one that is all known is ignored", () => {
  // At 8 the table may have been locked, and at 6 and 9 not: the patch from 6 to 9 would not say so.
  const state = folded(SNAPSHOT);
  assert.deepEqual(reduce(state, patch(6, 9, { set: { counts: {} } })), { state, gap: true });
  const old = folded(SNAPSHOT, patch(6, 8, { set: { locked: true } }));
  assert.deepEqual([old.seq, old.view.locked], [8, false]);
});

test("a patch after a gap changes nothing and asks to resume", () => {
  const state = folded(SNAPSHOT);
  assert.deepEqual(reduce(state, patch(9, 10, { set: { locked: true } })), { state, gap: true });
  assert.deepEqual(reduce(EMPTY, patch(0, 1)), { state: EMPTY, gap: true });
});

test("an applied frame leaves the earlier state as it was", () => {
  const before = folded(SNAPSHOT);
  const copy = structuredClone(before);
  reduce(before, patch(8, 9, { set: { locked: true }, cards: [card(3, "Altro")] }));
  assert.deepEqual(before, copy);
});

test("mine is replaced by a later one and kept before an older one", () => {
  const later = folded(SNAPSHOT, { type: "mine", to: 9, mine: { choice: [3] } });
  assert.deepEqual(later.mine, { choice: [3] });
  assert.deepEqual(reduce(later, { type: "mine", to: 7, mine: { choice: [] } }).state.mine, { choice: [3] });
});

test("another epoch makes the old numbers incomparable", () => {
  const state = folded(SNAPSHOT, { type: "welcome", epoch: "e2", now: 1 });
  assert.deepEqual(position(state), { since: null, epoch: null });
  assert.equal(reduce(state, patch(8, 9)).gap, true);
  assert.deepEqual(position(folded(SNAPSHOT)), { since: 8, epoch: "e1" });
});

test("frames that are not of the log change nothing", () => {
  const state = folded(SNAPSHOT);
  assert.equal(reduce(state, { type: "registers", here: 9 }).state, state);
});
