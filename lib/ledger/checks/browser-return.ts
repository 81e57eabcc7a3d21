import { compareAmounts } from '@/lib/platform/money';
import { transactionStatuses } from '@/lib/providers/bayarcash/statuses';
import { atRisk, type Finding } from './finding';

/** What the server's callbacks and the payer's browser say of one payment. */
export interface ToldTwice {
  status: string;
  terminal: boolean;
  amount: string | null;
  currency: string | null;
  returned: { status: string; amount: string | null; currency: string | null };
}

const finalStatuses: ReadonlySet<string> = new Set(
  Object.entries(transactionStatuses).flatMap(([status, { terminal }]) => (terminal ? [status] : [])),
);

/**
 * Pure: Bayarcash's callback against the return of the payer's browser, which is shown and believed in nothing. Statuses are
 * compared once both are final (the payer may be back before the bank has decided), amount and currency at once.
 */
export function checkBrowserReturn({ status, terminal, amount, currency, returned }: ToldTwice): Finding | null {
  const differences: [label: string, told: string, shown: string][] = [];
  if (terminal && finalStatuses.has(returned.status) && returned.status !== status) {
    differences.push(['status', status, returned.status]);
  }
  if (amount !== null && returned.amount !== null && compareAmounts(amount, returned.amount) !== 0) {
    differences.push(['amount', amount, returned.amount]);
  }
  if (currency !== null && returned.currency !== null && currency !== returned.currency) {
    differences.push(['currency', currency, returned.currency]);
  }
  if (differences.length === 0) return null;
  const list = (at: 1 | 2) => differences.map((one) => `${one[0]} ${one[at]}`).join(', ');
  return {
    kind: 'return_mismatch',
    words: `the callback says ${list(1)}, the payer’s browser ${list(2)}`,
    expected: list(1),
    actual: list(2),
    valueAtRisk: atRisk(amount, currency),
  };
}
