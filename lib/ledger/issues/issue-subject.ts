import type { Outcome, TransferKind } from '@/lib/providers/contract';

interface OfAccount {
  provider: string;
  account: string;
}

/** What an issue is about, as it stands now. Amounts are decimal text. */
export type IssueSubject =
  | ({ kind: 'batch'; id: string; batchId: string; status: string; outcome: Outcome } & OfAccount)
  | ({
      kind: 'suborder';
      id: string;
      lineKey: string;
      batchId: string;
      status: string;
      outcome: Outcome;
      currency: string | null;
      chain: string | null;
      amount: string | null;
      fee: string | null;
      doneAmount: string | null;
    } & OfAccount)
  | ({
      kind: 'transfer';
      id: string;
      transferId: string;
      transferKind: TransferKind;
      status: string;
      outcome: Outcome;
      currency: string | null;
      requestedAmount: string | null;
      actualAmount: string | null;
    } & OfAccount)
  | ({ kind: 'callback'; id: string; type: string; providerStatus: string; receivedAt: string } & OfAccount)
  | ({ kind: 'account'; id: string; name: string } & OfAccount)
  | { kind: 'destination'; id: string; name: string }
  /** Anything else in its own words: what was never seen before, a day. */
  | { kind: 'words'; words: string };

const recordKinds = ['batch', 'suborder', 'transfer', 'callback', 'account', 'destination'] as const;

/** The row that a subject names. */
export interface SubjectKey {
  kind: (typeof recordKinds)[number];
  id: string;
}

/** Pure: `batch:17` as the row that it names; null for words. */
export function parseSubject(subject: string): SubjectKey | null {
  const [, named, id] = /^([a-z]+):([1-9]\d{0,17})$/.exec(subject) ?? [];
  const kind = recordKinds.find((known) => known === named);
  return kind && id !== undefined ? { kind, id } : null;
}
