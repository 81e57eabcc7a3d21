import type { ChainValueKind } from './types';

const templateLengthMax = 300;

/** Pure: what is wrong with an explorer's address, in a sentence; null: it can be used. */
export function templateProblem(template: string, kind: ChainValueKind): string | null {
  const place = `{${kind}}`;
  if (template.length > templateLengthMax) return `An address has at most ${templateLengthMax} characters.`;
  if (!/^https:\/\/[^/?#{}@\s\\]+\//.test(template)) {
    return 'An explorer is linked over https: the address begins with https://, then its host and a slash, without a password.';
  }
  if (template.split(place).length !== 2) return `The address holds ${place} once: that is where the ${kind} goes.`;
  if (/[{}\s\\"'<>`]/.test(template.replace(place, '')))
    return `The address holds nothing in braces but ${place}, and no spaces or quotes.`;
  if (!URL.canParse(template.replace(place, 'a'))) return 'The address is not one that a browser can open.';
  return null;
}

/** Pure: `template` with `value`, percent-encoded, in its place. Null where the result would lead anywhere but to the template's host. */
export function fillTemplate(template: string, kind: ChainValueKind, value: string): string | null {
  if (templateProblem(template, kind) !== null || !value.isWellFormed()) return null;
  const [before = '', after = ''] = template.split(`{${kind}}`);
  const filled = `${before}${encodeURIComponent(value)}${after}`;
  const [url, origin] = [new URL(filled), new URL(before)];
  return url.protocol === 'https:' && url.host === origin.host ? filled : null;
}
