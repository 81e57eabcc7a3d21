/** Longest value that is held against a form: the longest addresses and hashes in use have 110 characters. */
export const valueLengthMax = 200;

const patternLengthMax = 300;

/** Variable lengths (`{24,34}`, `?`) a pattern may have: each multiplies the work of a value that does not match. */
const variableMax = 3;

const atom = String.raw`(?:\[\^?(?:[^\\\][]|\\[-.+/\\\]^])+\]|\\[.+/\\-]|[A-Za-z0-9:_/=@ -])`;
const piece = new RegExp(String.raw`^${atom}(?:\{\d{1,3}(?:,\d{1,3})?\}|\?)?`);
const group = new RegExp(String.raw`^\(\?:(?:${atom}(?:\{\d{1,3}(?:,\d{1,3})?\}|\?)?|\|)+\)\??`);

/** Pure: the text between `^` and `$` is nothing but pieces and groups of them, none repeated without end. */
function isPlain(body: string): boolean {
  let rest = body;
  while (rest !== '') {
    const found = rest.startsWith('|') ? '|' : (piece.exec(rest)?.[0] ?? group.exec(rest)?.[0]);
    if (found === undefined) return false;
    rest = rest.slice(found.length);
  }
  return true;
}

/**
 * Pure: what is wrong with the text of a form, in a sentence; null: it can be used. Taken are patterns of a whole value
 * (`^…$`) from characters, classes in `[…]`, `{n}`, `{n,m}`, `?`, and alternatives in `(?:…|…)`: nothing that could be
 * tried without end on a value that does not match.
 */
export function formProblem(text: string): string | null {
  if (text.length > patternLengthMax) return `A form has at most ${patternLengthMax} characters.`;
  if (!text.startsWith('^') || !text.endsWith('$'))
    return 'A form speaks of the whole value: it begins with ^ and ends with $.';
  const body = text.slice(1, -1);
  if (body === '' || !isPlain(body)) {
    return 'A form is made of characters, classes in […], {n}, {n,m}, ? and alternatives in (?:…|…); it has no * or +.';
  }
  // Without a group the anchors would belong to the first and the last alternative only.
  if (/\|/.test(body.replace(/\(\?:[^)]*\)/g, ''))) return 'Alternatives stand in a group: ^(?:…|…)$.';
  if ((body.match(/\{\d+,\d+\}|[\])}]\?|[A-Za-z0-9]\?(?!:)/g) ?? []).length > variableMax) {
    return `A form has at most ${variableMax} parts of variable length.`;
  }
  try {
    new RegExp(text);
    return null;
  } catch {
    // A class or a range that runs backwards, such as [z-a] or {9,2}.
    return 'A range in the form runs backwards.';
  }
}

const compiled = new Map<string, RegExp>();

/** Is `value` of the form `text`? Too long a value is of no form. `text` is one that `formProblem` takes. */
export function isOfForm(text: string, value: string): boolean {
  if (value.length > valueLengthMax) return false;
  let pattern = compiled.get(text);
  if (!pattern) {
    // Forms come from the settings: a handful, but never an endless list.
    if (compiled.size > 500) compiled.clear();
    pattern = new RegExp(text);
    compiled.set(text, pattern);
  }
  return pattern.test(value);
}
