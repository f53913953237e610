// On hold and on again, opened again for a reason, more time asked for without a name.

import assert from "node:assert/strict";
import { afterEach, test } from "node:test";

import { all, become, button, buttons, field, leave, mount, one, press, text, type } from "./page.js";
import { CONFIG, mineOf, moment, NOW, storeOf, viewOf } from "./rendering.js";

const { html } = await import("htm/preact");
const { announceChanges, Announcer } = await import("../../static/js/table/parts/announcer.js");
const { Timer } = await import("../../static/js/table/parts/timer.js");
const { AskTime } = await import("../../static/js/table/phone/ask_time.js");
const { Choose } = await import("../../static/js/table/phone/choose.js");
const { Write } = await import("../../static/js/table/phone/write.js");
const { Asking, HoldTool, Reopen } = await import("../../static/js/table/tablet/holding.js");
const { BigButton } = await import("../../static/js/table/tablet/big_button.js");

const HELD = moment("write", { held: true, left: 65_000, ends_at: null });

afterEach(leave);

test("on hold nothing can be sent and what was typed stays where it is", () => {
  const store = storeOf();
  mount(Write, { config: CONFIG, store });
  type(field("La tua proposta: la prima riga è il titolo"), "Una riga a metà");

  become(store, { view: viewOf({ moment: HELD }) });

  assert.ok(!buttons().includes("Manda al tavolo"));
  assert.match(text(), /Il tavolo è in pausa\. Quello che scrivi resta sul telefono/);
  assert.equal(field("La tua proposta: la prima riga è il titolo").value, "Una riga a metà");
  become(store, { view: viewOf() });
  press("Manda al tavolo");
  assert.deepEqual(store.said.filter(([kind]) => kind === "post_card"), [["post_card", { text: "Una riga a metà" }]]);
});

test("on hold no box can be ticked", () => {
  const ballot = { number: 2, method: "approval", max_choices: 3, electors: "organisation", options: [1, 2] };
  const store = storeOf({ view: viewOf({ moment: moment("choose", { held: true }), ballot }) });
  mount(Choose, { config: CONFIG, store });

  assert.equal(all("input[disabled]").length, 2);
  assert.match(text(), /Scegli quando si riprende/);
});

test("the timer says that it stands still and where", () => {
  mount(Timer, { store: storeOf({ view: viewOf({ moment: HELD }) }) });
  assert.equal(text(), "In pausa 1:05");
  mount(Timer, { store: storeOf({ view: viewOf({ moment: { ...HELD, left: null } }) }) });
  assert.equal(text(), "In pausa");
});

test("more time is asked for once, and the phone says who learns what", () => {
  const store = storeOf();
  mount(AskTime, { store });
  press("Chiedo più tempo");
  assert.deepEqual(store.said, [["ask_time", { moment: 1 }]]);

  become(store, { mine: mineOf({ asked_time: true }) });
  assert.deepEqual(buttons(), []);
  assert.match(text(), /Chi facilita vede quante persone lo chiedono, non chi/);
});

test("nobody asks for time when there is none to give", () => {
  for (const view of [viewOf({ moment: null }), viewOf({ moment: moment("write", { phase: "closed" }) }), viewOf({ moment: HELD }), viewOf({ state: "concluded" })]) {
    mount(AskTime, { store: storeOf({ view }) });
    assert.equal(text(), "");
  }
});

test("a refused request says why", () => {
  const item = { id: "a", kind: "ask_time", payload: { moment: 1 }, status: "refused", code: "table_on_hold", details: {} };
  mount(AskTime, { store: storeOf({ items: [item] }) });
  assert.match(text(), /Non registrata: il tavolo è in pausa/);
});

test("who facilitates reads how many ask", () => {
  mount(Asking, { view: viewOf({ asking: 1 }) });
  assert.equal(text(), "Una persona chiede più tempo.");
  mount(Asking, { view: viewOf({ asking: 3 }) });
  assert.equal(text(), "3 persone chiedono più tempo.");
  mount(Asking, { view: viewOf({ asking: 0 }) });
  assert.equal(text(), "");
});

test("one tap puts on hold, the big button goes on", () => {
  const store = storeOf({ role: "facilitator" });
  mount(HoldTool, { store });
  press("Metti in pausa");
  assert.deepEqual(store.said, [["hold", { moment: 1 }]]);

  const next = { step: "resume", moment: 1, kind: "write", ready: 9, of: 11 };
  become(store, { view: viewOf({ moment: HELD, next }) });
  assert.deepEqual(buttons(), []);
  mount(BigButton, { store });
  assert.match(text(), /^Riprendi/);
});

test("a closed moment is opened again by its reason", () => {
  const store = storeOf({ role: "facilitator", view: viewOf({ moment: moment("write", { phase: "closed" }) }) });
  mount(Reopen, { store });
  press("Riapri: Scrivi");
  assert.deepEqual(buttons(), ["Qualcuno è arrivato tardi", "Era chiuso per sbaglio", "Serve più tempo", "Altro motivo", "Lascia stare"]);
  press("Era chiuso per sbaglio");
  assert.deepEqual(store.said, [["reopen_moment", { moment: 1, reason: "mistake" }]]);
  assert.deepEqual(buttons(), ["Riapri: Scrivi"]);
});

test("a shown result is not opened again, nor what is open or over", () => {
  for (const view of [
    viewOf({ moment: moment("choose", { phase: "closed" }) }),
    viewOf(),
    viewOf({ moment: moment("conclude", { phase: "closed" }), state: "concluded" }),
  ]) {
    mount(Reopen, { store: storeOf({ view }) });
    assert.deepEqual(buttons(), []);
  }
});

test("pause, resumption, reopening and a request are told once, in one place", () => {
  const store = storeOf({ role: "facilitator" });
  mount(() => html`<${Announcer} />`);
  announceChanges(store);
  const told = (changes) => {
    become(store, { view: viewOf(changes) });
    return one("[aria-live=polite]").textContent;
  };

  assert.equal(told({ moment: HELD }), "In pausa.");
  assert.equal(told({ moment: moment("write", { ends_at: NOW + 65_000 }) }), "Si riprende: Scrivi.");
  assert.equal(told({ asking: 1 }), "Una persona chiede più tempo.");
  assert.equal(told({ moment: moment("write", { phase: "closed" }) }), "Scrivi: chiuso.");
  assert.equal(told({ moment: moment("write") }), "Scrivi: di nuovo aperto.");
});

test("the button by which one would ask is a button, not a box in the way", () => {
  mount(AskTime, { store: storeOf() });
  assert.equal(button("Chiedo più tempo").getAttribute("type"), "button");
});
