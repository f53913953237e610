// /prova/: three live frames, eight organisations on their own sockets, four captions that lead.

import { createCaptions } from "../prova/captions.js";
import { createCompany, follow } from "../prova/company.js";
import { createDevices, createReader } from "../prova/devices.js";
import { BEGINNING, deviceOf, look, next } from "../prova/walk.js";
import { WAITING } from "../table/queue.js";

const READ_MS = 4000;
const LOOK_EVERY_MS = 300;

const json = (id) => JSON.parse(document.getElementById(id).textContent);
const config = json("prova-config");
const urls = { ...config.urls, socket: new URL(config.urls.socket, window.location.href).href.replace(/^http/, "ws") };

// What the phone's frame still holds: the same origin shares the browser's storage.
function waitingOnPhone() {
  const items = JSON.parse(window.localStorage.getItem(`voci:coda:${config.code}:${config.visitor.seat}`) || "[]");
  return items.filter((item) => item.kind === "post_card" && item.status === WAITING).length;
}

function start() {
  const root = document.getElementById("prova");
  const showCaption = createCaptions(root);
  const devices = createDevices(json("prova-frames"));
  const reader = createReader((path) => {
    facts.path = path;
    update();
  });
  // What the visitor's own seat is told, on a socket of this page's own: the frames stay what they are.
  const { kept, session } = follow({ urls, role: "participant", token: config.visitor.token, name: "visitor", onState: () => update() });
  const facts = { isCut: false, hasReadAccount: false, path: "" };
  let progress = BEGINNING;
  let timer = null;

  function seen() {
    const { view, mine } = kept.state;
    const moment = view && view.moment;
    return {
      ...facts,
      waiting: waitingOnPhone(),
      own: mine ? mine.cards.length : 0,
      hasVoted: Boolean(mine && mine.choice && mine.choice.length),
      moment: moment ? moment.kind : "write",
      phase: moment ? moment.phase : "open",
      isConcluded: Boolean(view && view.state === "concluded"),
    };
  }
  function update() {
    progress = look(progress, seen());
    showCaption(progress);
    devices.point(deviceOf(progress));
    const isOver = progress.note === "done";
    if (isOver && timer === null) timer = window.setTimeout(advance, READ_MS);
  }
  function advance() {
    window.clearTimeout(timer);
    timer = null;
    const later = next(progress);
    if (later === progress) return;
    progress = later;
    update();
  }
  function plug(isCut) {
    facts.isCut = isCut;
    devices.tell("phone", isCut ? "voci:cut" : "voci:mend");
    devices.show("phone");
    update();
  }
  const actions = {
    cut: () => plug(true),
    mend: () => plug(false),
    skip: () => {
      if (facts.isCut) plug(false);
      advance();
    },
    account() {
      facts.hasReadAccount = true;
      reader.open(urls.account);
      update();
    },
    thread: () => reader.open(urls.thread),
    frames: () => reader.close(),
  };
  root.addEventListener("click", (event) => {
    const button = event.target.closest("[data-action]");
    if (button) actions[button.dataset.action]();
  });
  root.classList.add("is-live");
  session.start();
  window.setInterval(update, LOOK_EVERY_MS);
  const company = createCompany({ organisations: config.organisations, cards: config.cards, urls });
  const watch = () => company.watched(document.visibilityState === "visible");
  document.addEventListener("visibilitychange", watch);
  watch();
  update();
}

start();
