import { decideIssues } from '@/lib/ledger/apply/check/decide-issues';
import { readLatestIssues } from '@/lib/ledger/apply/check/read-latest-issues';
import { closeIssues } from '@/lib/ledger/close-issues';
import { type RaisedIssue, raiseIssues, type ValueAtRisk } from '@/lib/ledger/raise-issues';
import type { Transaction } from '@/lib/platform/db/transaction';
import { addAmounts } from '@/lib/platform/money';
import type { Notification } from '@/lib/providers/contract';
import type { ClaimedProbe } from './claim-probes';
import { type ProbeErrorClass, probeErrorInfo } from './error-class';
import type { ComparedField } from './types';

/** Differences named in an issue; all of them are with the probe. */
const namedMax = 5;

function recordKeyOf(subject: string): string | null {
  return subject.startsWith('callback:') ? null : subject;
}

function named(mismatches: readonly ComparedField[], side: 'ours' | 'theirs'): string {
  const words = mismatches.slice(0, namedMax).map((each) => `${each.field} ${each[side] ?? 'nothing'}`);
  const more = mismatches.length > namedMax ? `; ${mismatches.length - namedMax} more` : '';
  return words.join('; ') + more;
}

/** Pure: what the record, or the lines in question, come to, each currency by itself. */
export function valueInQuestion(
  notification: Notification | null,
  mismatches: readonly ComparedField[],
): readonly ValueAtRisk[] {
  if (notification?.transfer) {
    const { currency, requestedAmount, actualAmount } = notification.transfer;
    const amount = requestedAmount ?? actualAmount;
    return currency !== null && amount !== null ? [{ currency, amount }] : [];
  }
  const aboutAll = mismatches.some(({ field }) => field === 'status' || field === 'record');
  const keys = new Set(mismatches.map(({ field }) => field.slice('lines/'.length, field.lastIndexOf('/'))));
  const sums = new Map<string, string>();
  for (const { lineKey, currency, amount } of notification?.batch?.suborders ?? []) {
    if (currency === null || amount === null || !(aboutAll || keys.has(lineKey))) continue;
    sums.set(currency, addAmounts(sums.get(currency) ?? '0', amount));
  }
  return [...sums].map(([currency, amount]) => ({ currency, amount }));
}

/**
 * Raises what an answer contradicts, and resolves what an earlier one did; the provider could be asked, whatever it said. A
 * contradiction that a person resolved or ignored is not raised again by the same answer.
 */
export async function recordAnswer(
  tx: Transaction,
  { id, accountId, provider, subject, resource, resourceId }: ClaimedProbe,
  notification: Notification | null,
  mismatches: readonly ComparedField[],
  at: Date,
): Promise<void> {
  await closeIssues(tx, 'probe_failed', [subject], at);
  if (mismatches.length === 0) return closeIssues(tx, 'probe_mismatch', [subject], at);
  const issue: RaisedIssue = {
    accountId,
    provider,
    kind: 'probe_mismatch',
    subject,
    recordKey: recordKeyOf(subject),
    title: `The provider says otherwise about ${resource} ${resourceId}`,
    detail: { probeId: id, resource, resourceId, differences: mismatches.length },
    callbackId: null,
    expected: named(mismatches, 'ours'),
    actual: named(mismatches, 'theirs'),
    valueAtRisk: valueInQuestion(notification, mismatches),
  };
  const latest = issue.recordKey ? await readLatestIssues(tx, [issue.recordKey], []) : [];
  const { raise } = decideIssues({ standing: [issue], events: [], isEvaluated: () => false }, latest);
  await raiseIssues(tx, raise, at);
}

/** Raises that the provider could not be asked; what the account lacks is said where somebody asks, and is no issue of a record. */
export async function recordFailure(
  tx: Transaction,
  { id, accountId, provider, subject, resource, resourceId, tries }: ClaimedProbe,
  errorClass: ProbeErrorClass,
  at: Date,
): Promise<void> {
  if (errorClass === 'not_set_up') return;
  const issue: RaisedIssue = {
    accountId,
    provider,
    kind: 'probe_failed',
    subject,
    recordKey: recordKeyOf(subject),
    title: `The provider could not be asked about ${resource} ${resourceId}`,
    detail: { probeId: id, resource, resourceId, tries, error: errorClass },
    callbackId: null,
    expected: 'A state, as the provider documents it',
    actual: probeErrorInfo[errorClass].label,
  };
  await raiseIssues(tx, [issue], at);
}
