// One field, one button. The text is the writer's: nothing but them changes it.

import { html } from "htm/preact";

import { t } from "../page/words.js";
import { closeFields, lackingField, SettingFields } from "./place.js";
import { lengthOf, TEXT_LIMIT } from "./text.js";

// canSend: false while nothing is taken; what is typed stays.
// setting: language and place of what is written, where it has them.
export function WriteBox({ text, id, label, button, onSend, onTyping, setting = null, canSend = true }) {
  const length = lengthOf(text.value);
  const isTooLong = length > TEXT_LIMIT;
  function send(event) {
    event.preventDefault();
    const lacking = length === 0 || isTooLong || !canSend ? id : setting && lackingField(id, setting);
    if (lacking) {
      document.getElementById(lacking).focus();
      return;
    }
    if (setting) closeFields(id);
    onSend(text.value.trim());
    text.value = "";
  }
  function typed(event) {
    text.value = event.target.value;
    if (onTyping) onTyping();
  }
  return html`<form class="write-box" onSubmit=${send} novalidate>
    <label for=${id}>${label}</label>
    <textarea
      id=${id}
      rows="3"
      value=${text.value}
      lang=${setting ? setting.value.lang : undefined}
      dir=${setting ? "auto" : undefined}
      onInput=${typed}
      aria-describedby=${`${id}-count`}
      aria-invalid=${isTooLong ? "true" : undefined}
    ></textarea>
    <p id=${`${id}-count`} class=${isTooLong ? "count error" : "count"}>
      ${isTooLong ? t("write.too_long", { limit: TEXT_LIMIT, n: length }) : t("write.count", { limit: TEXT_LIMIT, n: length })}
    </p>
    ${setting && html`<${SettingFields} id=${id} setting=${setting} />`}
    ${canSend && html`<button type="submit" class="button button-wide">${button}</button>`}
  </form>`;
}
