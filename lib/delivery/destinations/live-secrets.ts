import type { ChangeTransaction } from './change-destination';

/** The secrets that sign at `now`, oldest first, still sealed. */
export async function findLiveSecrets(tx: ChangeTransaction, destinationId: bigint, now: Date) {
  return tx.destinationSecret.findMany({
    where: { destinationId, OR: [{ retiresAt: null }, { retiresAt: { gt: now } }] },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
  });
}
