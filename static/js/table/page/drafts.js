// Text being written: kept under its seat and moment, so that neither a reload nor a closing moment takes it away.

import { signal } from "@preact/signals";

import { ofTab } from "./storage.js";

const open = new Map();

// A signal whose value is the text; writing to it also stores it.
export function draft(key) {
  if (!open.has(key)) {
    const text = signal(ofTab.getItem(key) || "");
    text.subscribe((value) => keep(key, value));
    open.set(key, text);
  }
  return open.get(key);
}

function keep(key, value) {
  try {
    if (value) ofTab.setItem(key, value);
    else ofTab.removeItem(key);
  } catch (error) {
    // A full storage: the text stays on the page.
  }
}
