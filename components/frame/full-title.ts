import type { Metadata } from 'next';

/** Names hold ids as addresses give them, of any length. */
const nameLengthMax = 80;

/** Pure: a document's title: the name of its page first, for tabs show the beginning. */
export function fullTitle(name: string): string {
  const [...signs] = name;
  return `${signs.slice(0, nameLengthMax).join('')} · Callback console`;
}

/**
 * For `export const metadata` of a `not-found.tsx` that stands in for a record's page, beside its `DocumentTitle`: Next answers such an
 * address with a document that is empty until scripts draw the page into it, and only from here has it a title before that. Next takes
 * it for no other answer.
 */
export function titleBeforeScripts(name: string): Metadata {
  return { title: fullTitle(name) };
}
