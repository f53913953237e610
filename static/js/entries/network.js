// /prova-rete/: a sign and a word for each check; the sum of them is said once.

import { pings, reach, verdicts } from "../network/checks.js";

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

function wait() {
  ["page", "portal", "socket", "time"].forEach((name) => {
    const row = document.getElementById(`check-${name}`);
    row.className = "";
    row.querySelector(".network-sign").textContent = "…";
    row.querySelector(".network-word").textContent = "";
    row.querySelector("p").textContent = "";
  });
}

async function run(isFirst) {
  const env = {
    fetch: (...asked) => window.fetch(...asked),
    WebSocket: window.WebSocket,
    setTimeout: (...asked) => window.setTimeout(...asked),
    clearTimeout: (id) => window.clearTimeout(id),
    now: () => window.performance.now(),
  };
  const reached = await reach(env, list.dataset.known, known);
  const times = await pings(env, socketAddress(list.dataset.socket), count);
  const found = verdicts({ reached, isFirst, times, slow, count, words });
  found.forEach(show);
  const all = document.getElementById("network-all");
  const isAllGood = found.every(([, isGood]) => isGood);
  all.className = `network-all notice ${isAllGood ? "notice-success" : "notice-error"}`;
  all.textContent = isAllGood ? words.all_good : words.some_bad;
}

async function again(event) {
  // Without a net the browser would leave this page for one of its own, which explains nothing.
  event.preventDefault();
  if (isRunning) return;
  isRunning = true;
  wait();
  await run(false);
  isRunning = false;
}

let isRunning = true;
if (window.fetch && window.WebSocket) {
  run(true).then(() => {
    isRunning = false;
  });
  document.getElementById("network-again").addEventListener("click", again);
}
