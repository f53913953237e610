// What is more than the screen holds is shown by pages that turn by themselves: nobody scrolls the screen of a room.
// Whoever wants it at their own pace has it all on the phone (phone/on_screen.js).

import { computed, useSignal } from "@preact/signals";
import { html } from "htm/preact";
import { useEffect, useLayoutEffect, useMemo, useRef } from "preact/hooks";

import { t } from "../page/words.js";

const TURN_MS = 15_000;
// On anything smaller the screen of the room is read by scrolling, like any page.
const A_ROOM = "(min-width: 900px) and (min-height: 600px)";
const BELOW_PX = 24;
const LINE_PX = 48;

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

// Whatever is shown anew begins with its first page.
function useTurns(store) {
  const { moment, state } = store.view.value;
  const what = moment ? `${state}-${moment.number}-${moment.phase}` : state;
  const turns = useMemo(() => {
    const since = store.now.peek();
    return computed(() => Math.max(0, Math.floor((store.now.value - since) / TURN_MS)));
  }, [what]);
  return turns.value;
}

export function Pages({ store, children }) {
  const box = useRef(null);
  const pages = useSignal([]);
  const turns = useTurns(store);
  const view = store.view.value;
  const room = useRoom();
  useLayoutEffect(() => {
    pages.value = measured(box.current);
  }, [view, room]);
  const many = pages.value.length;
  const page = many > 1 ? turns % many : 0;
  useLayoutEffect(() => {
    if (pages.value.length) show(box.current, pages.value[page] || pages.value[0]);
  });
  return html`<div ref=${box}>${children}</div>
    ${many > 1 && html`<p class="room-page number">${t("room.page", { n: page + 1, of: many })}</p>`}`;
}
