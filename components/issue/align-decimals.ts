/** Characters from the decimal point to the end; null for what is no plain decimal, with or without a word after it. */
function tail(text: string): number | null {
  const match = /^[+-]?\d+(\.\d+)?( \S+)?$/.exec(text);
  if (!match) return null;
  return (match[1]?.length ?? 0) + (match[2]?.length ?? 0);
}

/**
 * Pure: characters to leave free after each of `texts` so that, set in mono type to the right, their decimal points stand under
 * each other. None where one of them is no figure: words are not aligned by a point.
 */
export function alignDecimals(texts: readonly string[]): number[] {
  const tails = texts.map(tail);
  const longest = Math.max(0, ...tails.map((length) => length ?? 0));
  return tails.map((length) => (length === null || tails.includes(null) ? 0 : longest - length));
}
