// Sends the queue one command at a time, in order: a resent older choice can never overtake a newer one.

const ANSWER_WITHIN_MS = 8000;
const TOO_FAST_MS = 2000;

// queue: see queue.js; send(frame) -> was it handed to a transport; env: {setTimeout, clearTimeout}.
export function createSender({ queue, send, env }) {
  let inFlight = null;
  let timer = null;

  function later(ms) {
    env.clearTimeout(timer);
    timer = env.setTimeout(() => {
      forget();
      pump();
    }, ms);
  }
  function forget() {
    env.clearTimeout(timer);
    inFlight = null;
  }
  function pump() {
    const item = inFlight ? null : queue.head();
    if (!item) return;
    if (!send({ type: "command", id: item.id, kind: item.kind, payload: item.payload })) return;
    inFlight = item.id;
    queue.leaves(item.id);
    later(ANSWER_WITHIN_MS);
  }
  function settle(frame) {
    if (frame.type === "ack") queue.arrived(frame.id, frame.seq, frame.result);
    else queue.refused(frame.id, frame.code, frame.details || {});
    if (frame.id === inFlight) forget();
    pump();
  }
  return {
    pump,
    // The transport is gone: what was on its way has an unknown outcome and goes out again with the next one.
    interrupted: forget,
    // The server cannot read it: it would be refused for ever and hold up what stands behind it.
    unreadable(code) {
      const item = queue.head();
      forget();
      if (item) queue.refused(item.id, code, {});
    },
    answer(frame) {
      const isTooFast = frame.type === "refused" && frame.code === "too_fast";
      if (frame.type !== "retry" && !isTooFast) settle(frame);
      else if (frame.id === inFlight) later(isTooFast ? TOO_FAST_MS : frame.after);
    },
  };
}
