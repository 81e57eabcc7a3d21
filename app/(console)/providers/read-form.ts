import { z } from 'zod';
import type { AccountRef } from '@/lib/intake/accounts/types';

const refSchema = z.object({ provider: z.string(), account: z.string() });

/** The form's texts by name; files are none of ours. */
export function formTexts(form: FormData): Record<string, string> {
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

/** Which account a form is about. */
export function accountRef(texts: Readonly<Record<string, string>>): AccountRef {
  return refSchema.parse(texts);
}

/** Hours to go on; empty: with no end. Throws on anything that the forms do not offer. */
export function overlapHours(texts: Readonly<Record<string, string>>): number | null {
  const text = texts.overlapHours ?? '';
  return text === ''
    ? null
    : z.coerce
        .number()
        .min(0)
        .max(24 * 90)
        .parse(text);
}
