/** The two that are compared, the earlier first. */
export interface ChosenTwo<Callback> {
  before: Callback;
  after: Callback | null;
  /** One that was asked for is not among them. */
  foreign: boolean;
}

/**
 * Pure: two of `callbacks` (oldest first). With one asked for, the other is the one before it, or after the first; null where
 * none that was asked for is among them.
 */
export function chooseTwo<Callback extends { id: string }>(
  callbacks: readonly Callback[],
  asked: { one: string | null; other: string | null },
): ChosenTwo<Callback> | null {
  const wanted = [asked.one, asked.other].filter((id) => id !== null);
  const places = [...new Set(wanted.map((id) => callbacks.findIndex((callback) => callback.id === id)))];
  const found = places.filter((place) => place >= 0).sort((a, b) => a - b);
  const [first, second] = found;
  if (first === undefined) return null;
  const [from, to] = second === undefined ? (first === 0 ? [0, 1] : [first - 1, first]) : [first, second];
  const before = callbacks[from];
  return before ? { before, after: callbacks[to] ?? null, foreign: places.includes(-1) } : null;
}
