// Which seat this tab holds. Held per tab, so that one tablet can seat two people; the device only remembers the last.

import { ofDevice, ofTab, readJson, writeJson } from "./storage.js";

const TOKEN_BYTES = 24;

const keyOf = (code, role) => (role === "participant" ? `posto:${code}` : `posto:${code}:${role}`);

// 32 url-safe characters from the browser's own randomness.
export function newToken() {
  const bytes = crypto.getRandomValues(new Uint8Array(TOKEN_BYTES));
  return btoa(String.fromCharCode(...bytes)).replace(/\+/g, "-").replace(/\//g, "_");
}

// Command ids: unlike the token they are no secret, only unique.
export function newId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

export function heldSeat(code, role) {
  return readJson(ofTab, keyOf(code, role));
}

export function holdSeat(code, role, seat) {
  writeJson(ofTab, keyOf(code, role), seat);
  if (role === "participant" && seat.seat) writeJson(ofDevice, `posto-ultimo:${code}`, seat);
}

export function leaveSeat(code, role) {
  ofTab.removeItem(keyOf(code, role));
}

export function lastSeat(code) {
  return readJson(ofDevice, `posto-ultimo:${code}`);
}

export function forgetLastSeat(code) {
  ofDevice.removeItem(`posto-ultimo:${code}`);
}
