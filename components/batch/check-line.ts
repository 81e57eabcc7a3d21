import type { SuborderView } from '@/lib/ledger/types';
import { addAmounts, compareAmounts } from '@/lib/platform/money';
import { subtractAmounts } from './amount-share';

/** What the figures of one line say when they are held against each other. `words` shows the sum that was made. */
export type LineCheck =
  /** What was done is what was asked, the fee counted where it belongs. */
  | { verdict: 'adds_up'; words: string }
  /** It is not; `difference` is done (with the fee, where it is inside) less what was asked. */
  | { verdict: 'differs'; words: string; difference: string }
  /** A figure is missing or its sense is unknown: nothing is claimed. */
  | { verdict: 'unchecked'; words: string }
  /** The line ended without paying; a done amount that was sent all the same is not money that moved. */
  | { verdict: 'not_paid'; words: string }
  /** It has not ended: there is nothing to check yet. */
  | { verdict: 'open'; words: string };

/** GatePay `fee_type`: 0 the fee is taken out of the amount, 1 it is charged on top (reference page "Withdrawal Callback"). */
export const feeTypeWords: Readonly<Record<string, string>> = { '0': 'inside', '1': 'on top' };

type Figures = Pick<
  SuborderView,
  'terminal' | 'outcome' | 'amount' | 'subAmount' | 'fee' | 'feeType' | 'doneAmount' | 'status'
>;

/**
 * Checks one line exactly: fee inside, fee + done = sub-order amount (the transfer amount where none was sent); fee on
 * top, done = transfer amount. Only a line that succeeded is checked.
 */
export function checkLine(line: Figures): LineCheck {
  if (!line.terminal) return { verdict: 'open', words: 'not finished yet' };
  if (line.outcome !== 'succeeded') {
    const sent = line.doneAmount === null ? '' : `, ${line.doneAmount} as sent`;
    return { verdict: 'not_paid', words: `not paid${sent}` };
  }
  if (line.doneAmount === null) return { verdict: 'unchecked', words: 'no done amount sent' };
  if (line.feeType === '0') return checkFeeInside(line, line.doneAmount);
  if (line.feeType === '1') return checkFeeOnTop(line, line.doneAmount);
  const words = line.feeType === null ? 'no fee type sent' : `fee type ${line.feeType} is unknown`;
  return { verdict: 'unchecked', words };
}

function checkFeeInside(line: Figures, done: string): LineCheck {
  const asked = line.subAmount ?? line.amount;
  if (asked === null) return { verdict: 'unchecked', words: 'no amount sent' };
  if (line.fee === null) return { verdict: 'unchecked', words: 'no fee sent' };
  return compare(`fee ${line.fee} + done ${done}`, addAmounts(line.fee, done), asked);
}

function checkFeeOnTop(line: Figures, done: string): LineCheck {
  if (line.amount === null) return { verdict: 'unchecked', words: 'no amount sent' };
  return compare(`done ${done}`, done, line.amount);
}

function compare(sum: string, reached: string, asked: string): LineCheck {
  if (compareAmounts(reached, asked) === 0) return { verdict: 'adds_up', words: `${sum} = ${asked}` };
  const difference = subtractAmounts(reached, asked);
  return { verdict: 'differs', words: `${sum} ≠ ${asked}`, difference };
}
