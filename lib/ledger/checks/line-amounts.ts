import type { SuborderView } from '@/lib/ledger/types';
import { addAmounts, compareAmounts, subtractAmounts } from '@/lib/platform/money';
import { atRisk, type Finding } from './finding';

/** What of a line is held against each other. */
export type LineFigures = Pick<
  SuborderView,
  'terminal' | 'outcome' | 'currency' | 'amount' | 'subAmount' | 'fee' | 'feeType' | 'doneAmount'
>;

/** What the figures of one line say when they are held against each other. `words` shows the sum that was made. */
export type LineAmounts =
  /** What was done is what was asked, the fee counted where it belongs. */
  | { verdict: 'adds_up'; words: string }
  /** It is not: `expected` should have been done; `difference` is what was done less that. */
  | { verdict: 'differs'; words: string; expected: string; actual: string; difference: string }
  /** A figure is missing or its sense is unknown: nothing is claimed. */
  | { verdict: 'unchecked'; words: string }
  /** It ended without paying; a done amount that was sent all the same is not money that moved. */
  | { verdict: 'not_paid' }
  /** It has not ended: there is nothing to check yet. */
  | { verdict: 'open' };

/**
 * Pure: one line of a GatePay batch, exactly. `fee_type` 0, the fee is inside: `sub_amount` (or `amount`, where that was not
 * sent) − `fee` = `done_amount`. 1, it is on top: the whole of `amount` or of `sub_amount` arrives. Only a line that is DONE
 * is judged: a FAIL line may carry a done amount all the same. Source: docs.gate.com, Withdrawal Callback, "Sub-order".
 */
export function checkLineAmounts(line: Omit<LineFigures, 'currency'>): LineAmounts {
  if (!line.terminal) return { verdict: 'open' };
  if (line.outcome !== 'succeeded') return { verdict: 'not_paid' };
  if (line.doneAmount === null) return { verdict: 'unchecked', words: 'no done amount sent' };
  if (line.feeType === '0') return feeInside(line, line.doneAmount);
  if (line.feeType === '1') return feeOnTop(line, line.doneAmount);
  const words = line.feeType === null ? 'no fee type sent' : `fee type ${line.feeType} is unknown`;
  return { verdict: 'unchecked', words };
}

function feeInside(line: Omit<LineFigures, 'currency'>, done: string): LineAmounts {
  const asked = line.subAmount ?? line.amount;
  if (asked === null) return { verdict: 'unchecked', words: 'no amount sent' };
  if (line.fee === null) return { verdict: 'unchecked', words: 'no fee sent' };
  const sum = `fee ${line.fee} + done ${done}`;
  if (compareAmounts(addAmounts(line.fee, done), asked) === 0)
    return { verdict: 'adds_up', words: `${sum} = ${asked}` };
  return differs(`${sum} ≠ ${asked}`, subtractAmounts(asked, line.fee), done);
}

function feeOnTop({ amount, subAmount }: Omit<LineFigures, 'currency'>, done: string): LineAmounts {
  const wholes = [amount, subAmount].filter((whole) => whole !== null);
  const [asked] = wholes;
  if (asked === undefined) return { verdict: 'unchecked', words: 'no amount sent' };
  const reached = wholes.find((whole) => compareAmounts(done, whole) === 0);
  if (reached !== undefined) return { verdict: 'adds_up', words: `done ${done} = ${reached}` };
  return differs(`done ${done} ≠ ${asked}`, asked, done);
}

function differs(words: string, expected: string, actual: string): LineAmounts {
  return { verdict: 'differs', words, expected, actual, difference: subtractAmounts(actual, expected) };
}

/** The issue of a line whose amounts do not add up; at risk is the difference. Null: they do, or nothing is claimed. */
export function findLineAmounts(line: LineFigures): Finding | null {
  const check = checkLineAmounts(line);
  if (check.verdict !== 'differs') return null;
  const { words, expected, actual, difference } = check;
  return {
    kind: 'amount_mismatch',
    words,
    expected,
    actual,
    difference,
    valueAtRisk: atRisk(difference, line.currency),
  };
}
