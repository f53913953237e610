// The rung below the socket: the same frames, asked for over plain HTTP.

const EVERY_MS = 2500;
const SLOWEST_MS = 10000;
const ANSWER_WITHIN_MS = 9000;

function address(base, role, { since, epoch }) {
  const query = [`role=${role}`];
  if (since !== null) query.push(`since=${since}`, `epoch=${encodeURIComponent(epoch)}`);
  return `${base}?${query.join("&")}`;
}

// What cannot be had here is an end, as on the socket; what cannot be had now is a failure.
function understood(frame) {
  if (frame.type !== "refused") return frame;
  if (frame.code === "too_fast") throw new Error(frame.code);
  return { type: "error", code: frame.code };
}

// env: {fetch, setTimeout, clearTimeout}; on: {frame, up, down}.
export function startPolling({ urls, role, token, position, env, on }) {
  let timer = null;
  let failures = 0;
  let isAsking = false;
  let isOver = false;
  const headers = { Accept: "application/json", ...(token ? { Authorization: `Seat ${token}` } : {}) };

  async function asked(url, options) {
    const controller = new AbortController();
    const limit = env.setTimeout(() => controller.abort(), ANSWER_WITHIN_MS);
    try {
      const answer = await env.fetch(url, { ...options, signal: controller.signal, cache: "no-store" });
      return await answer.json();
    } finally {
      env.clearTimeout(limit);
    }
  }
  function deliver(frame) {
    if (isOver) return;
    const { mine, ...rest } = frame;
    on.frame(frame.type === "patch" ? rest : frame);
    if (frame.type === "patch" && mine !== undefined) on.frame({ type: "mine", to: frame.to, mine });
  }
  async function poll() {
    isAsking = true;
    try {
      const frame = understood(await asked(address(urls.state, role, position()), { headers }));
      failures = 0;
      if (!isOver) on.up();
      deliver(frame);
    } catch (error) {
      failures += 1;
      if (!isOver) on.down();
    }
    isAsking = false;
    next(Math.min(SLOWEST_MS, EVERY_MS * (1 + failures)));
  }
  function next(ms) {
    env.clearTimeout(timer);
    if (!isOver && !isAsking) timer = env.setTimeout(poll, ms);
  }
  async function post({ id, kind, payload }) {
    const body = JSON.stringify({ id, kind, payload });
    try {
      const type = { "Content-Type": "application/json" };
      deliver(await asked(urls.commands, { method: "POST", headers: { ...headers, ...type }, body }));
      next(0);
    } catch (error) {
      // Unknown outcome: the same id goes out again.
      deliver({ type: "retry", id, after: EVERY_MS });
    }
  }
  next(0);
  return {
    send(frame) {
      if (isOver || frame.type !== "command") return false;
      post(frame);
      return true;
    },
    resume: () => next(0),
    close() {
      isOver = true;
      env.clearTimeout(timer);
    },
  };
}
