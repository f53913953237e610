// Choices as numbers: what each press makes of them, and how they are spelled.

import assert from "node:assert/strict";
import { test } from "node:test";

import { grouped, moved, newReceipt, pairsOf, spelled, spent, stepped, ticked } from "../../static/js/table/choices.js";

const DOTS = { method: "dots", budget: 3, max_score: 5 };
const SCORE = { method: "score", budget: 3, max_score: 2 };

test("pairs are spelled in the order of the cards and without what has nothing", () => {
  const pairs = new Map([[12, 1], [3, 2], [7, 0]]);
  assert.deepEqual(spelled(pairs), [3, 2, 12, 1]);
  assert.deepEqual(pairsOf([3, 2, 12, 1]), new Map([[3, 2], [12, 1]]));
});

test("dots end with the budget, whatever the card", () => {
  assert.deepEqual(stepped(DOTS, [], 7, 1), [7, 1]);
  assert.deepEqual(stepped(DOTS, [3, 2], 7, 1), [3, 2, 7, 1]);
  assert.equal(stepped(DOTS, [3, 2, 7, 1], 7, 1), null);
  assert.equal(stepped(DOTS, [3, 3], 7, 1), null);
  assert.equal(spent([3, 2, 7, 1]), 3);
});

test("points end with the greatest score, card by card", () => {
  assert.deepEqual(stepped(SCORE, [3, 2], 7, 1), [3, 2, 7, 1]);
  assert.equal(stepped(SCORE, [3, 2], 3, 1), null);
});

test("nothing goes below nothing, and the last dot taken away leaves no trace", () => {
  assert.equal(stepped(DOTS, [], 7, -1), null);
  assert.deepEqual(stepped(DOTS, [3, 1, 7, 1], 7, -1), [3, 1]);
});

test("a tick comes and goes, and not beyond the limit", () => {
  assert.deepEqual(ticked({ max_choices: 2 }, [3], 7), [3, 7]);
  assert.deepEqual(ticked({ max_choices: 2 }, [3, 7], 3), [7]);
  assert.equal(ticked({ max_choices: 2 }, [3, 7], 9), null);
});

test("a ranked card moves by one place and stops at the ends", () => {
  assert.deepEqual(moved([3, 7, 9], 9, -1), [3, 9, 7]);
  assert.deepEqual(moved([3, 7, 9], 3, 1), [7, 3, 9]);
  assert.deepEqual(moved([3, 7], 3, -1), [3, 7]);
  assert.deepEqual(moved([3, 7], 7, 1), [3, 7]);
  assert.deepEqual(moved([3, 7], 12, 1), [3, 7]);
});

test("a receipt has sixteen digits of chance and is read in fours", () => {
  const made = newReceipt((array) => array.map((_none, place) => 4_000_000_000 + place));
  assert.equal(made, "0123456789012345");
  assert.match(newReceipt((array) => crypto.getRandomValues(array)), /^\d{16}$/);
  assert.equal(grouped("4829173655208841"), "4829 1736 5520 8841");
});
