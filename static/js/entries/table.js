// Takes over the server's plain forms where the browser can do better; otherwise they stay and work.

import { html } from "htm/preact";
import { render } from "preact";

import { keepFocus } from "../table/page/focus.js";
import { heldSeat, holdSeat } from "../table/page/seats.js";
import { setWords } from "../table/page/words.js";
import { setPlaces } from "../table/parts/place.js";
import { Phone } from "../table/phone/phone.js";
import { openRoom, Room } from "../table/room/room.js";
import { openTablet, Tablet } from "../table/tablet/tablet.js";

function isSupported() {
  return ["WebSocket", "fetch", "AbortController"].every((name) => name in window) &&
    "PluralRules" in window.Intl && "getRandomValues" in (window.crypto || {});
}

function json(id) {
  return JSON.parse(document.getElementById(id).textContent);
}

function socketAddress(path) {
  const scheme = window.location.protocol === "https:" ? "wss:" : "ws:";
  return `${scheme}//${window.location.host}${path}`;
}

// What only the browser knows, beside what the server wrote into the page.
function completed(config) {
  const csrf = document.querySelector("input[name=csrfmiddlewaretoken]");
  return {
    ...config,
    csrf: csrf ? csrf.value : "",
    urls: { ...config.urls, socket: socketAddress(config.urls.socket) },
  };
}

function facilitatorToken(config) {
  if (config.token) holdSeat(config.code, "facilitator", { token: config.token });
  const held = heldSeat(config.code, "facilitator");
  return held ? held.token : null;
}

function page(config) {
  if (config.role === "participant") return html`<${Phone} config=${config} />`;
  if (config.role === "screen") return html`<${Room} config=${config} store=${openRoom(config)} />`;
  const token = facilitatorToken(config);
  return token && html`<${Tablet} config=${config} store=${openTablet({ ...config, token })} />`;
}

function start() {
  const root = document.getElementById("table-app");
  const config = completed(json("table-config"));
  setWords(json("table-strings"), config.language);
  setPlaces(config);
  const app = page(config);
  if (!app) return;
  root.textContent = "";
  document.documentElement.classList.add("is-live");
  render(app, root);
  keepFocus(root);
}

if (isSupported()) start();
