// One WebSocket from hello to close: it notices silence, reports what was seen, and never speaks after its end.

const PROTOCOL = 1;
const SEEN_EVERY_MS = 15000;
const SEEN_AT_MOST_EVERY_MS = 1000;
const PROBE_AFTER_MS = 20000;
const DEAD_AFTER_MS = 25000;
const WELCOME_WITHIN_MS = 8000;
const CHECK_EVERY_MS = 1000;

function decoded(text) {
  try {
    return JSON.parse(text);
  } catch (error) {
    return null;
  }
}

// env: {WebSocket, now, setInterval, clearInterval}; on: {frame, down(closeCode)}; position: () => {since, epoch}.
export function openSocket({ url, role, token, position, env, on }) {
  const raw = new env.WebSocket(url);
  const opened = env.now();
  let heardAt = opened;
  let seenSentAt = 0;
  let probed = false;
  let isWelcome = false;
  let isOver = false;

  function send(frame) {
    if (isOver || raw.readyState !== 1) return false;
    raw.send(JSON.stringify(frame));
    return true;
  }
  function hello() {
    send({ type: "hello", protocol: PROTOCOL, role, ...(token ? { token } : {}), ...position() });
  }
  function seen() {
    const seq = position().since;
    if (seq !== null && send({ type: "seen", seq })) seenSentAt = env.now();
  }
  function end(code) {
    if (isOver) return;
    isOver = true;
    env.clearInterval(watch);
    raw.onopen = raw.onmessage = raw.onclose = raw.onerror = null;
    raw.close();
    on.down(code);
  }
  function probe(withinMs) {
    if (!isWelcome) return;
    probed = true;
    heardAt = Math.min(heardAt, env.now() - DEAD_AFTER_MS + withinMs);
    hello();
  }
  function check() {
    const now = env.now();
    const silence = now - heardAt;
    if (!isWelcome && now - opened > WELCOME_WITHIN_MS) end(1006);
    else if (silence >= DEAD_AFTER_MS) end(1006);
    else if (isWelcome && silence >= PROBE_AFTER_MS && !probed) probe(DEAD_AFTER_MS - silence);
    else if (isWelcome && now - seenSentAt >= SEEN_EVERY_MS) seen();
  }
  const watch = env.setInterval(check, CHECK_EVERY_MS);

  raw.onopen = hello;
  raw.onclose = (event) => end(event.code);
  raw.onerror = () => end(1006);
  raw.onmessage = (event) => {
    heardAt = env.now();
    probed = false;
    const frame = decoded(event.data);
    if (!frame) return;
    if (frame.type === "welcome") isWelcome = true;
    on.frame(frame);
    if (frame.type === "patch" && heardAt - seenSentAt >= SEEN_AT_MOST_EVERY_MS) seen();
  };
  return { send, probe, resume: hello, isUp: () => isWelcome && !isOver, close: () => end(1000) };
}
