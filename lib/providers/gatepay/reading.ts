import type { Notification } from '@/lib/providers/contract';
import type { SensitiveFields } from '@/lib/providers/sensitive';

/** What the readers of the two payload shapes need besides the document. */
export interface ReadingContext {
  /** The signed instant of X-GatePay-Timestamp. */
  occurredAt: Date | null;
  /** The account's own client id, where it is set. */
  clientId: string | null;
}

/** `problem`: a sentence that names the field without which the document means nothing to us. */
export type Reading = { ok: true; notification: Notification } | { ok: false; problem: string };

/** Never written to a record's `detail`: personal data, or a link to a document about a person. */
export const sensitiveFields = {
  customer_name: 'name',
  customerName: 'name',
  display_name: 'name',
  payerId: 'other',
  bankSlipInfo: 'other',
} as const satisfies SensitiveFields;

/** The surprise of a client id that is not the account's; the signature still proves the sender, so nothing is refused. */
export function clientIdSurprises(named: string | null, { clientId }: ReadingContext): string[] {
  if (clientId === null || named === null || named === clientId) return [];
  return [`The callback names the client id ${named}; this account's is ${clientId}.`];
}
