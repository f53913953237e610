import assert from "node:assert/strict";
import { test } from "node:test";

import { delayAfter } from "../../static/js/table/backoff.js";
import { asMinutes, createClock, secondsLeft } from "../../static/js/table/clock.js";

test("the clock follows the server, not the device, and trusts the fastest frame", () => {
  let device = 1000;
  const clock = createClock(() => device);
  assert.equal(clock.now(), 1000);
  clock.sample(60_900); // 100 ms on its way
  clock.sample(60_600); // 400 ms
  assert.equal(clock.now(), 60_900);
  device = 2000;
  assert.equal(clock.now(), 61_900);
});

test("a device whose clock is set again is believed after a few frames", () => {
  let device = 1000;
  const clock = createClock(() => device);
  clock.sample(50_000);
  device = 900_000;
  for (let frame = 0; frame < 8; frame += 1) clock.sample(51_000);
  assert.equal(clock.now(), 51_000);
});

test("the timer is drawn from its end and stops at zero", () => {
  assert.equal(secondsLeft(null, 5000), null);
  assert.equal(secondsLeft(400_000, 0), 400);
  assert.equal(secondsLeft(1500, 1000), 1);
  assert.equal(secondsLeft(1000, 9000), 0);
  assert.deepEqual([asMinutes(400), asMinutes(59), asMinutes(0)], ["6:40", "0:59", "0:00"]);
});

test("delays double up to a limit and never fall below half of it", () => {
  assert.deepEqual([1, 2, 3, 9].map((failures) => delayAfter(failures, () => 1, 15000)), [500, 1000, 2000, 15000]);
  assert.equal(delayAfter(9, () => 0, 15000), 7500);
});
