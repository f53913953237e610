// One device at one table: what it knows, what it still has to say, and the line between the two.

import { createClock } from "./clock.js";
import { Connection } from "./connection.js";
import { createQueue } from "./queue.js";
import { createSender } from "./sender.js";
import { EMPTY, position, reduce } from "./state.js";

// The seat is no longer this device's: what it has not sent will not be taken.
// A token that opens nothing any more was replaced by another one: to this device it is not unknown but lost.
const SEAT_IS_GONE = { seat_replaced: "seat_replaced", seat_freed: "seat_freed", seat_unknown: "seat_lost" };
const TYPING_AT_MOST_EVERY_MS = 3000;

// on: {state, queue, status, registers}; each is called with the new value.
export function createSession({ role, token, urls, queueKey, env, on }) {
  let state = EMPTY;
  let typingSentAt = 0;
  const clock = createClock(env.now);
  const queue = createQueue({ storage: env.storage, key: queueKey, newId: env.newId, onChange: on.queue });
  const connection = new Connection({
    urls,
    who: { role, token },
    position: () => position(state),
    env,
    on: { frame: receive, status: changed, unreadable: (code) => sender.unreadable(code) },
  });
  const sender = createSender({ queue, send: (frame) => connection.send(frame), env });

  function changed(status) {
    if (status.link === "live" || status.link === "polling") sender.pump();
    else sender.interrupted();
    giveUp();
    on.status(status);
  }
  function giveUp() {
    const { ended } = connection.status;
    if (SEAT_IS_GONE[ended]) queue.refuseUnsent(SEAT_IS_GONE[ended]);
  }
  function fold(frame) {
    const outcome = reduce(state, frame);
    if (outcome.gap) connection.resume();
    if (outcome.state === state) return;
    state = outcome.state;
    on.state(state);
    tidy();
  }
  function tidy() {
    if (state.seq === null) return;
    // What a seat did shows in its own account; not all of it in the shared view (a changed choice does not).
    queue.prune(role === "participant" ? state.mineSeq : state.seq);
  }
  function answered(frame) {
    sender.answer(frame);
    tidy();
  }
  function receive(frame) {
    if (Number.isInteger(frame.now)) clock.sample(frame.now);
    if (frame.type === "registers") on.registers(frame);
    else if (frame.type === "ack" || frame.type === "refused" || frame.type === "retry") answered(frame);
    else fold(frame);
    if (frame.type === "welcome") sender.pump();
  }

  return {
    clock,
    queue,
    connection,
    start: () => connection.start(),
    say(kind, payload) {
      const id = queue.add(kind, payload);
      sender.pump();
      giveUp();
      return id;
    },
    typing() {
      if (env.now() - typingSentAt < TYPING_AT_MOST_EVERY_MS) return;
      typingSentAt = env.now();
      connection.send({ type: "typing" });
    },
    stop() {
      connection.stop();
      sender.interrupted();
    },
  };
}
