import { conflictIssues, surpriseIssues } from '@/lib/ledger/apply/apply-issues';
import { type Applied, type BatchWork, isBatch } from '@/lib/ledger/apply/batch-work';
import type { OpenedCallback } from '@/lib/ledger/apply/open-callback';
import type { TransferWork } from '@/lib/ledger/apply/transfers';
import type { ChainMap } from '@/lib/ledger/chains/types';
import { atRisk } from '@/lib/ledger/checks/finding';
import { raiseIssues } from '@/lib/ledger/raise-issues';
import type { Transaction } from '@/lib/platform/db/transaction';
import { eventIssues } from './check-events';
import {
  batchFindings,
  batchIssues,
  type CallbackOf,
  depositIssues,
  duplicateIssues,
  hasSuspiciousLine,
  returnIssues,
  suspiciousIssues,
  transferIssues,
} from './check-standing';
import { closeFound } from './close-found';
import { decideIssues } from './decide-issues';
import { hashWork } from './hash-work';
import { isEvaluatedBy } from './is-evaluated';
import { type FindingOwner, issueOf } from './issues-of-findings';
import { limitFields } from './limit-fields';
import { lockMovements } from './lock-movements';
import { noteSignatures } from './note-signatures';
import { readBatchSums } from './read-batch-sums';
import { readCheckedLines } from './read-checked-lines';
import { readDeposits } from './read-deposits';
import { readHashSharers } from './read-hash-sharers';
import { readLatestIssues } from './read-latest-issues';
import { readMissingLines } from './read-missing-lines';
import { readReturns } from './read-returns';

/** What one callback did to one record. */
export interface Effect extends Applied {
  callback: OpenedCallback;
  work: BatchWork | TransferWork;
}

export interface CheckedGroup {
  callbacks: readonly OpenedCallback[];
  effects: readonly Effect[];
  batches: readonly BatchWork[];
  transfers: readonly TransferWork[];
  chains: ChainMap;
  now: Date;
}

function recordKeyOf(work: BatchWork | TransferWork): string {
  return isBatch(work) ? `batch:${work.id}` : `transfer:${work.id}`;
}

function makeCallbackOf(effects: readonly Effect[]): CallbackOf {
  const last = new Map(effects.map(({ work, callback }, place) => [recordKeyOf(work), { place, callback }]));
  return (recordKeys) => {
    const spoke = recordKeys.flatMap((key) => last.get(key) ?? []);
    const latest = spoke.sort((one, other) => other.place - one.place)[0];
    return latest?.callback.callbackId ?? null;
  };
}

/** Whose a record's findings are: the record, and the last callback of the group that spoke of it. */
function makeOwnerOf(callbackOf: CallbackOf): (work: BatchWork | TransferWork) => FindingOwner {
  return (work) => {
    const { accountId, provider } = work;
    const subject = recordKeyOf(work);
    const callbackId = callbackOf([subject]);
    const name = isBatch(work) ? `Batch ${work.batchId}` : `The ${work.kind} ${work.transferId}`;
    return { accountId, provider, callbackId, subject, recordKey: subject, name };
  };
}

/** What of a transfer is looked up beside others: Bayarcash's returns, B2BinPay's deposits and signatures. */
function lookups({ callbacks, effects, transfers }: CheckedGroup) {
  const dirty = transfers.filter((work) => work.dirty);
  const returns = [
    ...dirty.filter(({ provider, kind }) => provider === 'bayarcash' && kind === 'payment'),
    ...callbacks.flatMap(({ accountId, returnOf }) => (returnOf === null ? [] : [{ accountId, transferId: returnOf }])),
  ];
  const deposits = dirty.flatMap(({ accountId, provider, kind, record }) => {
    const depositId = record?.fields.values.get('detail/deposit.id');
    return provider === 'b2binpay' && kind === 'deposit' && depositId ? [{ accountId, depositId }] : [];
  });
  const signatures = effects.flatMap(({ work, callback: { accountId, partialSignature: signature } }) =>
    signature && !isBatch(work) && work.id ? [{ accountId, signature, transferRef: work.id }] : [],
  );
  return { returns, deposits, signatures };
}

/**
 * Holds what a group of callbacks wrote against itself and against what was there: opens the issues of what does not add up and
 * closes those whose cause went away, in the transaction that writes, in a fixed number of statements whatever the group holds.
 * Called after all records are written.
 */
