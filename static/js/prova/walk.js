// The four captions of /prova/: which one is current and what it says, from what has happened. No page in here.

export const STEPS = ["write", "cut", "vote", "thread"];
export const BEGINNING = Object.freeze({ place: 0, note: "start", wasCut: false, hasWaited: false, sawArticle: false });

const PROPOSAL = /^(\/\w\w)?\/proposte\/[^/]+\/$/;
const ARTICLE = /^(\/\w\w)?\/piano\/[^/]+\/$/;

function write({ own }) {
  return { note: own > 0 ? "done" : "start" };
}

function cut(before, { isCut, waiting }) {
  const wasCut = before.wasCut || isCut;
  const hasWaited = before.hasWaited || (isCut && waiting > 0);
  if (isCut) return { note: waiting > 0 ? "waiting" : "cut", wasCut, hasWaited };
  if (!hasWaited) return { note: "start", wasCut: false, hasWaited };
  return { note: waiting > 0 ? "mended" : "done", wasCut, hasWaited };
}

function vote({ moment, phase, isConcluded, hasVoted, hasReadAccount }) {
  if (isConcluded) return { note: hasReadAccount ? "done" : "result" };
  if (moment !== "choose") return { note: phase === "open" ? "start" : "closing" };
  if (phase !== "open") return { note: "counting" };
  return { note: hasVoted ? "voted" : "choose" };
}

function thread(before, { path }) {
  const sawArticle = before.sawArticle || ARTICLE.test(path);
  if (ARTICLE.test(path)) return { note: "article", sawArticle };
  if (!PROPOSAL.test(path)) return { note: before.note === "start" ? "start" : before.note, sawArticle };
  return { note: sawArticle ? "done" : "proposal", sawArticle };
}

// progress: as BEGINNING; facts: {own, waiting, isCut, moment, phase, isConcluded, hasVoted, hasReadAccount, path}.
export function look(progress, facts) {
  const said = [
    () => write(facts),
    () => cut(progress, facts),
    () => vote(facts),
    () => thread(progress, facts),
  ][progress.place]();
  return { ...progress, ...said };
}

export function next(progress) {
  return progress.place < STEPS.length - 1 ? { ...progress, place: progress.place + 1, note: "start" } : progress;
}

// The device to look at, so that a narrow page can point at its tab.
export function deviceOf({ place, note }) {
  const step = STEPS[place];
  if (step === "write") return note === "done" ? "screen" : "phone";
  if (step === "cut") return "phone";
  if (note === "choose") return "phone";
  return note === "result" || note === "done" ? "screen" : "tablet";
}
