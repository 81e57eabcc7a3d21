import type { StatusMeaning, StatusTable } from '@/lib/providers/contract';

/** `transfer.status` of API v2 and v3. Source: docs.b2binpay.com, Transfer methods. */
export const transferStatuses = {
  '0': { rank: 0, terminal: false, outcome: 'pending' },
  '1': { rank: 1, terminal: false, outcome: 'pending' },
  '2': { rank: 2, terminal: true, outcome: 'succeeded' },
  '-1': { rank: 2, terminal: true, outcome: 'failed' },
  '-2': { rank: 2, terminal: true, outcome: 'blocked' },
  '-3': { rank: 2, terminal: true, outcome: 'cancelled' },
} as const satisfies StatusTable;
type TransferStatus = keyof typeof transferStatuses;

interface StatusWords {
  /** B2BinPay's word for the status. */
  name: string;
  /** The callback type of its console that such a transfer is told by; the body does not say. */
  type: string;
}

const words: Readonly<Record<TransferStatus, StatusWords>> = {
  '0': { name: 'Created', type: 'Unknown' },
  '1': { name: 'Unconfirmed', type: 'User confirmation' },
  '2': { name: 'Confirmed', type: 'Confirmation' },
  '-1': { name: 'Failed', type: 'Fail' },
  '-2': { name: 'Blocked', type: 'Block' },
  '-3': { name: 'Cancelled', type: 'Cancel' },
};

const wordsByStatus: ReadonlyMap<string, StatusWords> = new Map(Object.entries(words));

/** `Unknown` and the status itself for a word that the table does not hold. */
export function wordsOf(status: string): StatusWords {
  return wordsByStatus.get(status) ?? { name: status, type: 'Unknown' };
}

/** Which callback types stand for what has no transfer. Source: docs.b2binpay.com, Callbacks. */
export const typesWithoutTransfer: ReadonlyMap<string, string> = new Map([
  ['deposit', 'No transfer'],
  ['payout', 'Request rejection'],
]);

/** `deposit.status`: of the request, not of its money; a paid one has transfers. Source: docs.b2binpay.com, Deposit methods. */
export const depositStatuses = {
  '2': { rank: 0, terminal: false, outcome: 'pending' },
  '5': { rank: 1, terminal: false, outcome: 'pending' },
  '3': { rank: 2, terminal: true, outcome: 'none' },
  '4': { rank: 2, terminal: true, outcome: 'cancelled' },
} as const satisfies StatusTable;

/** `payout.status`; the number of a cancelled one is not documented. Source: docs.b2binpay.com, Payout methods. */
export const payoutStatuses = {
  '1': { rank: 0, terminal: false, outcome: 'pending' },
  '2': { rank: 1, terminal: false, outcome: 'pending' },
} as const satisfies StatusTable;

/** Kinds of operation that move the money which the deposit or payout is about. Source: docs.b2binpay.com, Transfer types. */
const movingOperations: Readonly<Record<'deposit' | 'payout', readonly string[]>> = {
  deposit: ['1', '14', '20'],
  payout: ['2'],
};
/** Wallet activation, its fee, activation of an Algorand address: no customer's money. */
const idleOperations = ['19', '23', '49'];

/** Whether a transfer's `op_type` moves the money of a deposit or payout; `unknown` must not read as success. */
export function operationOf(kind: 'deposit' | 'payout', opType: string | null): 'moving' | 'idle' | 'unknown' {
  if (opType === null || movingOperations[kind].includes(opType)) return 'moving';
  return idleOperations.includes(opType) ? 'idle' : 'unknown';
}

/** `bill.status` of API v1. Source: github.com/b2binpay/api-php, README, "List of bills statuses". */
export const billStatuses = {
  '1': { rank: 0, terminal: false, outcome: 'pending' },
  '2': { rank: 1, terminal: true, outcome: 'succeeded' },
  '-1': { rank: 1, terminal: true, outcome: 'expired' },
  '-2': { rank: 1, terminal: true, outcome: 'failed' },
} as const satisfies StatusTable;

/** Status of a withdrawal of API v1. Source: github.com/b2binpay/api-php, README, "List of withdraws statuses". */
export const withdrawalStatuses: Readonly<Record<'0' | '1' | '2' | '-2', StatusMeaning>> = {
  '0': { rank: 0, terminal: false, outcome: 'pending' },
  '1': { rank: 1, terminal: false, outcome: 'pending' },
  '2': { rank: 2, terminal: true, outcome: 'succeeded' },
  '-2': { rank: 2, terminal: true, outcome: 'failed' },
};
