// What the service worker does, apart from the browser that runs it: `shell` is {version, assets, offline: {prefix: address}}.
//
// It keeps the shell alone: files that are the same for everybody. Pages, answers and sockets go to the network and
// nowhere else; a page of a table that cannot be had is answered by the one that says so.

const NAME = "voci-shell-";
// What a proxy says while the server behind it is away.
const NOBODY_BEHIND = [502, 504];

export function createWorker({ shell, caches, fetch, origin }) {
  const name = NAME + shell.version;
  const paths = [...shell.assets, ...Object.values(shell.offline)];
  const isAsset = new Set(shell.assets);

  async function install() {
    const cache = await caches.open(name);
    // Past the browser's own cache: what is kept must be what this version was made of.
    await cache.addAll(paths.map((path) => new Request(new URL(path, origin), { cache: "reload" })));
  }

  // The versions before this one, and nothing of anybody else's.
  async function activate() {
    const names = await caches.keys();
    await Promise.all(names.filter((each) => each.startsWith(NAME) && each !== name).map((each) => caches.delete(each)));
  }

  const pageOf = (path) => {
    const prefix = Object.keys(shell.offline).find((each) => path.startsWith(each));
    return prefix === undefined ? null : shell.offline[prefix];
  };

  async function kept(path) {
    const cache = await caches.open(name);
    return cache.match(new URL(path, origin).href);
  }

  async function fromNetworkOr(request, path) {
    try {
      const answer = await fetch(request);
      return (NOBODY_BEHIND.includes(answer.status) && (await kept(path))) || answer;
    } catch (error) {
      const found = await kept(path);
      if (found) return found;
      throw error;
    }
  }

  // -> a promise of the answer, or null where the browser is left alone.
  function answer(request) {
    const url = new URL(request.url);
    if (request.method !== "GET" || url.origin !== origin) return null;
    if (request.mode === "navigate") {
      const page = pageOf(url.pathname);
      return page && fromNetworkOr(request, page);
    }
    return isAsset.has(url.pathname) ? fromNetworkOr(request, url.pathname) : null;
  }

  return { install, activate, answer };
}
