// /prova/ as a visitor meets it: the captions lead, the plug is pulled, eight organisations speak while somebody watches.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { act, all, browser, document, machine, main, one, press } from "./page.js";
import { BALLOT, moment, mineOf, viewOf } from "./rendering.js";

const template = readFileSync(new URL("../../templates/demo/prova.html", import.meta.url), "utf8");

// The template as the server would fill it: its first branches, its Italian.
function filled(source) {
  const content = source.slice(source.indexOf("{% block content %}"), source.lastIndexOf("{% endblock %}"));
  return content
    .replace(/\{% else %\}[^]*?\{% endif %\}/g, "")
    .replace(/\{% (?:trans|translate) (["'])(.*?)\1 %\}/g, "$2")
    .replace(/<noscript>[^]*?<\/noscript>/g, "")
    .replace(/\{%[^]*?%\}|\{\{[^]*?\}\}/g, "");
}

const CONFIG = {
  code: "482917",
  urls: { socket: "/ws/tavoli/482917/", state: "/stato/", commands: "/comandi/", account: "/resoconto/", thread: "/proposte/t3-1/" },
  visitor: { seat: 9, token: "v".repeat(32) },
  organisations: Array.from({ length: 8 }, (_none, index) => ({ seat: index + 1, token: String(index + 1).repeat(32) })),
  cards: ["Un tutor", "Panchine"],
};
const FRAMES = { phone: "/tavoli/482917/", tablet: "/tavoli/482917/facilita/", screen: "/tavoli/482917/schermo/" };

const Element = Object.getPrototypeOf(Object.getPrototypeOf(main));
Element.scrollIntoView = () => {};
const told = [];
const createElement = document.createElement.bind(document);
document.createElement = (name, ...more) => {
  const element = createElement(name, ...more);
  if (name === "iframe") {
    const inside = { body: createElement("body"), dispatchEvent: (event) => told.push([element.title, event.type]) };
    Object.assign(element, { contentDocument: inside, contentWindow: { location: { pathname: "" } } });
  }
  return element;
};

main.innerHTML = filled(template);
for (const [id, value] of [["prova-config", CONFIG], ["prova-frames", FRAMES]]) {
  const block = main.querySelector(`#${id}`) || main.appendChild(createElement("script"));
  block.id = id;
  block.textContent = JSON.stringify(value);
}
await import("../../static/js/entries/prova.js");

const status = () => one("#walk-status").textContent;
const current = () => all("[aria-current=step]").map((each) => each.dataset.step);
const notes = () => all("[data-note]").filter((each) => !each.hidden).map((each) => each.dataset.note);
const tab = (name) => one(`[data-show="${name}"]`);
const action = (name) => press(all(`[data-action="${name}"]`)[0]);
const visitor = () => machine.sockets.find((socket) => socket.readyState !== 3 && socket.sent.some(({ token }) => token === CONFIG.visitor.token));
const company = () => machine.sockets.filter((socket) => socket !== visitor());
const coda = "voci:coda:482917:9";
let seq = 5;

function tell(socket, view, mine = mineOf()) {
  if (socket.readyState === 0) socket.open();
  socket.say({ type: "welcome", protocol: 1, epoch: "e1", role: "participant", seat: 9 });
  socket.say({ type: "snapshot", seq: (seq += 1), epoch: "e1", view: viewOf(view), mine });
}

test("it begins at the first caption, with three named frames and the phone in front", () => {
  assert.deepEqual([current(), notes()], [["write"], ["start"]]);
  assert.deepEqual(all("iframe").map((each) => [each.title, each.src]), [
    ["Il tuo telefono", FRAMES.phone],
    ["Il tablet di chi facilita", FRAMES.tablet],
    ["Lo schermo della sala", FRAMES.screen],
  ]);
  assert.deepEqual(["phone", "tablet", "screen"].map((name) => tab(name).getAttribute("aria-pressed")), ["true", "false", "false"]);
  assert.equal(status(), notesText());
});

const notesText = () => all("[data-note]").find((each) => !each.hidden).querySelector("p").textContent.trim();

test("the visitor and the eight hold a line each", () => {
  assert.equal(machine.sockets.length, 9);
  machine.sockets.forEach((socket) => socket.open());
  const tokens = machine.sockets.map((socket) => socket.hellos()[0].token);
  assert.deepEqual([...tokens].sort(), [...CONFIG.organisations.map(({ token }) => token), CONFIG.visitor.token].sort());
  assert.equal(machine.sockets[0].url, "wss://voci.example/ws/tavoli/482917/");
});

test("a tab shows its device and says which one it is", () => {
  press(tab("screen"));
  assert.deepEqual(all(".is-shown").map((each) => each.dataset.device), ["screen"]);
  assert.equal(tab("screen").getAttribute("aria-pressed"), "true");
  press(tab("phone"));
});

test("each organisation writes its own card, one after the other, while somebody watches", async () => {
  machine.sockets.forEach((socket) => tell(socket, {}));
  await machine.advance(8_000);
  const spoken = company().flatMap((socket) => socket.commands());
  assert.deepEqual(spoken.map(({ kind, payload }) => [kind, payload.text]), [["post_card", "Un tutor"], ["post_card", "Panchine"]]);
  assert.ok(company().some((socket) => socket.sent.some(({ type }) => type === "typing")));
  company().forEach((socket) => socket.commands().forEach(({ id }) => socket.say({ type: "ack", id, seq: 900, result: { card: 1 } })));
  await machine.advance(1_000);
  assert.equal(company().flatMap((socket) => socket.commands()).length, 2, "what has arrived is not said again");
});

test("a page that nobody looks at says nothing, and goes on when seen", async () => {
  const count = () => machine.sockets.flatMap((socket) => socket.commands()).length;
  const before = count();
  document.visibilityState = "hidden";
  document.dispatchEvent(new document.defaultView.Event("visibilitychange"));
  await machine.advance(8_000);
  assert.equal(count(), before);
  document.visibilityState = "visible";
  document.dispatchEvent(new document.defaultView.Event("visibilitychange"));
  assert.equal(machine.sockets.filter((socket) => socket.readyState !== 3).length, 9);
});

test("the visitor’s card makes the first caption done, said once, and leads on after four seconds", async () => {
  tell(visitor(), {}, mineOf({ cards: [{ number: 1, text: "Mia" }] }));
  assert.deepEqual([current(), notes()], [["write"], ["done"]]);
  assert.equal(status(), notesText());
  await machine.advance(4_100);
  assert.deepEqual([current(), notes()], [["cut"], ["start"]]);
  assert.deepEqual(all(".walk > .is-done").map((each) => each.dataset.step), ["write"]);
});

test("the plug tells the phone and only the phone; what waits there is read from its queue", async () => {
  action("cut");
  assert.deepEqual(told, [["Il tuo telefono", "voci:cut"]]);
  assert.deepEqual(notes(), ["cut"]);
  browser.localStorage.setItem(coda, JSON.stringify([{ id: "a", kind: "post_card", payload: { text: "x" }, status: "waiting" }]));
  await machine.advance(300);
  assert.deepEqual(notes(), ["waiting"]);
  action("mend");
  assert.deepEqual(told[1], ["Il tuo telefono", "voci:mend"]);
  assert.deepEqual(notes(), ["mended"]);
  browser.localStorage.setItem(coda, "[]");
  await machine.advance(300);
  assert.deepEqual(notes(), ["done"]);
  await machine.advance(4_100);
  assert.deepEqual(current(), ["vote"]);
});

test("the third follows the table and points at the device to look at", () => {
  const mine = mineOf({ cards: [{ number: 1, text: "Mia" }] });
  tell(visitor(), {}, mine);
  assert.deepEqual(all(".is-next").map((each) => each.dataset.show), ["tablet"]);
  tell(visitor(), { moment: moment("choose"), ballot: BALLOT }, mine);
  assert.deepEqual([notes(), all(".is-next").map((each) => each.dataset.show)], [["choose"], ["phone"]]);
  tell(visitor(), { moment: moment("choose"), ballot: BALLOT }, { ...mine, choice: [1] });
  assert.deepEqual(notes(), ["voted"]);
  tell(visitor(), { state: "concluded", moment: moment("choose", { phase: "closed" }) }, { ...mine, choice: [1] });
  assert.deepEqual([notes(), all(".is-next").map((each) => each.dataset.show)], [["result"], ["screen"]]);
});

test("the account opens in place of the frames, and the frames come back", async () => {
  action("account");
  assert.equal(one("#reader iframe").src, "/resoconto/");
  assert.deepEqual([one("#reader").hidden, one("#frames").hidden], [false, true]);
  action("frames");
  assert.deepEqual([all("#reader iframe").length, one("#reader").hidden, one("#frames").hidden], [0, true, false]);
  await machine.advance(4_100);
  assert.deepEqual(current(), ["thread"]);
});

test("at the last caption there is nothing to skip; the thread follows the pages that are read", async () => {
  assert.equal(one("[data-action=skip]").hidden, true);
  action("thread");
  const frame = one("#reader iframe");
  const read = (path) => {
    frame.contentWindow.location.pathname = path;
    act(() => frame.dispatchEvent(new document.defaultView.Event("load")));
    return notes()[0];
  };
  assert.deepEqual(["/proposte/t3-1/", "/piano/articolo-12/", "/proposte/t3-1/"].map(read), ["proposal", "article", "done"]);
  await machine.advance(20_000);
  assert.deepEqual(current(), ["thread"]);
});
