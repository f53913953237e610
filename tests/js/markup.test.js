// Every screen in every state, in both languages: what holds for all of them at once.

import assert from "node:assert/strict";
import { test } from "node:test";

import { all, document, leave, main, mount, nameOf } from "./page.js";
import { BALLOT, card, CONFIG, ENGLISH, ITALIAN, mineOf, moment, NOW, RESULT, seat, speak, storeOf, viewOf } from "./rendering.js";
import { Announcer } from "../../static/js/table/parts/announcer.js";
import { Ended } from "../../static/js/table/parts/ended.js";
import { Choose } from "../../static/js/table/phone/choose.js";
import { Conclude } from "../../static/js/table/phone/conclude.js";
import { Join } from "../../static/js/table/phone/join.js";
import { Seated, Waiting } from "../../static/js/table/phone/seated.js";
import { PhoneTop } from "../../static/js/table/phone/top.js";
import { Write } from "../../static/js/table/phone/write.js";
import { Room } from "../../static/js/table/room/room.js";
import { Tablet } from "../../static/js/table/tablet/tablet.js";
import { WriteFor } from "../../static/js/table/tablet/write_for.js";

const nothing = () => {};
// Nobody has written anything that stands on this one.
const WITHOUT_WORDS_OF_PEOPLE = ["screen, before the beginning"];
const refused = { id: "r", kind: "post_card", payload: { text: "Rifiutata" }, status: "refused", code: "moment_closed", details: {} };
const closed = (kind) => moment(kind, { phase: "closed" });
const own = [{ number: 9, text: "Mia", state: "shown", reason: null }, { number: 10, text: "Mia nascosta", state: "hidden", reason: "offence" }];
const SEATS = [
  seat(1, { voter: "to_confirm" }),
  seat(2, { voter: "other", organisation_confirmed: false }),
  seat(3, { name: "", phone: false }),
  seat(4, { state: "freed" }),
  seat(5, { resident: true, organisation: null, voter: "no" }),
];

// name -> how to draw it; `tint` may change what it is drawn from.
const SCREENS = {
  "phone, joining": () => [Join({ config: CONFIG, onSeat: nothing }), Announcer()],
  "phone, seated": () => [Seated({ config: CONFIG, seat: { personal_code: "482-913" }, onGoOn: nothing }), Announcer()],
  "phone, ended": () => [Ended({ code: "seat_replaced", onAgain: nothing }), Announcer()],
};
const phone = (name, Task, view, more = {}) => {
  SCREENS[`phone, ${name}`] = (tint) => {
    const store = storeOf(tint({ view: viewOf(view), mine: mineOf({ cards: own }), items: [refused], ...more }));
    return [PhoneTop({ table: CONFIG.table, verb: "Scrivi" }), Task({ config: CONFIG, store }), Announcer()];
  };
};
phone("waiting", Waiting, { state: "waiting", moment: null });
phone("writing", Write, {});
phone("closing", Write, { moment: moment("write", { phase: "closing", closes_at: NOW + 5_000 }) });
phone("written", Write, { moment: closed("write") });
phone("choosing", Choose, { moment: moment("choose"), ballot: BALLOT });
phone("choosing, not confirmed", Choose, { moment: moment("choose"), ballot: BALLOT }, { mine: mineOf({ voter: "to_confirm" }) });
phone("chosen", Choose, { moment: closed("choose"), result: RESULT });
phone("concluding", Conclude, { moment: moment("conclude"), result: RESULT });
phone("concluded", Conclude, { state: "concluded", result: RESULT });

const device = (role, Whole, name, view) => {
  SCREENS[`${role}, ${name}`] = (tint) => {
    const items = role === "facilitator" ? [{ ...refused, kind: "post_card_for" }] : [];
    const store = storeOf(tint({ role, mine: null, items, view: viewOf({ seats: SEATS, cards: [card(1), card(2, { state: "hidden" }), card(3, { state: "covered" })], ...view }) }));
    return [Whole({ config: CONFIG, store })];
  };
};
for (const [role, Whole] of [["facilitator", Tablet], ["screen", Room]]) {
  device(role, Whole, "before the beginning", { state: "waiting", moment: null, next: { step: "open", moment: 1, kind: "write", ready: 0, of: 11 } });
  device(role, Whole, "writing", {});
  device(role, Whole, "closing", { moment: moment("write", { phase: "closing", closes_at: NOW + 5_000 }), next: { step: "undo", moment: 1, kind: "write", ready: 9, of: 11 } });
  device(role, Whole, "choosing", { moment: moment("choose"), ballot: BALLOT, next: { step: "close", moment: 2, kind: "choose", ready: 9, of: 11 } });
  device(role, Whole, "with a result", { moment: closed("choose"), ballot: BALLOT, result: RESULT, next: { step: "open", moment: 3, kind: "conclude", ready: 0, of: 0 } });
  device(role, Whole, "locked and concluded", { state: "concluded", locked: true, moment: closed("conclude"), result: RESULT, next: { step: "none", moment: null, kind: "" } });
}
for (const [name, view] of [["writing for somebody", {}], ["choosing for somebody", { moment: moment("choose"), ballot: BALLOT }]]) {
  SCREENS[`facilitator, ${name}`] = (tint) => {
    const store = storeOf(tint({ role: "facilitator", mine: null, view: viewOf(view) }));
    return [WriteFor({ store, ...tint({ seat: seat(8, { name: "Rosa", phone: false }) }), onDone: nothing })];
  };
}

