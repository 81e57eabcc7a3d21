import { csvDecimal, csvLineEnd, csvText } from '@/lib/exports/csv';
import { currencyKey } from '@/lib/ledger/match-line';
import type { BatchDetails, SuborderView } from '@/lib/ledger/types';
import { addAmounts } from '@/lib/platform/money';
import { type LeftOutLine, leftOutWords, type ResubmitPlan } from './plan-resubmit';
import { type WithdrawItem, withdrawItem } from './withdraw-item';

export const resubmitFormats = ['csv', 'json'] as const;
export type ResubmitFormat = (typeof resubmitFormats)[number];

/** The lines to be submitted again, or those that were left out with why; a JSON file has both. */
export const resubmitParts = ['resubmit', 'left_out'] as const;
export type ResubmitPart = (typeof resubmitParts)[number];

/** Said wherever the list is: a provider may take a known id for the order that failed. */
export const newIdNote =
  'The ids are those of the failed lines. The provider may refuse an id that it knows, or answer with the failed order: give each line a new merchant_withdraw_id then, and keep which is which.';

type Head = Pick<BatchDetails, 'provider' | 'account' | 'batchId' | 'status' | 'conflicted' | 'detail'>;

const itemFields = [
  'merchant_withdraw_id',
  'currency',
  'chain',
  'address',
  'memo',
  'amount',
  'fee_type',
] as const satisfies readonly (keyof WithdrawItem)[];

/** Of the failed line, after what the request takes. */
const failedFields = ['failed_suborder_id', 'failed_status', 'failed_desc'] as const;

/** Of their batch: what the head of the JSON file says, on every line. */
const batchFields = ['provider', 'account', 'batch_id', 'batch_status', 'batch_conflicted', 'pay_back_status'] as const;

const allFields = [...itemFields, ...failedFields, ...batchFields];

function rowCells({ provider, account, batchId, status, conflicted, detail }: Head, line: SuborderView): string[] {
  const item = withdrawItem(line);
  const failed = [line.suborderId ?? '', line.status, line.detail.desc ?? ''];
  const batch = [provider, account, batchId, status, String(conflicted), detail.pay_back_status ?? ''];
  return [
    ...itemFields.map((field) => (field === 'amount' ? csvDecimal(item[field]) : csvText(item[field]))),
    ...[...failed, ...batch].map(csvText),
  ];
}

function csvFile(rows: readonly (readonly string[])[]): string {
  return rows.map((cells) => cells.join(',') + csvLineEnd).join('');
}

function csvOf(head: Head, plan: ResubmitPlan, part: ResubmitPart): string {
  if (part === 'resubmit') return csvFile([allFields, ...plan.lines.map((line) => rowCells(head, line))]);
  return csvFile([
    ['left_out_because', 'transaction_hash', ...allFields],
    ...plan.leftOut.map(({ line, reason }) => [
      csvText(leftOutWords[reason]),
      csvText(line.txId ?? ''),
      ...rowCells(head, line),
    ]),
  ]);
}

function leftOutItem({ line, reason }: LeftOutLine) {
  return {
    reason,
    words: leftOutWords[reason],
    status: line.status,
    txId: line.txId,
    suborderId: line.suborderId,
    ...withdrawItem(line),
  };
}

/** Pure: how many lines and how much of each currency on each chain; never added across. */
export function resubmitTotals(
  lines: readonly SuborderView[],
): { currency: string; chain: string | null; lines: number; amount: string }[] {
  const groups = new Map<string, SuborderView[]>();
  for (const line of lines) {
    const known = groups.get(currencyKey(line));
    if (known) known.push(line);
    else groups.set(currencyKey(line), [line]);
  }
  return [...groups.values()].flatMap((own) => {
    const [first] = own;
    if (!first) return [];
    const amount = addAmounts(...own.flatMap((line) => (line.amount === null ? [] : [line.amount])));
    return [{ currency: first.currency ?? '', chain: first.chain, lines: own.length, amount }];
  });
}

function jsonOf(batch: Head, plan: ResubmitPlan): string {
  const { provider, account, batchId, status, conflicted, detail } = batch;
  const file = {
    ...{ provider, account, batchId, status, conflicted, payBackStatus: detail.pay_back_status ?? null },
    note: newIdNote,
    totals: resubmitTotals(plan.lines),
    withdrawList: plan.lines.map(withdrawItem),
    leftOut: plan.leftOut.map(leftOutItem),
  };
  return `${JSON.stringify(file, null, 2)}\n`;
}

/** Pure: the file's text, and its rows. Amounts have the digits as sent; CSV is safe in spreadsheets, so that text that looks like a formula begins with an apostrophe there. */
export function resubmitFile(
  batch: Head,
  plan: ResubmitPlan,
  { format, part }: { format: ResubmitFormat; part: ResubmitPart },
): { text: string; rows: number } {
  if (format === 'json') return { text: jsonOf(batch, plan), rows: plan.lines.length };
  return { text: csvOf(batch, plan, part), rows: part === 'resubmit' ? plan.lines.length : plan.leftOut.length };
}
