// Choosing an organisation: the ARIA 1.2 pattern of an editable combobox with a list.

import { useSignal } from "@preact/signals";
import { html } from "htm/preact";
import { useEffect, useRef } from "preact/hooks";

import { t, tn } from "../page/words.js";
import { announce } from "./announcer.js";

const ASK_AFTER_MS = 200;
export const NEW = "new";
export const RESIDENT = "resident";

const extras = () => [
  { value: NEW, name: t("join.new_organisation") },
  { value: RESIDENT, name: t("join.as_resident") },
];

async function found(url, query) {
  const answer = await fetch(`${url}?q=${encodeURIComponent(query)}`, { headers: { Accept: "application/json" } });
  const { organisations } = await answer.json();
  return organisations.map(({ slug, name }) => ({ value: slug, name }));
}

// What was typed stands out where the name contains it.
function Highlighted({ name, query }) {
  const at = query ? name.toLowerCase().indexOf(query.toLowerCase()) : -1;
  if (at < 0) return name;
  const end = at + query.length;
  return html`${name.slice(0, at)}<b>${name.slice(at, end)}</b>${name.slice(end)}`;
}

function useOptions(url, query, isOpen) {
  const options = useSignal(extras());
  useEffect(() => {
    if (!isOpen) return undefined;
    let isCurrent = true;
    const show = (matches) => {
      if (!isCurrent) return;
      options.value = [...matches, ...extras()];
      announce(tn("join.found", matches.length));
    };
    // Without a net the two other ways of sitting down still stand.
    const timer = window.setTimeout(() => found(url, query).then(show, () => show([])), ASK_AFTER_MS);
    return () => {
      isCurrent = false;
      window.clearTimeout(timer);
    };
  }, [url, query, isOpen]);
  return options;
}

// choice: signal of {value, name} or null; query: signal of the typed text.
export function Combobox({ id, url, choice, query, invalid, describedBy }) {
  const isOpen = useSignal(false);
  const active = useSignal(-1);
  const input = useRef(null);
  const options = useOptions(url, choice.value ? "" : query.value.trim(), isOpen.value);

  function pick(option) {
    choice.value = option;
    query.value = option.name;
    isOpen.value = false;
    active.value = -1;
  }
  function typed(event) {
    query.value = event.target.value;
    choice.value = null;
    isOpen.value = true;
    active.value = -1;
  }
  function move(step) {
    isOpen.value = true;
    const last = options.value.length - 1;
    const next = active.value + step;
    active.value = next < 0 ? last : next > last ? 0 : next;
  }
  function pressed(event) {
    if (event.key === "ArrowDown") move(1);
    else if (event.key === "ArrowUp") move(-1);
    else if (event.key === "Enter" && isOpen.value && active.value >= 0) pick(options.value[active.value]);
    else if (event.key === "Escape" && isOpen.value) isOpen.value = false;
    else return;
    event.preventDefault();
  }
  const optionId = (index) => `${id}-option-${index}`;
  return html`<div class="combobox">
    <input
      id=${id}
      ref=${input}
      type="text"
      role="combobox"
      autocomplete="off"
      aria-autocomplete="list"
      aria-expanded=${isOpen.value ? "true" : "false"}
      aria-controls=${`${id}-list`}
      aria-activedescendant=${isOpen.value && active.value >= 0 ? optionId(active.value) : undefined}
      aria-invalid=${invalid ? "true" : undefined}
      aria-describedby=${describedBy}
      value=${query.value}
      onInput=${typed}
      onKeyDown=${pressed}
      onFocus=${() => {
        isOpen.value = !choice.value;
      }}
      onClick=${() => {
        isOpen.value = true;
      }}
      onBlur=${() => {
        isOpen.value = false;
      }}
    />
    <ul id=${`${id}-list`} role="listbox" aria-label=${t("join.organisations")} hidden=${!isOpen.value}>
      ${options.value.map(
        (option, index) => html`<li
          key=${option.value}
          id=${optionId(index)}
          role="option"
          aria-selected=${index === active.value ? "true" : "false"}
          onMouseDown=${(event) => event.preventDefault()}
          onClick=${() => pick(option)}
        >
          <${Highlighted} name=${option.name} query=${choice.value ? "" : query.value.trim()} />
        </li>`,
      )}
    </ul>
  </div>`;
}
