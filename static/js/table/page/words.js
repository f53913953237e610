// The sentences of this page: written and translated on the server, counted and filled in here.

let sentences = {};
let plural = null;
let language = "it";

export function setWords(table, code) {
  sentences = table;
  language = code;
  plural = new Intl.PluralRules(code);
}

function filled(sentence, values) {
  return sentence.replace(/%\((\w+)\)s/g, (_whole, name) => String(values[name]));
}

export function t(key, values = {}) {
  return filled(sentences[key] === undefined ? key : sentences[key], values);
}

// `key.one`, `key.other` and whatever other forms the language has; `key.zero` where none has its own sentence.
export function tn(key, n, values = {}) {
  const none = n === 0 && sentences[`${key}.zero`] !== undefined;
  const form = `${key}.${none ? "zero" : plural.select(n)}`;
  return t(sentences[form] === undefined ? `${key}.other` : form, { n, ...values });
}

// A refusal that this page does not know yet still says something true.
export function refusal(code, details = {}) {
  const known = sentences[`refused.${code}`] !== undefined;
  return known ? t(`refused.${code}`, details) : t("refused.unknown", { code });
}

// What staff wrote in several languages; Italian is the reference.
export function inLanguage(texts) {
  return texts ? texts[language] || texts.it || Object.values(texts)[0] || "" : "";
}

// A table's number in two groups, as it is printed and read aloud.
export const spacedCode = (code) => code.replace(/^(...)(?=...$)/, "$1 ");
