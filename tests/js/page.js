// A page to draw components into and to act on as a person does: press, type, choose, move with the keys.
// Import it before anything that draws: what a module finds at its first reading must already be there.

import assert from "node:assert/strict";

import { parseHTML } from "linkedom";

import { createMachine } from "./machine.js";

const { document, Event, HTMLElement, HTMLInputElement } = parseHTML(
  '<!doctype html><html lang="it"><body><main id="main" tabindex="-1"></main></body></html>',
);

export const machine = createMachine();
export const page = { asked: [], answer: () => Promise.reject(new TypeError("no network")), submitted: [], scrolled: 0, copied: [] };

// A storage as browsers have it; `isFull` refuses what would make it grow.
export function storage() {
  const items = new Map();
  return {
    isFull: false,
    getItem: (key) => (items.has(key) ? items.get(key) : null),
    setItem(key, value) {
      if (this.isFull) throw new DOMException("full", "QuotaExceededError");
      items.set(key, String(value));
    },
    removeItem: (key) => items.delete(key),
    clear: () => items.clear(),
    keys: () => [...items.keys()],
  };
}

function fetched(url, options) {
  page.asked.push({ url, options });
  return Promise.resolve(page.answer(url, options));
}

export const answered = (body, status = 200) => ({ ok: status < 400, status, json: () => Promise.resolve(body) });

const { env } = machine;
const browser = Object.assign(new EventTarget(), {
  document,
  setTimeout: env.setTimeout,
  clearTimeout: env.clearTimeout,
  setInterval: env.setInterval,
  clearInterval: env.clearInterval,
  WebSocket: env.WebSocket,
  fetch: fetched,
  sessionStorage: storage(),
  localStorage: storage(),
  // A window of no size, unless a test gives it one.
  matchMedia: () => ({ matches: false }),
  innerHeight: 0,
  scrollY: 0,
  location: { href: "https://voci.example/tavoli/482917/", protocol: "https:", host: "voci.example" },
  scrollTo: () => {
    page.scrolled += 1;
  },
});

// What a browser does by itself and this document does not: focus, the tick of a box, what a form sends.
let focused = document.body;
Object.defineProperty(document, "activeElement", { get: () => (focused.isConnected ? focused : document.body) });
HTMLElement.prototype.focus = function focus() {
  const left = focused;
  focused = this;
  if (left !== this) left.dispatchEvent(new Event("blur"));
  this.dispatchEvent(new Event("focus"));
};
Object.defineProperty(HTMLInputElement.prototype, "checked", {
  get() {
    return this.hasAttribute("checked");
  },
  set(isChecked) {
    if (isChecked) this.setAttribute("checked", "");
    else this.removeAttribute("checked");
  },
});
HTMLElement.prototype.submit = function submit() {
  page.submitted.push(this);
};
Object.defineProperty(HTMLElement.prototype, "action", {
  get() {
    return this.getAttribute("action");
  },
});
class FormFields extends globalThis.FormData {
  constructor(form) {
    super();
    form.querySelectorAll("input[name]").forEach((input) => this.append(input.name, input.value || ""));
  }
}

document.visibilityState = "visible";
document.fonts = { ready: Promise.resolve() };
const clipboard = { writeText: (text) => Promise.resolve(page.copied.push(text)) };
Object.defineProperty(globalThis, "navigator", { value: { clipboard }, configurable: true });
Object.assign(globalThis, { window: browser, document, fetch: fetched, FormData: FormFields });
// One clock for the page and for what it measures by itself.
Date.now = env.now;
globalThis.requestAnimationFrame = (run) => setImmediate(run);
globalThis.cancelAnimationFrame = (id) => clearImmediate(id);

// After the globals: the drawing library looks for them when it is read.
const { html } = await import("htm/preact");
const { render } = await import("preact");
const { act } = await import("preact/test-utils");
const { plain } = await import("./rendering.js");

export const main = document.getElementById("main");
export { browser, act, document };

export function mount(component, props = {}) {
  leave();
  act(() => render(html`<${component} ...${props} />`, main));
}

export function leave() {
  act(() => render(null, main));
}

export const text = (root = main) => plain(root.innerHTML);
export const all = (selector) => [...main.querySelectorAll(selector)];
export const one = (selector) => {
  const found = all(selector);
  assert.equal(found.length, 1, `${found.length} × ${selector} in: ${text()}`);
  return found[0];
};

// The name that is read out: a label, or the words inside that are not hidden from who listens.
export function nameOf(element) {
  if (element.getAttribute("aria-label")) return element.getAttribute("aria-label");
  const copy = element.cloneNode(true);
  copy.querySelectorAll("[aria-hidden=true]").forEach((each) => each.remove());
  return plain(copy.innerHTML);
}

const reached = (element) => !element.closest("[hidden]");
export const buttons = () => all("button").filter(reached).map(nameOf);

export function button(name) {
  const found = all("button").filter((each) => reached(each) && nameOf(each) === name);
  assert.equal(found.length, 1, `${found.length} buttons “${name}” among: ${buttons().join(" | ")}`);
  return found[0];
}

export const field = (label) => {
  const [found] = all("label").filter((each) => plain(each.innerHTML) === label);
  assert.ok(found, `no field “${label}” in: ${text()}`);
  return document.getElementById(found.getAttribute("for")) || found.querySelector("input");
};

function happen(element, name, more = {}) {
  const event = Object.assign(new Event(name, { bubbles: true, cancelable: true }), more);
  act(() => {
    element.dispatchEvent(event);
  });
  return event;
}

function formOf(element) {
  return element.getAttribute("form") ? document.getElementById(element.getAttribute("form")) : element.closest("form");
}

// Details open by themselves in a browser and say so afterwards.
export function toggle(details, isOpen) {
  details.open = isOpen;
  happen(details, "toggle");
}

export function submit(form) {
  if (!happen(form, "submit").defaultPrevented) page.submitted.push(form);
}

export function press(target) {
  const element = typeof target === "string" ? button(target) : target;
  assert.ok(!element.disabled, `disabled: ${nameOf(element)}`);
  const isBox = element.getAttribute("type") === "checkbox";
  const before = element.checked;
  if (isBox) element.checked = !before;
  const event = happen(element, "click");
  // A prevented click gives the box back as it was, whatever was drawn meanwhile.
  if (isBox && event.defaultPrevented) element.checked = before;
  if (element.getAttribute("type") === "submit" && !event.defaultPrevented) submit(formOf(element));
}

export function type(element, value) {
  element.value = value;
  happen(element, "input");
}

export const key = (element, name) => happen(element, "keydown", { key: name }).defaultPrevented;
export const focus = (element) => act(() => element.focus());

// Lets answers arrive and timers of the page run.
export const pass = (ms = 0) => act(() => machine.advance(ms));

// What the table tells, as the store hands it on: become(store, {view, mine, items, status, registers, now, isOffline}).
export function become(store, changes) {
  act(() => {
    for (const [name, value] of Object.entries(changes)) store[name].value = value;
  });
}
