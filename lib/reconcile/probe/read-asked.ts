import type { TransferKind } from '@/lib/providers/contract';
import type { Asked } from '@/lib/providers/probe-contract';
import type { ClaimedProbe } from './claim-probes';
import type { Queryable } from './subject-row';

const transferSql = 'select kind, transfer_id as id from transfers where id = $1';
const batchSql = `select 'batch' as kind, batch_id as id from batches where id = $1`;

/** The whole of what a stored question asks about: the ledger's record is named by its subject. */
export async function readAsked(
  db: Queryable,
  { subject, resource, resourceId }: Pick<ClaimedProbe, 'subject' | 'resource' | 'resourceId'>,
): Promise<Asked> {
  const [kind, id] = subject.split(':');
  if (kind !== 'transfer' && kind !== 'batch') return { resource, id: resourceId, record: null };
  const statement = kind === 'batch' ? batchSql : transferSql;
  const { rows } = await db.query<{ kind: 'batch' | TransferKind; id: string }>(statement, [id]);
  return { resource, id: resourceId, record: rows[0] ?? null };
}
