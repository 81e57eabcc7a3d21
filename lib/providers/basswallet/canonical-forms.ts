import { plainText, type ReadBody } from './read-body';

/**
 * The ways in which BassWallet may write down what it signs, in the order tried; its pages fix the one of API requests
 * (`name=value` joined by `&` in the order sent, unescaped) and leave a callback's content type open. Every one covers all
 * fields. Source: docs-en.basswallet.com, Signature Description; Callback Description ("the same signature method").
 */
export const canonicalForms = [
  'form-decoded',
  'form-raw',
  'json-order',
  'sorted-timestamp-last',
  'sorted',
  'raw-body',
] as const;
export type CanonicalForm = (typeof canonicalForms)[number];

type Pair = readonly [name: string, value: string];

const namePattern = /^[A-Za-z0-9_.-]{1,64}$/;
/** In a joined text this would be read as the start of a further field. */
const nextFieldPattern = /&[A-Za-z0-9_.-]{1,64}=/;

/**
 * The fields as plain pairs where the joined text can be taken apart again in one way only; null where it cannot: a value
 * that holds `&name=` (one field could pass for two), a nested value, a name of other characters, a lone surrogate.
 */
function plainPairs({ payload }: ReadBody): Pair[] | null {
  const pairs: Pair[] = [];
  for (const [name, value] of payload) {
    const text = plainText(value);
    if (text === undefined || !text.isWellFormed()) return null;
    if (!namePattern.test(name) || nextFieldPattern.test(text)) return null;
    pairs.push([name, text]);
  }
  return pairs.length === 0 ? null : pairs;
}

function join(pairs: readonly Pair[]): string {
  return pairs.map(([name, value]) => `${name}=${value}`).join('&');
}

function sorted(pairs: readonly Pair[]): Pair[] {
  return [...pairs].sort(([a], [b]) => (a < b ? -1 : 1));
}

function timestampLast(pairs: readonly Pair[]): Pair[] {
  return [...pairs.filter(([name]) => name !== 'timestamp'), ...pairs.filter(([name]) => name === 'timestamp')];
}

type Message = string | Uint8Array | null;

const messageOf: Readonly<Record<CanonicalForm, (body: ReadBody, pairs: readonly Pair[] | null) => Message>> = {
  'form-decoded': ({ shape }, pairs) => (shape === 'form' && pairs ? join(pairs) : null),
  'form-raw': ({ shape, bytes }) => (shape === 'form' ? bytes : null),
  'json-order': ({ shape }, pairs) => (shape === 'json' && pairs ? join(pairs) : null),
  'sorted-timestamp-last': (_, pairs) => (pairs ? join(timestampLast(sorted(pairs))) : null),
  sorted: (_, pairs) => (pairs ? join(sorted(pairs)) : null),
  // Of a form these are the bytes of form-raw.
  'raw-body': ({ shape, bytes }) => (shape === 'json' ? bytes : null),
};

export interface SignedText {
  form: CanonicalForm;
  message: string | Uint8Array;
}

/** What the sender may have signed, in the order to try; of `wanted` only, where that is not `any`. */
export function signedTexts(body: ReadBody, wanted: CanonicalForm | 'any'): SignedText[] {
  const pairs = plainPairs(body);
  return canonicalForms
    .filter((form) => wanted === 'any' || form === wanted)
    .flatMap((form) => {
      const message = messageOf[form](body, pairs);
      return message === null ? [] : [{ form, message }];
    });
}

/** False where only the exact bytes can be trusted, because the fields joined could be taken apart in two ways. */
export function joinsUnambiguously(body: ReadBody): boolean {
  return plainPairs(body) !== null;
}
