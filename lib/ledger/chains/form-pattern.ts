/** Longest value that is held against a form: the longest addresses and hashes in use have 110 characters. */
export const valueLengthMax = 200;

const patternLengthMax = 300;

/**
 * In how many ways a form may read a value: each alternative and each variable length (`{24,34}`, `?`) multiplies what is tried
 * before a value is refused. This many are refused within milliseconds; the widest default, Bitcoin’s addresses, has 136.
 */
const readingsMax = 20_000;

const atom = String.raw`(?:\[\^?(?:[^\\\][]|\\[-.+/\\\]^])+\]|\\[.+/\\-]|[A-Za-z0-9:_/=@ -])`;
const piece = new RegExp(String.raw`^${atom}(?:\{(?<least>\d{1,3})(?<range>,(?<most>\d{1,3}))?\}|(?<maybe>\?))?`);

/** How many lengths a piece may take. */
function lengthsOf({ least, range, most, maybe }: Readonly<Record<string, string | undefined>>): number {
  if (maybe !== undefined) return 2;
  if (range === undefined) return 1;
  return Math.max(1, Math.min(Number(most), valueLengthMax) - Number(least) + 1);
}

/**
 * Pure: in how many ways the text between `^` and `$` may read a value; null: it is something else than pieces, and groups of
 * alternatives of pieces. `looseBar`: an alternative stands outside of a group.
 */
function readings(body: string): { count: number; looseBar: boolean } | null {
  let count = 1;
  let looseBar = false;
  /** Of the open group: what its finished alternatives come to, and the one being read. */
  let group: { done: number; count: number } | null = null;
  for (let rest = body; rest !== ''; ) {
    let taken = 1;
    if (group === null && rest.startsWith('(?:')) {
      taken = 3;
      group = { done: 0, count: 1 };
    } else if (group !== null && rest.startsWith(')')) {
      const maybe = rest.startsWith(')?');
      count *= group.done + group.count + (maybe ? 1 : 0);
      taken = maybe ? 2 : 1;
      group = null;
    } else if (rest.startsWith('|')) {
      if (group === null) looseBar = true;
      else group = { done: group.done + group.count, count: 1 };
    } else {
      const found = piece.exec(rest);
      if (found === null) return null;
      taken = found[0].length;
      const lengths = lengthsOf(found.groups ?? {});
      if (group === null) count *= lengths;
      else group.count *= lengths;
    }
    rest = rest.slice(taken);
  }
  return group === null ? { count, looseBar } : null;
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
  const read = body === '' ? null : readings(body);
  if (read === null) {
    return 'A form is made of characters, classes in […], {n}, {n,m}, ? and alternatives in (?:…|…); it has no * or +.';
  }
  // Without a group the anchors would belong to the first and the last alternative only.
  if (read.looseBar) return 'Alternatives stand in a group: ^(?:…|…)$.';
  if (read.count > readingsMax) {
    return 'A form that can be read in so many ways takes too long to refuse a value: use fewer alternatives and parts of variable length.';
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
