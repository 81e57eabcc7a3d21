/** Pure: `text` inside a pattern of `like`, standing for itself. */
function literal(text: string): string {
  return text.replace(/[\\%_]/g, '\\$&');
}

/** As documents are written (lib/intake/search-document). */
function asInDocuments(text: string): string {
  return literal(text.toLowerCase());
}

/** Pure: documents that hold `text` anywhere in a value. */
export function partPattern(text: string): string {
  return `%${asInDocuments(text)}%`;
}

/** Pure: documents of which one value is `text`. */
export function wholePattern(text: string): string {
  return `%\n${asInDocuments(text)}\n%`;
}

/** Pure: `text` in lower case as Postgres' `lower` has it under the C collation: ASCII alone. */
export function loweredAscii(text: string): string {
  return text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
}
