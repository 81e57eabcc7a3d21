import { hash } from 'node:crypto';
import { withCanonicalJson } from './canonical-json';
import type { ExactJson } from './exact-json';

/**
 * 43 characters that are the same for documents that say the same (order of fields and space aside) and differ for all
 * others: digits as sent count, so `1.0` and `1.00` are two.
 */
export function contentDigest(content: ExactJson): string {
  return withCanonicalJson(content, (bytes) => hash('sha256', bytes, 'base64url'));
}
