// A phone at a table of its own, over a wire driven by hand: what the stories of a phone share.

import { afterEach, beforeEach } from "node:test";

import { act, answered, browser, leave, machine, mount, one, page, pass } from "./page.js";
import { CONFIG, mineOf, viewOf } from "./rendering.js";
import { Phone } from "../../static/js/table/phone/phone.js";

const URLS = { ...CONFIG.urls, join: "/siediti/", resume: "/riprendi/", socket: "wss://voci.example/ws/", state: "/stato/", commands: "/comandi/" };
export const HELD = { seat: 7, token: "t".repeat(32), personal_code: "482-913", name: "Franca" };
export const LABEL = "La tua proposta: la prima riga è il titolo";
export const table = { config: null };
let code = 482_900;

// Each story sits at a table of its own, as a browser's storage would have it.
export function oneTableEach() {
  beforeEach(() => {
    code += 1;
    table.config = { ...CONFIG, code: String(code), urls: URLS };
    browser.sessionStorage.clear();
    browser.localStorage.clear();
    machine.sockets.length = 0;
    page.asked.length = 0;
    page.scrolled = 0;
    page.answer = () => answered({ type: "ack", seat: 7, personal_code: "482913", result: { seat: 7 } });
  });
  // The line of an earlier story ends for good, and so does what was said of it.
  afterEach(async () => {
    leave();
    browser.dispatchEvent(new Event("online"));
    machine.sockets.forEach((socket) => socket.drop(4404));
    await pass(6_000);
  });
}

export const line = () => machine.last();
export const say = (frame) => act(() => line().say({ now: machine.env.now(), ...frame }));
export const spoken = () => one("[role=status]").textContent;

export function open({ seat = HELD, view = viewOf(), mine = mineOf() } = {}) {
  if (seat) browser.sessionStorage.setItem(`posto:${table.config.code}`, JSON.stringify(seat));
  mount(Phone, { config: table.config });
  if (seat) welcome({ view, mine });
}

export function welcome({ view = viewOf(), mine = mineOf(), seq = 5, epoch = "e1" } = {}) {
  act(() => line().open());
  say({ type: "welcome", protocol: 1, epoch, role: "participant", seat: 7 });
  say({ type: "snapshot", seq, epoch, view, mine });
}
