// The page without a network: counts what waits on this device, and returns by itself.

import { createReturn, waitingAt } from "../shell/returning.js";

function showWaiting() {
  const code = (window.location.pathname.match(/\/tavoli\/([^/]+)\//) || [])[1];
  const place = document.getElementById("waiting");
  let count = 0;
  try {
    count = code ? waitingAt(window.localStorage, code) : 0;
  } catch (error) {
    // A storage that is forbidden or unreadable holds nothing to count.
  }
  place.hidden = count === 0;
  place.querySelector("strong").textContent = String(count);
}

const { look } = createReturn({
  address: window.location.href,
  env: {
    fetch: (...asked) => window.fetch(...asked),
    setTimeout: (...asked) => window.setTimeout(...asked),
    clearTimeout: (id) => window.clearTimeout(id),
    random: Math.random,
  },
  back() {
    // Opened by its own address it stands in for no table: there is nothing to load again.
    const { offline, enter } = document.getElementById("main").dataset;
    if (window.location.pathname === offline) window.location.replace(enter);
    else window.location.reload();
  },
});

showWaiting();
window.addEventListener("online", look);
document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && look());
document.getElementById("again").addEventListener("click", look);
look();
