// The three live frames, the page that is read in their place, and the tabs of a narrow window.

const find = (selector) => document.querySelector(selector);

function framed(section, address) {
  const frame = document.createElement("iframe");
  frame.title = section.querySelector("h2").firstChild.textContent.trim();
  frame.src = address;
  frame.addEventListener("load", () => frame.contentDocument.body.classList.add("is-framed"));
  const box = document.createElement("div");
  box.className = "device-box";
  box.append(frame);
  section.append(box);
  return frame;
}

export function createDevices(addresses) {
  const frames = {};
  for (const name of Object.keys(addresses)) frames[name] = framed(find(`[data-device="${name}"]`), addresses[name]);
  const tabs = [...document.querySelectorAll("[data-show]")];

  function show(name) {
    tabs.forEach((tab) => tab.setAttribute("aria-pressed", String(tab.dataset.show === name)));
    document.querySelectorAll("[data-device]").forEach((each) => each.classList.toggle("is-shown", each.dataset.device === name));
  }
  tabs.forEach((tab) => tab.addEventListener("click", () => show(tab.dataset.show)));
  show("phone");
  return {
    show,
    // A dot on the tab of the device that the caption speaks of.
    point: (name) => tabs.forEach((tab) => tab.classList.toggle("is-next", tab.dataset.show === name)),
    tell: (name, what) => frames[name].contentDocument.dispatchEvent(new Event(what)),
  };
}

export function createReader(onPath) {
  const reader = find("#reader");
  let frame = null;

  function open(address) {
    close();
    frame = document.createElement("iframe");
    frame.title = find("#reader-title").textContent;
    frame.addEventListener("load", () => frame && onPath(frame.contentWindow.location.pathname));
    frame.src = address;
    reader.append(frame);
    reader.hidden = false;
    find("#frames").hidden = true;
    reader.scrollIntoView({ block: "nearest" });
  }
  function close() {
    if (frame) frame.remove();
    frame = null;
    reader.hidden = true;
    find("#frames").hidden = false;
  }
  return { open, close };
}
