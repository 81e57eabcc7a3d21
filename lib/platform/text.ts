/** `text` as Postgres can hold it: NUL and lone surrogates become U+FFFD, everything else stays. */
export function storableText(text: string): string {
  // Nearly every text is; asking is cheaper than making a new one, and the door asks some thirty times a callback.
  if (!text.includes('\u0000') && text.isWellFormed()) return text;
  return text.replaceAll('\u0000', '\ufffd').toWellFormed();
}

/** `text` in lower case as Postgres' `lower` has it under the C collation: ASCII alone. What an index of `lower(…)` is asked for. */
export function lowerAscii(text: string): string {
  return text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
}
