'use client';

import { symbols } from './symbols';

/** Strokes as lucide has them. */
const stroke = 'fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"';

const markup = symbols
  .map(({ name, shapes }) => `<symbol id="icon-${name}" viewBox="0 0 24 24" ${stroke}>${shapes}</symbol>`)
  .join('');

/** What `Icon` refers to, each once and unseen; stands once in a page. One text that is always the same: it costs no page a thing. */
export function IconSymbols() {
  // biome-ignore lint/security/noDangerouslySetInnerHtml: the text is this file's own.
  return <svg aria-hidden className="absolute size-0" dangerouslySetInnerHTML={{ __html: markup }} />;
}
