// A press that takes its own button away (a field opens in its place, a card moves on) leaves the keys and the screen
// reader nowhere. They go on from what came instead, or from what is nearest. Only after one's own press, and never while
// something else has the focus.

const SETTLED_MS = 120;
const PRESS_MS = 1500;
const FIELDS = "textarea:not(:disabled), select:not(:disabled), input:not([type=hidden]):not(:disabled)";
const REACHED = `${FIELDS}, button:not(:disabled), summary, a[href], [tabindex]`;

const firstIn = (nodes, selector) => nodes.map((node) => (node.matches(selector) ? node : node.querySelector(selector))).find(Boolean);

// places: from the nearest outwards. A field that opened is what the press was for, also a little further away.
function following(places, added) {
  const fresh = (place) => added.filter((node) => node.isConnected && place.contains(node));
  const opened = places.map((place) => firstIn(fresh(place), FIELDS)).find(Boolean);
  return opened || places.map((place) => firstIn(fresh(place), REACHED) || place.querySelector(REACHED)).find(Boolean);
}

// root: what is drawn again and again.
export function keepFocus(root) {
  if (!("MutationObserver" in window)) return;
  let path = [];
  let added = [];
  let isWaiting = false;
  let pressedAt = 0;
  root.addEventListener("click", () => { pressedAt = Date.now(); }, true);
  root.addEventListener("focusin", ({ target }) => {
    path = [];
    for (let node = target; node && node !== root; node = node.parentElement) path.push(node);
  });
  const isLost = () => Date.now() - pressedAt < PRESS_MS && path.length > 0 && !path[0].isConnected && (!document.activeElement || document.activeElement === document.body);
  function find() {
    isWaiting = false;
    // Not the screen as a whole: its first button has nothing to do with what was pressed.
    const places = isLost() ? path.slice(0, -1).filter((node) => node.isConnected) : [];
    const next = following(places, added);
    added = [];
    if (next) next.focus({ preventScroll: !next.matches(FIELDS) });
  }
  new window.MutationObserver((changes) => {
    if (!isLost()) return;
    for (const change of changes) added.push(...[...change.addedNodes].filter((node) => node.nodeType === 1));
    // Who knows better where to go on (the next name of a list, say) goes there first.
    if (!isWaiting) window.setTimeout(find, SETTLED_MS);
    isWaiting = true;
  }).observe(root, { childList: true, subtree: true });
}
