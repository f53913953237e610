// What is more than the screen holds is shown by pages that turn by themselves: nobody scrolls the screen of a room.
// Whoever wants it at their own pace has it all on the phone (phone/on_screen.js).

import { computed, signal, useSignal } from "@preact/signals";
import { html } from "htm/preact";
import { useEffect, useLayoutEffect, useMemo, useRef } from "preact/hooks";

import { t } from "../page/words.js";

const TURN_MS = 15_000;
// On anything smaller the screen of the room is read by scrolling, like any page.
const A_ROOM = "(min-width: 900px) and (min-height: 600px)";
const BELOW_PX = 24;
const LINE_PX = 64;

// [from, to] of each page: as many as fit, one at least. fits(from, to) tells whether these do.
export function pagesOf(count, fits) {
  const pages = [];
  for (let from = 0; from < count; from = pages[pages.length - 1][1]) {
    let [most, least] = [count, from + 1];
    while (least < most) {
      const middle = Math.ceil((least + most) / 2);
      if (fits(from, middle)) least = middle;
      else most = middle - 1;
    }
    pages.push([from, least]);
  }
  return pages;
}

// The innermost items; what holds only hidden ones is hidden with them.
function show(box, [from, to]) {
  const all = [...box.querySelectorAll("li")];
  const items = all.filter((each) => !each.querySelector("li"));
  items.forEach((item, place) => {
    item.hidden = place < from || place >= to;
  });
  all.filter((each) => !items.includes(each)).forEach((holder) => {
    holder.hidden = [...holder.querySelectorAll("li")].every((item) => item.hidden);
  });
  return items.length;
}

function measured(box) {
  const count = show(box, [0, Infinity]);
  if (!window.matchMedia(A_ROOM).matches) return [[0, count]];
  const reaches = () => box.getBoundingClientRect().bottom + window.scrollY;
  if (reaches() <= window.innerHeight - BELOW_PX) return [[0, count]];
  return pagesOf(count, (from, to) => {
    show(box, [from, to]);
    return reaches() <= window.innerHeight - BELOW_PX - LINE_PX;
  });
}

// How often the room there is has changed: another window, or the letters that were being fetched.
function useRoom() {
  const changes = useSignal(0);
  useEffect(() => {
    const changed = () => {
      changes.value += 1;
    };
    window.addEventListener("resize", changed);
    document.fonts.ready.then(changed);
    return () => window.removeEventListener("resize", changed);
  }, []);
  return changes.value;
}

// Which page is shown. They turn by themselves until somebody stops them: with the button, with the space bar, or with
// the arrows and the keys of a presenter's remote, which turn them by hand. Stopped they stay, until somebody says so.
// Whatever is shown anew begins with its first page.
function useTurns(store, many) {
  const { moment, state } = store.view.value;
  const what = moment ? `${state}-${moment.number}-${moment.phase}` : state;
  const isStopped = useSignal(false);
  const from = useMemo(() => signal({ page: 0, since: store.now.peek() }), [what]);
  const turned = useMemo(() => computed(() => Math.max(0, Math.floor((store.now.value - from.value.since) / TURN_MS))), [what]);
  const page = many > 1 ? (from.value.page + (isStopped.value ? 0 : turned.value)) % many : 0;
  const put = (next, stopped) => {
    from.value = { page: (next + many) % many, since: store.now.peek() };
    isStopped.value = stopped;
  };
  return { page, isStopped: isStopped.value, turn: (by) => put(page + by, true), stopOrGo: () => put(page, !isStopped.value) };
}

const TURNED_BY = { ArrowRight: 1, PageDown: 1, ArrowLeft: -1, PageUp: -1 };

// The keys of the whole screen: there may be no mouse in the room. A button in focus keeps its own.
function useKeys(many, { turn, stopOrGo }) {
  useEffect(() => {
    if (many < 2) return undefined;
    const pressed = (event) => {
      if (event.ctrlKey || event.altKey || event.metaKey) return;
      if (event.key in TURNED_BY) turn(TURNED_BY[event.key]);
      else if (event.key === " " && event.target.localName !== "button") stopOrGo();
      else return;
      event.preventDefault();
    };
    document.addEventListener("keydown", pressed);
    return () => document.removeEventListener("keydown", pressed);
  });
}

function Turning({ page, many, isStopped, turn, stopOrGo }) {
  return html`<div class="room-page">
    <p class="number">${t(isStopped ? "room.page_stopped" : "room.page", { n: page + 1, of: many })}</p>
    <button type="button" onClick=${stopOrGo}>${t(isStopped ? "room.go" : "room.stop")}</button>
    ${isStopped && html`<button type="button" onClick=${() => turn(1)}>${t("room.next_page")}</button>`}
  </div>`;
}

export function Pages({ store, children }) {
  const box = useRef(null);
  const pages = useSignal([]);
  const view = store.view.value;
  const room = useRoom();
  useLayoutEffect(() => {
    pages.value = measured(box.current);
  }, [view, room]);
  const many = pages.value.length;
  const turns = useTurns(store, many);
  const { page } = turns;
  useKeys(many, turns);
  useLayoutEffect(() => {
    if (pages.value.length) show(box.current, pages.value[page] || pages.value[0]);
  });
  return html`<div ref=${box}>${children}</div>
    ${many > 1 && html`<${Turning} many=${many} ...${turns} />`}`;
}
