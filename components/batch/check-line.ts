import { checkLineAmounts, type LineFigures } from '@/lib/ledger/checks/line-amounts';

/** What the figures of one line say, as it is shown: the ledger's check, with words for every verdict. */
export type LineCheck =
  | { verdict: 'adds_up' | 'unchecked' | 'not_paid' | 'open'; words: string }
  /** `difference` is what was done less what should have been. */
  | { verdict: 'differs'; words: string; difference: string };

/** GatePay `fee_type`: 0 the fee is taken out of the amount, 1 it is charged on top (reference page "Withdrawal Callback"). */
export const feeTypeWords: Readonly<Record<string, string>> = { '0': 'inside', '1': 'on top' };

/** The check of one line (lib/ledger/checks/line-amounts), in words for the batch's page. */
export function checkLine(line: Omit<LineFigures, 'currency'>): LineCheck {
  const check = checkLineAmounts(line);
  switch (check.verdict) {
    case 'open':
      return { verdict: 'open', words: 'not finished yet' };
    case 'not_paid':
      return {
        verdict: 'not_paid',
        words: `not paid${line.doneAmount === null ? '' : `, ${line.doneAmount} as sent`}`,
      };
    case 'differs':
      return { verdict: 'differs', words: check.words, difference: check.difference };
    default:
      return check;
  }
}
