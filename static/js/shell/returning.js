// The page that stands in while there is no network: it looks whether the table can be reached, and goes back to it.

import { delayAfter } from "../table/backoff.js";

const LONGEST_DELAY_MS = 10000;
const FAULT = 500;
const PREFIX = "voci:coda:";

// How many things this device still has to say at the table: they stand in its storage, under each seat.
export function waitingAt(storage, code) {
  let count = 0;
  for (let index = 0; index < storage.length; index += 1) {
    const key = storage.key(index);
    if (key.startsWith(`${PREFIX}${code}:`)) count += JSON.parse(storage.getItem(key)).filter(({ status }) => status === "waiting").length;
  }
  return count;
}

// env: {fetch, setTimeout, clearTimeout, random}; back() is called once, when the server answers.
export function createReturn({ address, env, back }) {
  let failures = 0;
  let timer = null;
  let isAsking = false;

  async function look() {
    env.clearTimeout(timer);
    if (isAsking) return;
    isAsking = true;
    try {
      const answer = await env.fetch(address, { method: "HEAD", cache: "no-store" });
      if (answer.status >= FAULT) throw new Error(String(answer.status));
      back();
    } catch (error) {
      failures += 1;
      isAsking = false;
      timer = env.setTimeout(look, delayAfter(failures, env.random, LONGEST_DELAY_MS));
    }
  }

  return { look };
}