const plainly = (given) => given;
function draw(name, tint = plainly) {
  mount(() => SCREENS[name](tint));
}

function labelled(control) {
  if (control.getAttribute("type") === "hidden") return true;
  return Boolean(control.closest("label") || main.querySelector(`label[for="${control.id}"]`) || control.getAttribute("aria-label"));
}

const referenced = ["aria-labelledby", "aria-describedby", "aria-controls", "aria-activedescendant", "for", "form"];

for (const name of Object.keys(SCREENS)) {
  test(`${name}: fields have labels, buttons names and types, references exist, ids are one each`, () => {
    draw(name);
    all("input, textarea, select").forEach((each) => assert.ok(labelled(each), each.outerHTML));
    all("button").forEach((each) => {
      assert.notEqual(nameOf(each), "", each.outerHTML);
      assert.ok(["button", "submit"].includes(each.getAttribute("type")), each.outerHTML);
    });
    all("a").forEach((each) => assert.ok(each.getAttribute("href") && nameOf(each), each.outerHTML));
    const ids = all("[id]").map((each) => each.id);
    assert.deepEqual(ids, [...new Set(ids)]);
    for (const attribute of referenced) {
      all(`[${attribute}]`).forEach((each) => {
        each.getAttribute(attribute).split(" ").forEach((id) => assert.ok(document.getElementById(id), `${attribute}=${id} in ${name}`));
      });
    }
  });

  test(`${name}: headings go down one step at a time, nothing jumps the order of the keys`, () => {
    draw(name);
    const levels = all("h1, h2, h3, h4, h5, h6").map((each) => Number(each.tagName[1]));
    if (!name.endsWith("for somebody")) assert.equal(levels.filter((level) => level === 1).length, 1, `levels: ${levels}`);
    levels.reduce((before, level) => {
      assert.ok(level <= before + 1, `levels: ${levels}`);
      return level;
    }, levels[0] || 1);
    assert.deepEqual(all("[tabindex]").filter((each) => Number(each.getAttribute("tabindex")) > 0), []);
    assert.deepEqual(all("[autofocus], [accesskey]"), []);
  });

  test(`${name}: one polite voice, no picture without words, nothing focusable that is hidden`, () => {
    draw(name);
    const polite = all("[aria-live]").filter((each) => each.getAttribute("aria-live") !== "off");
    assert.ok(polite.length <= 1 && all("[aria-live=assertive], [role=alert]").length === 0);
    if (!name.endsWith("for somebody")) assert.equal(polite.length, 1);
    all("img").forEach((each) => assert.ok(each.getAttribute("alt")));
    all("svg").forEach((each) => assert.equal(each.getAttribute("aria-hidden"), "true"));
    all("[aria-hidden=true]").forEach((each) => assert.equal(each.querySelector("a, button, input, textarea"), null));
    all("ul, ol").forEach((each) => [...each.children].forEach((child) => assert.equal(child.tagName, "LI", each.outerHTML)));
  });

  test(`${name}: what people wrote is text, whatever it looks like`, () => {
    const hostile = '<img src=x onerror="alert(1)"><script>alert(2)</script>&lt;b&gt;';
    const poison = (value, key) => {
      if (typeof value === "string" && ["text", "name", "organisation", "author", "it", "en"].includes(key)) return hostile;
      if (Array.isArray(value)) return value.map((each) => poison(each));
      return value && typeof value === "object" ? Object.fromEntries(Object.entries(value).map(([inner, each]) => [inner, poison(each, inner)])) : value;
    };
    let poisoned = 0;
    draw(name, (given) => {
      poisoned += 1;
      return Object.fromEntries(Object.entries(given).map(([inner, each]) => [inner, poison(each, inner)]));
    });
    assert.deepEqual(all("script, [onerror], [src=x], b"), []);
    if (poisoned) assert.equal(main.textContent.includes(hostile), !WITHOUT_WORDS_OF_PEOPLE.includes(name));
  });

  test(`${name}: in English no sentence lacks and no Italian is left`, () => {
    speak("en");
    draw(name, (given) => JSON.parse(JSON.stringify(given)));
    speak("it");
    const words = main.textContent;
    assert.doesNotMatch(words, /%\(|undefined|\[object/);
    const keys = Object.keys(ITALIAN);
    all("p, h1, h2, h3, button, label, span").forEach((each) => assert.ok(!keys.includes(each.textContent.trim()), `a key: ${each.textContent}`));
    const sentences = keys.filter((key) => ITALIAN[key].length > 14 && !/%\(/.test(ITALIAN[key]) && ENGLISH[key] !== ITALIAN[key]);
    assert.deepEqual(sentences.filter((key) => words.includes(ITALIAN[key])), []);
  });
}

test("every screen was drawn", () => {
  leave();
  assert.equal(Object.keys(SCREENS).length, 3 + 9 + 12 + 2);
});