export async function checkGroup(tx: Transaction, group: CheckedGroup): Promise<void> {
  const { callbacks, effects, chains, now } = group;
  const batches = group.batches.filter(({ dirty }) => dirty);
  const transfers = group.transfers.filter(({ dirty }) => dirty);
  const callbackOf = makeCallbackOf(effects);
  const ownerOf = makeOwnerOf(callbackOf);

  const { returns, deposits, signatures } = lookups(group);
  const hashes = hashWork(batches, transfers);
  await lockMovements(tx, [
    ...hashes.lockKeys,
    ...returns.map(({ accountId, transferId }) => `return ${accountId} ${transferId}`),
    ...deposits.map(({ accountId, depositId }) => `deposit ${accountId} ${depositId}`),
    ...signatures.map(({ accountId, signature }) => `signature ${accountId} ${signature.toString('base64')}`),
  ]);
  const sharers = await readHashSharers(tx, hashes);
  const returned = await readReturns(tx, returns);
  const paidDeposits = await readDeposits(tx, deposits);
  const reused = await noteSignatures(tx, signatures);

  const suspicious = batches.filter((work) => hasSuspiciousLine(chains, work));
  const refsOf = (works: readonly BatchWork[]) => works.flatMap(({ id }) => (id === null ? [] : [id]));
  const lines = await readCheckedLines(tx, refsOf(suspicious));
  const conflicted = effects.filter(({ drafts }) => drafts.some(({ verdict }) => verdict === 'conflict'));
  const summed = [
    ...batches.filter((work) => batchFindings(work).length > 0),
    ...conflicted.flatMap(({ work }) => (isBatch(work) ? [work] : [])),
  ];
  const sums = await readBatchSums(tx, [...new Set(refsOf(summed))]);

  const listed = effects.flatMap(({ work, notices }) =>
    isBatch(work) && work.id && notices.list?.verdict.missing ? [{ batchRef: work.id, notices, ...notices.list }] : [],
  );
  const missing = await readMissingLines(tx, listed);
  const missingOf = (effect: Effect) => {
    const list = listed.findIndex(({ notices }) => notices === effect.notices);
    if (list < 0) return [];
    // Lines that a later callback of the group added were not there to be missed.
    const later = new Set(
      effects
        .slice(effects.indexOf(effect) + 1)
        .flatMap(({ work, notices }) => (work === effect.work ? (notices.list?.fresh ?? []) : [])),
    );
    return missing.filter((line) => line.list === list && !later.has(line.lineKey));
  };

  const standing = [
    ...batchIssues(batches, sums, ownerOf),
    ...suspiciousIssues(chains, suspicious, lines, ownerOf),
    ...transferIssues(chains, transfers, ownerOf),
    ...duplicateIssues(chains, sharers, callbackOf),
    ...returnIssues(returned),
    ...depositIssues(paidDeposits, callbackOf),
  ];
  const surprises = callbacks.flatMap((callback) => surpriseIssues(callback, callback.surprises));
  const events = [
    ...conflicted.flatMap(({ work, callback, drafts }) => {
      const values = isBatch(work) ? null : work.record?.fields.values;
      const amount = values?.get('actualAmount') ?? values?.get('requestedAmount') ?? null;
      const risk = isBatch(work)
        ? (sums.get(work.id ?? '')?.all ?? [])
        : atRisk(amount, values?.get('currency') ?? null);
      return conflictIssues({ ...ownerOf(work), callbackId: callback.callbackId }, drafts, risk);
    }),
    ...effects.flatMap((effect, index) => {
      const { work, notices, callback } = effect;
      const owner = { ...ownerOf(work), callbackId: callback.callbackId };
      const issues = eventIssues({ work, notices, owner, isAnswer: callback.isAnswer }, missingOf(effect));
      if (issues.length === 0) return issues;
      // As if they had come one by one: what a later callback of the group cures is not raised.
      const cured = effects
        .slice(index + 1)
        .flatMap((later) => (later.work === work ? [later.notices.list?.verdict.cures] : []));
      return issues.filter(({ kind }) => !cured.some((cures) => cures === kind));
    }),
    ...reused.map(({ id, accountId, provider, kind, transferId, currency, amount, together, refs }) => {
      const subject = `transfer:${id}`;
      const callbackId = callbackOf(refs.map((ref) => `transfer:${ref}`));
      const owner = { accountId, provider, callbackId, subject, recordKey: subject };
      const others = together.filter((other) => other !== transferId).sort();
      return issueOf(
        { ...owner, name: `The ${kind} ${transferId}` },
        {
          kind: 'signature_reused',
          words: `its signature is also that of transfer ${others.join(', ')}`.slice(0, 300),
          expected: 'a signature of its own',
          actual: `also of ${others.join(', ')}`.slice(0, 300),
          valueAtRisk: atRisk(amount, currency),
        },
      );
    }),
  ];

  const recordKeys = new Set([
    ...[...batches, ...transfers, ...effects.map(({ work }) => work)].map(recordKeyOf),
    ...sharers.map(({ recordKey }) => recordKey),
    ...returned.map(({ id }) => `transfer:${id}`),
    ...paidDeposits.map(({ id }) => `transfer:${id}`),
    ...reused.map(({ id }) => `transfer:${id}`),
  ]);
  const neverSeen = [...new Set(surprises.map(({ subject }) => subject))];
  const latest = await readLatestIssues(tx, [...recordKeys], neverSeen);
  const isEvaluated = isEvaluatedBy({ batches, transfers, suspicious, sharers, returned, paidDeposits, effects });
  const seen = [...events, ...(await limitFields(tx, surprises, latest))];
  const { raise, close } = decideIssues({ standing, events: seen, isEvaluated }, latest);
  await closeFound(tx, close, now);
  await raiseIssues(tx, raise, now);
}
