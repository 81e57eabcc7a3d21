import type { DecimalText, Outcome, ProbeSubject, StatusNews, TransferNews } from '@/lib/providers/contract';
import { type ExactJson, ExactNumber, type ExactObject } from '@/lib/providers/exact-json';
import { restAsText } from '@/lib/providers/fields';
import type { SensitiveFields } from '@/lib/providers/sensitive';
import { phpText, phpTrim } from './php-text';

/** What a record says before deduplication and payload are added. */
export interface RecordNews {
  providerStatus: string;
  outcome: Outcome;
  occurredAt: Date | null;
  /** What it is about and found by, also where it moves nothing. */
  transferId: string | null;
  amount: DecimalText | null;
  currency: string | null;
  transfer: TransferNews | null;
  probe?: ProbeSubject;
  surprises: readonly string[];
}

export type RecordReading = { ok: true; news: RecordNews } | { ok: false; problem: string };

/** Masked on screen and never written to a record's `detail`. */
export const sensitiveFields = {
  payer_name: 'name',
  payer_email: 'email',
  payer_bank_account_no: 'bank_account',
  payer_bank_account_number: 'bank_account',
  payer_bank_code_hashed: 'other',
  payer_id: 'other',
  payer_telephone_number: 'phone',
} as const satisfies SensitiveFields;

/** Values as they were signed: trimmed, `true` as `1`, numbers with their digits. Statuses stay as sent: unknown ones are shown so. */
export function signedValues(payload: ExactObject): ExactObject {
  const tidy = ([name, value]: [string, ExactJson]): [string, ExactJson] => {
    if (name === 'status' || name === 'approval_status' || value instanceof ExactNumber) return [name, value];
    const text = phpText(value);
    return [name, text === null ? value : phpTrim(text)];
  };
  return new Map([...payload].map(tidy));
}

/** The fields that have no column of their own, without personal ones. */
export function detailOf(payload: ExactObject, mapped: readonly string[]): Record<string, string> {
  return restAsText(payload, [...mapped, ...Object.keys(sensitiveFields), 'record_type', 'checksum']);
}

/** A transfer of which the record tells the status only. */
export function bareTransfer(
  news: StatusNews,
  named: Pick<TransferNews, 'kind' | 'transferId' | 'merchantReference' | 'detail'>,
): TransferNews {
  return {
    ...news,
    ...named,
    currency: null,
    chain: null,
    requestedAmount: null,
    actualAmount: null,
    fee: null,
    fromAddress: null,
    toAddress: null,
    txHash: null,
  };
}

/** The sentence about a status that the table does not hold; none where it does. */
export function statusSurprise({ status, meaning }: StatusNews, field: string): string[] {
  return meaning ? [] : [`The ${field} ${status} is not one of Bayarcash's documented ones.`];
}
