/**
 * What a spreadsheet would take for the beginning of a formula, full-width forms included. Source: OWASP, CSV Injection.
 */
const formulaStart = /^[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/;
/**
 * The same within a text, where a spreadsheet of another locale begins a cell: it parts fields at `;` or a tab, and a quote that is
 * not at the beginning of its cell holds nothing together.
 */
const formulaWithin = /([;,|\t\r\n][\s"]*)(?=[=+\-@\uff1d\uff0b\uff0d\uff20])/g;
const decimal = /^-?\d+(?:\.\d+)?$/;
const special = /[",;|\t\r\n]/;

/** Pure: one field as RFC 4180 has it, quotes doubled; quoted where any locale's separator is in it. */
function quoted(text: string): string {
  return special.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Pure: text that no spreadsheet runs, whatever it takes for a separator: before what looks like a formula stands an apostrophe. */
export function csvText(text: string): string {
  const within = text.replace(formulaWithin, "$1'");
  return quoted(formulaStart.test(text) ? `'${within}` : within);
}

/** Pure: a decimal as it is, its sign too; what is none is treated as text. */
export function csvDecimal(text: string): string {
  return decimal.test(text) ? text : csvText(text);
}

/** Ends every line, the last one too, as RFC 4180 has it. */
export const csvLineEnd = '\r\n';

/** UTF-8 byte order mark: by it Excel knows the encoding. */
export const csvByteOrderMark = '\ufeff';
