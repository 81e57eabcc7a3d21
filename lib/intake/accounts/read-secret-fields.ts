import type { SecretField } from '@/lib/providers/contract';
import type { Invalid } from './types';

/** Longer than any provider's; what is pasted here by accident is not kept. */
const secretLengthMax = 1_000;

/** Shorter than any provider's: a slip of the hand, or what anybody guesses. Logins and ids beside a secret may be as short as they are. */
export const secretLengthMin = 8;

function problemOf({ label, optional = false, hint = false }: SecretField, text: string): string | null {
  if (text === '') return optional ? null : `${label} is missing.`;
  if (text.length > secretLengthMax) return `${label} has more than ${secretLengthMax} characters.`;
  if (hint && text.length < secretLengthMin) {
    return `${label} has fewer than ${secretLengthMin} characters, and whoever guesses it can send callbacks. Paste all of it.`;
  }
  if (/\p{Cc}/u.test(text) || !text.isWellFormed()) {
    return `${label} holds a line break or another control character. Paste it without.`;
  }
  return null;
}

/** Pure: a provider's secret fields as they were pasted, without the spaces around them. Messages name fields, never values. */
export function readSecretFields(
  secretFields: readonly SecretField[],
  texts: Readonly<Record<string, string>>,
): { outcome: 'read'; fields: Record<string, string> } | Invalid {
  const given = secretFields.map((field) => ({ field, text: texts[field.name]?.trim() ?? '' }));
  const problems = given.flatMap(({ field, text }): [string, string][] => {
    const problem = problemOf(field, text);
    return problem === null ? [] : [[field.name, problem]];
  });
  if (problems.length > 0) return { outcome: 'invalid', problems: Object.fromEntries(problems) };
  const present = given
    .filter(({ text }) => text !== '')
    .map(({ field, text }): [string, string] => [field.name, text]);
  return { outcome: 'read', fields: Object.fromEntries(present) };
}
