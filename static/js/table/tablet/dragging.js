// Dragging a card by its handle: pointer events for mouse, pen and finger, beside the boxes and buttons that do the
// same. Nothing is sent before the card is let go over a place; whatever interrupts a drag leaves all as it was.

const BEGINS_AFTER_PX = 6;
const EDGE_PX = 48;
const SCROLL_PX = 12;

// The command of a card let go over a place, null where nothing changes. from: its family's number, 0 for none;
// place: {family} | {card} | {alone: true} | null.
export function commandOf({ card, from }, place) {
  if (!place || place.card === card) return null;
  if (place.family) return place.family === from ? null : ["group_cards", { cards: [card], family: place.family }];
  if (place.card) return ["group_cards", { cards: [place.card, card], family: 0 }];
  return from ? ["detach_card", { card }] : null;
}

const numberOf = (element, name) => Number((element && element.dataset[name]) || 0);

// What lies under a point: a family before the cards in it, a card alone before the room around it.
export function placeOf(element) {
  const family = element && element.closest("[data-family]");
  if (family) return { place: { family: numberOf(family, "family") }, element: family };
  const card = element && element.closest("[data-card]");
  if (card) return { place: { card: numberOf(card, "card") }, element: card };
  const alone = element && element.closest("[data-alone]");
  return alone ? { place: { alone: true }, element: alone } : { place: null, element: null };
}

function scrollNear(y) {
  if (y < EDGE_PX) window.scrollBy(0, -SCROLL_PX);
  else if (y > window.innerHeight - EDGE_PX) window.scrollBy(0, SCROLL_PX);
}

// root: the section that holds cards and families. on: {begin, drop, cancel}, each with the card's number.
export function connectDragging(root, on) {
  let drag = null;

  function mark(element) {
    if (drag.over === element) return;
    if (drag.over) drag.over.classList.remove("is-target");
    drag.over = element;
    if (element) element.classList.add("is-target");
  }
  function begin() {
    drag.hasBegun = true;
    drag.element.classList.add("is-dragged");
    on.begin(drag.card);
  }
  function under(event) {
    return placeOf(document.elementFromPoint(event.clientX, event.clientY));
  }
  function follow(event) {
    drag.element.style.transform = `translate(${event.pageX - drag.x}px, ${event.pageY - drag.y}px)`;
    const { place, element } = under(event);
    mark(commandOf(drag, place) ? element : null);
    scrollNear(event.clientY);
  }
  // Everything as it was before the finger came down.
  function end() {
    const ended = drag;
    if (!ended) return null;
    mark(null);
    ended.element.classList.remove("is-dragged");
    ended.element.style.transform = "";
    drag = null;
    return ended;
  }
  function down(event) {
    const handle = event.target.closest(".drag-handle");
    if (!handle || drag || event.button) return;
    const element = handle.closest("[data-card]");
    drag = { card: numberOf(element, "card"), from: numberOf(element.closest("[data-family]"), "family"), element, pointer: event.pointerId, x: event.pageX, y: event.pageY, over: null, hasBegun: false };
    handle.setPointerCapture(event.pointerId);
    event.preventDefault();
  }
  function move(event) {
    if (!drag || event.pointerId !== drag.pointer) return;
    // The card was hidden or moved by somebody else meanwhile.
    if (!drag.element.isConnected) cancel();
    else if (drag.hasBegun) follow(event);
    else if (Math.hypot(event.pageX - drag.x, event.pageY - drag.y) > BEGINS_AFTER_PX) begin();
  }
  function up(event) {
    if (!drag || event.pointerId !== drag.pointer) return;
    const { place } = under(event);
    const isWhole = drag.hasBegun && drag.element.isConnected;
    const ended = end();
    const command = isWhole ? commandOf(ended, place) : null;
    if (command) on.drop(ended.card, command);
    else if (ended.hasBegun) on.cancel(ended.card);
  }
  function cancel() {
    const ended = end();
    if (ended && ended.hasBegun) on.cancel(ended.card);
  }
  const ended = (event) => drag && event.pointerId === drag.pointer && cancel();
  const escaped = (event) => event.key === "Escape" && cancel();
  const listened = [
    [root, "pointerdown", down], [root, "pointermove", move], [root, "pointerup", up], [root, "pointercancel", ended], [root, "lostpointercapture", ended],
    [window, "keydown", escaped], [window, "blur", cancel], [document, "visibilitychange", cancel],
  ];
  listened.forEach(([target, name, listener]) => target.addEventListener(name, listener));
  return function disconnect() {
    cancel();
    listened.forEach(([target, name, listener]) => target.removeEventListener(name, listener));
  };
}
