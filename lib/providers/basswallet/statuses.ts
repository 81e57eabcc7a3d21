import type { StatusTable } from '@/lib/providers/contract';

/** The first callback of an order, as the page's text spells it. */
export const awaitingConfirmation = 'AwaitingConfirmation';
/** The same status as the page's example spells it. */
const waitingConfirmation = 'WaitingConfirmation';

/**
 * The statuses that BassWallet's pages name; its full list was not to be had. Source: docs-en.basswallet.com, Callback
 * Description; Deposit, Payment and Withdraw webhooks.
 */
export const statuses = {
  [awaitingConfirmation]: { rank: 0, terminal: false, outcome: 'pending' },
  Success: { rank: 1, terminal: true, outcome: 'succeeded' },
  Failed: { rank: 1, terminal: true, outcome: 'failed' },
  Expired: { rank: 1, terminal: true, outcome: 'expired' },
} as const satisfies StatusTable;

/** One word for the two spellings of one status; every other word as sent. */
export function statusWord(status: string): string {
  return status === waitingConfirmation ? awaitingConfirmation : status;
}
