import { storableText } from '@/lib/platform/text';

/** The form an e-mail address is stored and looked up in: trimmed, lower case. */
export function normaliseEmail(email: string): string {
  return storableText(email.trim().normalize('NFKC').toLowerCase());
}
