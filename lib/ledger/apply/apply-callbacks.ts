import { leaveForSearch } from '@/lib/intake/leave-for-search';
import { chainDefaults } from '@/lib/ledger/chains/chain-defaults';
import type { ChainMap } from '@/lib/ledger/chains/types';
import type { Transaction } from '@/lib/platform/db/transaction';
import { applyToBatch, type BatchWork, isBatch } from './batch-work';
import { batchKey, lockBatches, writeBatches } from './batches';
import { checkGroup, type Effect } from './check/check-group';
import { readLines, writeLines } from './lines';
import { lockJobs } from './lock-jobs';
import type { OpenedCallback } from './open-callback';
import { deleteJobs, markApplied } from './settle-jobs';
import { applyToTransfer, lockTransfers, type TransferWork, transferKey, writeTransfers } from './transfers';
import { type StoredTransition, writeTransitions } from './write-transitions';

/**
 * Called with the callbacks that were just applied, in the same transaction; answers the ids that somebody wants to have
 * delivered (they stay `new`). Whatever it writes is there exactly when they are applied.
 */
export type OnApplied = (tx: Transaction, applied: readonly OpenedCallback[]) => Promise<readonly string[]>;

async function openBatches(tx: Transaction, callbacks: readonly OpenedCallback[]): Promise<Map<string, BatchWork>> {
  const keys = callbacks.flatMap(({ accountId, provider, batch }) =>
    batch ? [{ accountId, provider, batchId: batch.batchId }] : [],
  );
  const batches = await lockBatches(tx, keys);
  const wanted = new Map<BatchWork, Set<string>>();
  for (const { accountId, batch } of callbacks) {
    const work = batch && batches.get(batchKey(accountId, batch.batchId));
    if (!work) continue;
    const keysOfWork = wanted.get(work) ?? new Set();
    for (const { lineKey } of batch.suborders) keysOfWork.add(lineKey);
    wanted.set(work, keysOfWork);
  }
  await readLines(tx, wanted);
  return batches;
}

async function openTransfers(
  tx: Transaction,
  callbacks: readonly OpenedCallback[],
): Promise<Map<string, TransferWork>> {
  const keys = callbacks.flatMap(({ accountId, provider, transfer }) =>
    transfer ? [{ accountId, provider, kind: transfer.kind, transferId: transfer.transferId }] : [],
  );
  return lockTransfers(tx, keys);
}

function subjectId(id: string | null | undefined): string {
  if (!id) throw new Error('A transition of a record that was not written.');
  return id;
}

function storedTransitions({ work, drafts }: Effect): StoredTransition[] {
  return drafts.map((draft) => {
    if (!isBatch(work)) return { ...draft, subject: 'transfer', subjectId: subjectId(work.id), batchRef: null };
    if (draft.lineKey === null) {
      return { ...draft, subject: 'batch', subjectId: subjectId(work.id), batchRef: work.id };
    }
    const line = work.lines.get(draft.lineKey);
    return { ...draft, subject: 'suborder', subjectId: subjectId(line?.id), batchRef: work.id };
  });
}

export interface ApplyOptions {
  leaseId: string;
  now: Date;
  onApplied?: OnApplied | undefined;
  chains?: ChainMap | undefined;
  /** What they are searched by is not made yet: they are noted for it. */
  searchedLater?: boolean;
}

/**
 * Applies a group of callbacks in the transaction `tx`, in the order given: locks, folds in memory, writes everything in a
 * fixed number of statements whatever the number of callbacks and lines. Callbacks whose job the lease does not hold (any
 * more) are left alone; one that is applied already changes nothing. Returns the ids that were applied now.
 */
export async function applyCallbacks(
  tx: Transaction,
  callbacks: readonly OpenedCallback[],
  { leaseId, now, onApplied, chains = chainDefaults, searchedLater = false }: ApplyOptions,
): Promise<string[]> {
  const ids = callbacks.map(({ callbackId }) => callbackId);
  const { held, pending } = await lockJobs(tx, ids, leaseId);
  const applying = callbacks.filter(({ callbackId }) => pending.has(callbackId));
  const batches = await openBatches(tx, applying);
  const transfers = await openTransfers(tx, applying);

  const effects: Effect[] = [];
  for (const callback of applying) {
    const { accountId, batch, transfer } = callback;
    const batchWork = batch && batches.get(batchKey(accountId, batch.batchId));
    if (batchWork) effects.push({ callback, work: batchWork, ...applyToBatch(batchWork, batch, callback) });
    const transferWork = transfer && transfers.get(transferKey(accountId, transfer.kind, transfer.transferId));
    if (transferWork) {
      effects.push({ callback, work: transferWork, ...applyToTransfer(transferWork, transfer, callback) });
    }
  }

  await writeBatches(tx, [...batches.values()], now);
  await writeTransfers(tx, [...transfers.values()], now);
  await writeLines(tx, [...batches.values()], now);
  await writeTransitions(tx, effects.flatMap(storedTransitions), now);
  const applied = applying.map(({ callbackId }) => callbackId);
  const wanted = (await onApplied?.(tx, applying)) ?? [];
  if (searchedLater) await leaveForSearch(tx, applied, now);
  const group = { callbacks: applying, effects, batches: [...batches.values()], transfers: [...transfers.values()] };
  // Late, for the rows that many groups share are held for the shortest time; the callbacks' own rows last of all, for the door
  // waits where it counts a duplicate of one.
  await checkGroup(tx, { ...group, chains, now });
  await markApplied(tx, applied, wanted, now);
  await deleteJobs(tx, [...held], leaseId);
  return applied;
}
