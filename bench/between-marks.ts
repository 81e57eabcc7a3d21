const end = '<!-- end -->';

/** Pure: `document` with `text` between the mark of `source` (`bench/results.json`) and its end. Throws where it has none. */
export function withBetween(document: string, source: string, text: string): string {
  const begin = `<!-- written from ${source} -->`;
  const at = document.indexOf(begin);
  const endAt = document.indexOf(end, at);
  if (at < 0 || endAt < 0) throw new Error(`The document has no place for what ${source} says.`);
  return `${document.slice(0, at)}${begin}\n\n${text}\n\n${document.slice(endAt)}`;
}
