/**
 * What a spreadsheet would take for the beginning of a formula, full-width forms included. Source: OWASP, CSV Injection.
 */
const formulaStart = /^[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/;
const decimal = /^-?\d+(?:\.\d+)?$/;
const special = /[",\r\n]/;

/** Pure: one field as RFC 4180 has it: quoted where it must be, quotes doubled. */
function quoted(text: string): string {
  return special.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Pure: text that no spreadsheet runs: what looks like a formula begins with an apostrophe. */
export function csvText(text: string): string {
  return quoted(formulaStart.test(text) ? `'${text}` : text);
}

/** Pure: a decimal as it is, its sign too; what is none is treated as text. */
export function csvDecimal(text: string): string {
  return decimal.test(text) ? text : csvText(text);
}

/** Ends every line, the last one too, as RFC 4180 has it. */
export const csvLineEnd = '\r\n';

/** UTF-8 byte order mark: by it Excel knows the encoding. */
export const csvByteOrderMark = '\ufeff';
