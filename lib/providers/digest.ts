import { hash } from 'node:crypto';
import { canonicalJson, type ExactJson } from './exact-json';

/**
 * 43 characters that are the same for documents that say the same (order of fields and space aside) and differ for all
 * others: digits as sent count, so `1.0` and `1.00` are two.
 */
export function contentDigest(content: ExactJson): string {
  return hash('sha256', canonicalJson(content), 'base64url');
}
