import type { BatchWork } from '@/lib/ledger/apply/batch-work';
import type { TransferWork } from '@/lib/ledger/apply/transfers';
import type { ChainMap } from '@/lib/ledger/chains/types';
import { type BatchStanding, checkBatchOutcome, checkOpenLines } from '@/lib/ledger/checks/batch-lines';
import { checkBrowserReturn } from '@/lib/ledger/checks/browser-return';
import { checkDepositTarget, type DepositTransfer } from '@/lib/ledger/checks/deposit-target';
import { checkDuplicateHash } from '@/lib/ledger/checks/duplicate-hash';
import type { RaisedIssue } from '@/lib/ledger/raise-issues';
import { lowerAscii } from '@/lib/platform/text';
import { type FindingOwner, issueOf, type LineFinding, lineIssues } from './issues-of-findings';
import type { BatchPart, readBatchSums } from './read-batch-sums';
import type { CheckedLine } from './read-checked-lines';
import type { HashSharer } from './read-hash-sharers';
import type { ReturnedPayment } from './read-returns';
import { checkLine, checkTransfer, hashedMovement, lineView } from './record-views';

/** Whose the findings of a record are. */
export type OwnerOf = (work: BatchWork | TransferWork) => FindingOwner;

/** The last callback of the group that spoke of any of the records with those keys: by it, what they share came to light. Null: none did. */
export type CallbackOf = (recordKeys: readonly string[]) => string | null;

export function standingOf({ record, counts }: BatchWork): BatchStanding | null {
  if (!record) return null;
  const { status, terminal, outcome } = record.state;
  return { status, terminal, outcome, ...counts };
}

/** Pure: what is wrong between a batch and the count of its lines. */
export function batchFindings(work: BatchWork) {
  const standing = standingOf(work);
  return standing ? [checkBatchOutcome(standing), checkOpenLines(standing)].filter((finding) => finding !== null) : [];
}

/** Pure: the issues of batches and the counts of their lines. */
export function batchIssues(
  works: readonly BatchWork[],
  sums: Awaited<ReturnType<typeof readBatchSums>>,
  ownerOf: OwnerOf,
): RaisedIssue[] {
  return works.flatMap((work) =>
    batchFindings(work).map(({ lines, ...finding }) => {
      const part: BatchPart = lines;
      return issueOf(ownerOf(work), { ...finding, valueAtRisk: sums.get(work.id ?? '')?.[part] ?? [] });
    }),
  );
}

/** Pure: true where a line that changed is or was wrong by itself. */
export function hasSuspiciousLine(chains: ChainMap, { provider, lines }: BatchWork): boolean {
  for (const { dirty, before, record } of lines.values()) {
    if (!dirty) continue;
    if (checkLine(chains, provider, lineView(record)).length > 0) return true;
    if (before && checkLine(chains, provider, lineView(before)).length > 0) return true;
  }
  return false;
}

/** Pure: the issues of all lines of batches in which one line is or was wrong. */
export function suspiciousIssues(
  chains: ChainMap,
  works: readonly BatchWork[],
  lines: readonly CheckedLine[],
  ownerOf: OwnerOf,
): RaisedIssue[] {
  const found = new Map<string, LineFinding[]>(works.map(({ id }) => [id ?? '', []]));
  const providers = new Map(works.map(({ id, provider }) => [id, provider]));
  for (const line of lines) {
    for (const finding of checkLine(chains, providers.get(line.batchRef) ?? '', line)) {
      found.get(line.batchRef)?.push({ lineId: line.id, lineKey: line.lineKey, finding });
    }
  }
  return works.flatMap((work) => lineIssues(ownerOf(work), found.get(work.id ?? '') ?? []));
}

/** Pure: the issues of transfers by themselves. */
export function transferIssues(chains: ChainMap, works: readonly TransferWork[], ownerOf: OwnerOf): RaisedIssue[] {
  return works.flatMap((work) =>
    work.record ? checkTransfer(chains, work, work.record).map((finding) => issueOf(ownerOf(work), finding)) : [],
  );
}

/** Pure: the issues of payments whose browser was told something else; the first difference of each. */
export function returnIssues(payments: readonly ReturnedPayment[]): RaisedIssue[] {
  const issues = new Map<string, RaisedIssue>();
  for (const { id, accountId, provider, transferId, callbackId, ...payment } of payments) {
    const subject = `transfer:${id}`;
    const returned = {
      status: payment.returnedStatus,
      amount: payment.returnedAmount,
      currency: payment.returnedCurrency,
    };
    const finding = issues.has(subject) ? null : checkBrowserReturn({ ...payment, returned });
    const owner = { accountId, provider, callbackId, subject, recordKey: subject, name: `The payment ${transferId}` };
    if (finding) issues.set(subject, issueOf(owner, finding));
  }
  return [...issues.values()];
}

/** Pure: the issues of deposits whose target does not agree with their transfers. */
export function depositIssues(transfers: readonly DepositTransfer[], callbackOf: CallbackOf): RaisedIssue[] {
  const deposits = new Map<string, DepositTransfer[]>();
  for (const transfer of transfers) {
    const key = `${transfer.accountId}/${transfer.depositId}`;
    deposits.set(key, [...(deposits.get(key) ?? []), transfer]);
  }
  return [...deposits.values()].flatMap((deposit) => {
    const found = checkDepositTarget(deposit);
    if (!found) return [];
    const { id, accountId, transferId } = found.transfer;
    const subject = `transfer:${id}`;
    const name = `The deposit ${transferId}`;
    const callbackId = callbackOf(deposit.map((transfer) => `transfer:${transfer.id}`));
    return [issueOf({ accountId, provider: 'b2binpay', callbackId, subject, recordKey: subject, name }, found.finding)];
  });
}

/** Twins that one movement is held against at most, of thousands that name one transaction. */
const twinsMax = 200;

/** Pure: the issues of movements that share a hash, those of one batch's lines bounded as all findings of lines are. */
export function duplicateIssues(
  chains: ChainMap,
  sharers: readonly HashSharer[],
  callbackOf: CallbackOf,
): RaisedIssue[] {
  const groups = new Map<string, HashSharer[]>();
  for (const sharer of sharers) {
    const key = JSON.stringify([sharer.accountId, sharer.direction, lowerAscii(sharer.hash)]);
    const group = groups.get(key);
    if (group) group.push(sharer);
    else groups.set(key, [sharer]);
  }
  const issues: RaisedIssue[] = [];
  const ofBatches = new Map<string, { owner: FindingOwner; found: LineFinding[] }>();
  for (const group of groups.values()) {
    const others = group.slice(0, twinsMax + 1);
    const callbackId = callbackOf(group.map(({ recordKey }) => recordKey));
    for (const sharer of group) {
      const movements = others.filter((other) => other !== sharer).map(hashedMovement);
      const finding = checkDuplicateHash(chains, hashedMovement(sharer), movements);
      if (!finding) continue;
      const { accountId, provider, subject, recordKey, name } = sharer;
      const owner = { accountId, provider, callbackId, subject, recordKey };
      if (!subject.startsWith('suborder:')) {
        issues.push(issueOf({ ...owner, name: `The ${sharer.group} ${name}` }, finding));
        continue;
      }
      const batch = ofBatches.get(recordKey) ?? {
        owner: { ...owner, subject: recordKey, name: `Batch ${sharer.group}` },
        found: [],
      };
      batch.found.push({ lineId: subject.slice('suborder:'.length), lineKey: name, finding });
      ofBatches.set(recordKey, batch);
    }
  }
  for (const { owner, found } of ofBatches.values()) issues.push(...lineIssues(owner, found));
  return issues;
}
