import { NotFoundError } from '@/lib/platform/errors';
import type { ChangeTransaction } from './change-account';

/** A stored secret that has not ended. */
export interface LiveSecretRow {
  id: string;
  hint: string;
  sealed: Uint8Array | null;
  retiresAt: Date | null;
}

/** The secrets of an account that are live at `at`, newest first. */
export function findLiveSecrets(tx: ChangeTransaction, accountId: bigint, at: Date): Promise<LiveSecretRow[]> {
  return tx.accountSecret.findMany({
    where: { accountId, sealed: { not: null }, OR: [{ retiresAt: null }, { retiresAt: { gt: at } }] },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    select: { id: true, hint: true, sealed: true, retiresAt: true },
  });
}

/** The one of `live` with the id; throws `NotFoundError` where it is another account's, or has ended. */
export function pickSecret(live: readonly LiveSecretRow[], secretId: string): LiveSecretRow {
  const secret = live.find(({ id }) => id === secretId);
  if (!secret) throw new NotFoundError('This secret is not live: it has ended, or somebody revoked it meanwhile.');
  return secret;
}
