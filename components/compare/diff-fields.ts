/** A named value on both sides; null: it is not there. */
export interface FieldPair {
  name: string;
  before: string | null;
  after: string | null;
  same: boolean;
}

/** Pure: every name of either side, in alphabetical order, with both values. */
export function diffFields(
  before: Readonly<Record<string, string>>,
  after: Readonly<Record<string, string>>,
): FieldPair[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
  const read = (fields: Readonly<Record<string, string>>, name: string) =>
    Object.hasOwn(fields, name) ? (fields[name] ?? null) : null;
  return names.map((name) => {
    const pair = { name, before: read(before, name), after: read(after, name) };
    return { ...pair, same: pair.before === pair.after };
  });
}
