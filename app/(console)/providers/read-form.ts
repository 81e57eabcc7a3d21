import { z } from 'zod';
import type { AccountRef } from '@/lib/intake/accounts/types';
import { readInput } from '@/lib/platform/read-input';

const hoursSchema = z.coerce
  .number()
  .min(0)
  .max(24 * 90);
const refSchema = z.object({ provider: z.string(), account: z.string() });

/** The form's texts by name; files are none of ours. What is no form has none, for anybody can send anything. */
export function formTexts(form: FormData): Record<string, string> {
  if (!(form instanceof FormData)) return {};
  const texts = [...form].flatMap(([name, value]): [string, string][] =>
    typeof value === 'string' ? [[name, value]] : [],
  );
  return Object.fromEntries(texts);
}

/** The texts whose names begin with `prefix`, without it. */
export function textsUnder(texts: Readonly<Record<string, string>>, prefix: string): Record<string, string> {
  const under = Object.entries(texts).filter(([name]) => name.startsWith(prefix));
  return Object.fromEntries(under.map(([name, text]) => [name.slice(prefix.length), text]));
}

/** Problems by the form's own names again. */
export function underPrefix(problems: Readonly<Record<string, string>>, prefix: string): Record<string, string> {
  return Object.fromEntries(Object.entries(problems).map(([name, problem]) => [`${prefix}${name}`, problem]));
}

/** Which account a form is about. Throws `AppError` where it does not say. */
export function accountRef(texts: Readonly<Record<string, string>>): AccountRef {
  return readInput(refSchema, texts);
}

/** Hours to go on; empty: with no end. Throws `AppError` on anything that the forms do not offer. */
export function overlapHours(texts: Readonly<Record<string, string>>): number | null {
  const text = texts.overlapHours ?? '';
  return text === '' ? null : readInput(hoursSchema, text);
}
