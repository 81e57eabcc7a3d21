import { isReservedHeader } from '@/lib/delivery/request-headers';

/** Beside those that the engine refuses: they would say something of the body or the way that is not so. */
const misleading: readonly string[] = ['accept', 'content-encoding', 'date', 'via'];
/** RFC 9110, "Tokens". */
const namePattern = /^[a-z0-9!#$%&'*+.^_`|~-]{1,100}$/;
/** RFC 9110, "Field Values": visible ASCII with spaces inside. */
const valuePattern = /^[\x21-\x7e](?:[\x20-\x7e\t]*[\x21-\x7e])?$/;
const valueLengthMax = 4_096;
export const headersMax = 20;

function headerProblem(name: string, value: string): string | null {
  if (!namePattern.test(name)) return `"${name.slice(0, 40)}" is no header name: letters, digits and hyphens.`;
  if (isReservedHeader(name) || misleading.includes(name)) {
    return `${name} is set by the console itself. Choose another name.`;
  }
  if (value.length > valueLengthMax) return `The value of ${name} has more than ${valueLengthMax} characters.`;
  return valuePattern.test(value) ? null : `The value of ${name} is empty or has characters that a header cannot hold.`;
}

/**
 * Pure: the further headers after `changes`, in lower case; null takes a header away, what is not named stays. A problem
 * never repeats a value: it is a secret as often as not.
 */
export function readHeaders(
  present: Readonly<Record<string, string>>,
  changes: Readonly<Record<string, string | null>>,
): { headers: Record<string, string> } | { problem: string } {
  const headers = new Map(Object.entries(present));
  for (const [given, text] of Object.entries(changes)) {
    const name = given.trim().toLowerCase();
    if (text === null) {
      headers.delete(name);
      continue;
    }
    const value = text.trim();
    const problem = headerProblem(name, value);
    if (problem !== null) return { problem };
    headers.set(name, value);
  }
  if (headers.size > headersMax) return { problem: `A destination has at most ${headersMax} further headers.` };
  return { headers: Object.fromEntries([...headers].sort(([one], [other]) => (one < other ? -1 : 1))) };
}
