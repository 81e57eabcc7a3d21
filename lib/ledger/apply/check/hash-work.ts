import type { BatchWork } from '@/lib/ledger/apply/batch-work';
import type { TransferWork } from '@/lib/ledger/apply/transfers';
import type { LedgerRecord } from '@/lib/ledger/fold/fold-record';
import { lowerAscii } from '@/lib/platform/text';

export interface HashWork {
  accountIds: string[];
  /** All hashes to look for, in lower case: providers write the same hash as 0xABC and 0xabc. */
  hashes: string[];
  /** Those that a record of the group no longer has: whoever else has them is looked at again. */
  given: string[];
  lockKeys: string[];
}

function hashOf(record: LedgerRecord | null, field: string): string | null {
  const hash = record?.state.outcome === 'succeeded' ? record.fields.values.get(field) : undefined;
  return hash === undefined || hash === null ? null : lowerAscii(hash);
}

/** Pure: the hashes, in lower case, of what succeeded among the records that a group changed. */
export function hashWork(batches: readonly BatchWork[], transfers: readonly TransferWork[]): HashWork {
  const [accountIds, hashes, given, lockKeys] = [
    new Set<string>(),
    new Set<string>(),
    new Set<string>(),
    new Set<string>(),
  ];
  const add = (accountId: string, before: LedgerRecord | null, record: LedgerRecord | null, field: string) => {
    const [had, has] = [hashOf(before, field), hashOf(record, field)];
    if (has === null && had === null) return;
    accountIds.add(accountId);
    for (const hash of [had, has]) {
      if (hash === null) continue;
      hashes.add(hash);
      lockKeys.add(`hash ${accountId} ${hash}`);
    }
    if (had !== null && had !== has) given.add(had);
  };
  for (const { accountId, before, record, kind } of transfers) {
    if (kind !== 'mandate') add(accountId, before, record, 'txHash');
  }
  for (const { accountId, lines } of batches) {
    for (const { dirty, before, record } of lines.values()) if (dirty) add(accountId, before, record, 'txId');
  }
  return { accountIds: [...accountIds], hashes: [...hashes], given: [...given], lockKeys: [...lockKeys] };
}
