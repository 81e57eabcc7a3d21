import { type BatchWork, isBatch, type Notices } from '@/lib/ledger/apply/batch-work';
import type { TransferWork } from '@/lib/ledger/apply/transfers';
import { changedFactsFinding } from '@/lib/ledger/checks/changed-facts';
import { atRisk, type Finding } from '@/lib/ledger/checks/finding';
import { checkRegression } from '@/lib/ledger/checks/status-regression';
import type { LedgerRecord } from '@/lib/ledger/fold/fold-record';
import type { RaisedIssue } from '@/lib/ledger/raise-issues';
import { type FindingOwner, issueOf, type LineFinding, lineIssues } from './issues-of-findings';
import type { MissingLine } from './read-missing-lines';

/** What one callback did to one record, after everything is written. */
export interface CheckedEffect {
  /** A provider's answer to a question of ours. */
  isAnswer: boolean;
  work: BatchWork | TransferWork;
  notices: Notices;
  owner: FindingOwner;
}

function moneyOf(
  record: LedgerRecord | null,
  names: readonly string[],
): { amount: string | null; currency: string | null } {
  const values = record?.fields.values;
  const name = names.find((one) => values?.has(one));
  return { amount: (name && values?.get(name)) ?? null, currency: values?.get('currency') ?? null };
}

const lineAmounts = ['amount', 'doneAmount'];
const transferAmounts = ['actualAmount', 'requestedAmount'];

function lineFindings(
  { work, notices, isAnswer }: CheckedEffect & { work: BatchWork },
  missing: readonly MissingLine[],
): LineFinding[] {
  const found: LineFinding[] = [];
  const add = (lineKey: string, make: (money: ReturnType<typeof moneyOf>) => Finding | null) => {
    const line = work.lines.get(lineKey);
    const finding = line && make(moneyOf(line.record, lineAmounts));
    if (line?.id && finding) found.push({ lineId: line.id, lineKey, finding });
  };
  for (const { lineKey, facts } of notices.changedFacts) {
    if (lineKey !== null) add(lineKey, (money) => changedFactsFinding(facts, money));
  }
  for (const { lineKey, higher, lower } of notices.regressions) {
    if (lineKey === null || isAnswer) continue;
    add(lineKey, (money) => checkRegression({ provider: work.provider, kind: 'suborder', higher, lower, ...money }));
  }
  for (const kind of notices.list?.verdict.fresh ?? []) {
    for (const lineKey of notices.list?.fresh ?? []) {
      add(lineKey, ({ amount, currency }) => ({ kind, words: listWords[kind], valueAtRisk: atRisk(amount, currency) }));
    }
  }
  const kind = notices.list?.verdict.missing;
  if (kind) {
    for (const { id, lineKey, amount, currency } of missing) {
      const finding = { kind, words: listWords[kind], valueAtRisk: atRisk(amount, currency) };
      found.push({ lineId: id, lineKey, finding });
    }
  }
  return found;
}

const listWords = {
  line_appeared: 'a later callback names it, an earlier one did not',
  line_vanished: 'an earlier callback names it, a later one does not',
} as const;

/** Pure: the issues of what one callback said: facts it changed, statuses it went back to, lines it added or left out. */
export function eventIssues(effect: CheckedEffect, missing: readonly MissingLine[]): RaisedIssue[] {
  const { work, notices, owner, isAnswer } = effect;
  const money = isBatch(work) ? { amount: null, currency: null } : moneyOf(work.record, transferAmounts);
  const kind = isBatch(work) ? 'batch' : work.kind;
  const findings: (Finding | null)[] = [];
  for (const { lineKey, facts } of notices.changedFacts) {
    if (lineKey === null) findings.push(changedFactsFinding(facts, money));
  }
  for (const { lineKey, higher, lower } of notices.regressions) {
    if (lineKey !== null || isAnswer) continue;
    findings.push(checkRegression({ provider: work.provider, kind, higher, lower, ...money }));
  }
  const own = findings.flatMap((finding) => (finding ? [issueOf(owner, finding)] : []));
  return isBatch(work) ? [...own, ...lineIssues(owner, lineFindings({ ...effect, work }, missing))] : own;
}
