// /prova-rete/: a sign and a word for each check; the sum of them is said once.

import { isOpen, pings, verdicts } from "../network/checks.js";

const list = document.getElementById("network");
const { known, pings: count, slow, words } = JSON.parse(document.getElementById("network-config").textContent);

function socketAddress(path) {
  return `${window.location.protocol === "https:" ? "wss:" : "ws:"}//${window.location.host}${path}`;
}

function show([name, isGood, sentence]) {
  const row = document.getElementById(`check-${name}`);
  row.className = isGood ? "is-good" : "is-bad";
  row.querySelector(".network-sign").textContent = isGood ? "✓" : "✗";
  row.querySelector(".network-word").textContent = isGood ? words.good : words.bad;
  row.querySelector("p").textContent = sentence;
}

async function run() {
  const env = {
    fetch: (...asked) => window.fetch(...asked),
    WebSocket: window.WebSocket,
    setTimeout: (...asked) => window.setTimeout(...asked),
    clearTimeout: (id) => window.clearTimeout(id),
    now: () => window.performance.now(),
  };
  const isPortalFree = await isOpen(env, list.dataset.known, known);
  const times = await pings(env, socketAddress(list.dataset.socket), count);
  const found = verdicts({ isPortalFree, times, slow, count, words });
  found.forEach(show);
  const all = document.getElementById("network-all");
  const isAllGood = found.every(([, isGood]) => isGood);
  all.className = `network-all notice ${isAllGood ? "notice-success" : "notice-error"}`;
  all.textContent = isAllGood ? words.all_good : words.some_bad;
}

if (window.fetch && window.WebSocket) run();
