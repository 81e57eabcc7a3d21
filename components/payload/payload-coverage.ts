import type { PayloadLine } from './payload-lines';

/** What a signature covers: everything, nothing, or the fields named (`status`, `transfer.amount`). */
export type Coverage = 'whole body' | 'nothing' | readonly string[];

/**
 * Pure: may the line be believed because the signature covers it? A name covers its field and all inside it; a line that
 * only holds covered ones among others is not covered itself.
 */
export function isCovered(line: Pick<PayloadLine, 'path'>, coverage: Coverage): boolean {
  if (coverage === 'whole body') return true;
  if (coverage === 'nothing') return false;
  return coverage.some(
    (name) => line.path === name || line.path.startsWith(`${name}.`) || line.path.startsWith(`${name}[`),
  );
}

/** One sentence for the head of the payload. */
export function coverageWords(coverage: Coverage): string {
  if (coverage === 'whole body') return 'The signature covers the whole body.';
  if (coverage === 'nothing') {
    return 'Nothing here is signed: whoever knew the callback URL could have sent it. Ask the provider before acting on it.';
  }
  const fields = coverage.length === 1 ? 'one field' : `${coverage.length} fields`;
  return `The signature covers ${fields}. What is marked “not signed” could have been changed on the way.`;
}
