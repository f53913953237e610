// What a phone can find out about the network it hangs on. Every step ends in time; nothing personal is sent.

const WITHIN_MS = 6000;

export function median(numbers) {
  const sorted = [...numbers].sort((one, other) => one - other);
  const middle = Math.floor(sorted.length / 2);
  if (!sorted.length) return null;
  return sorted.length % 2 ? sorted[middle] : Math.round((sorted[middle - 1] + sorted[middle]) / 2);
}

function inTime(env, work) {
  return new Promise((resolve) => {
    const timer = env.setTimeout(() => resolve(null), WITHIN_MS);
    work.then(
      (value) => {
        env.clearTimeout(timer);
        resolve(value);
      },
      () => {
        env.clearTimeout(timer);
        resolve(null);
      },
    );
  });
}

// "open" where the known address answers exactly what it must, and itself; "portal" where something else answers or
// leads elsewhere; "nothing" where no answer comes at all.
export async function reach(env, url, known) {
  const asked = env.fetch(url, { cache: "no-store", credentials: "omit", redirect: "manual" });
  const answer = await inTime(env, asked.then((response) => (response.ok ? response.text() : "")));
  if (answer === null) return "nothing";
  return answer === known ? "open" : "portal";
}

// The milliseconds of each ping over a socket, null where no socket opens. Fewer than asked when it broke off.
export function pings(env, url, count) {
  const times = [];
  return new Promise((resolve) => {
    let socket = null;
    let sentAt = 0;
    let isUp = false;
    let timer = null;
    function end() {
      env.clearTimeout(timer);
      resolve(isUp ? times : null);
    }
    timer = env.setTimeout(() => {
      if (socket) socket.close();
      end();
    }, WITHIN_MS);
    function ping() {
      sentAt = env.now();
      socket.send(String(times.length));
    }
    try {
      socket = new env.WebSocket(url);
    } catch (error) {
      end();
      return;
    }
    socket.onopen = ping;
    socket.onmessage = () => {
      isUp = true;
      times.push(Math.round(env.now() - sentAt));
      if (times.length < count) ping();
      else socket.close();
      if (times.length >= count) end();
    };
    socket.onclose = end;
    socket.onerror = end;
  });
}

// [name, isGood, sentence] of each check, in the order of the page. At first the page itself has just arrived, and only a
// portal can keep the rest away; asked again later, no answer at all means that nothing arrives any more.
export function verdicts({ reached, isFirst, times, slow, count, words }) {
  const middle = times && times.length ? median(times) : null;
  const isCut = reached === "nothing" && !isFirst;
  const isSteady = Boolean(times) && times.length >= count;
  const timed = middle === null ? words.time_none : (middle <= slow ? words.time_good : words.time_bad).replace("%(n)s", middle);
  return [
    ["page", !isCut, isCut ? words.page_bad : words.page],
    ["portal", reached === "open", isCut ? words.untried : reached === "open" ? words.portal_good : words.portal_bad],
    ["socket", isSteady, isCut ? words.untried : isSteady ? words.socket_good : words.socket_bad],
    ["time", middle !== null && middle <= slow, timed],
  ];
}
