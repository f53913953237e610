// How long to wait before the next attempt. Jitter keeps a room of 300 phones from knocking all at once.

const FIRST_MS = 500;

export function delayAfter(failures, random, longestMs) {
  const full = Math.min(longestMs, FIRST_MS * 2 ** Math.max(0, failures - 1));
  return Math.round(full * (0.5 + random() / 2));
}
