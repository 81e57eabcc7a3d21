/** `text` as Postgres can hold it: NUL and lone surrogates become U+FFFD, everything else stays. */
export function storableText(text: string): string {
  return text.replaceAll('\u0000', '\ufffd').toWellFormed();
}
