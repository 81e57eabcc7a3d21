import type { Actor } from '@/lib/access/actor';
import { recordAudit } from '@/lib/access/record-audit';
import { openHeaders, openSecret, sealHeaders, sealSecret } from '@/lib/delivery/destination-secrets';
import type { Context } from '@/lib/platform/context';
import { inTransaction } from '@/lib/platform/db/transaction';
import { openOrTell } from '@/lib/platform/open-or-tell';

const startUp: Actor = { kind: 'system', name: 'start-up' };

interface Sealed {
  id: string;
  destinationId: string;
  sealed: Buffer;
}

const readSecrets = 'select id::text, destination_id::text as "destinationId", sealed from destination_secrets';
const readHeaders = `
select id::text, id::text as "destinationId", headers_sealed as sealed from destinations where headers_sealed is not null`;
// Only over what was read: of several processes one does it, and what was changed meanwhile stays as it is.
const writeSecret = 'update destination_secrets set sealed = $2 where id = $1::uuid and sealed = $3';
const writeHeaders = 'update destinations set headers_sealed = $2 where id = $1::bigint and headers_sealed = $3';

/**
 * Seals signing secrets and further headers of destinations with the current CONSOLE_SECRET where an earlier one sealed them;
 * answers how many there were. One that does not open is told to the log and stays as it is. Safe with several processes at once.
 */
export async function resealDestinations(ctx: Context): Promise<number> {
  const { pool } = ctx.db;
  const { vault } = ctx;
  const parts = [
    {
      ...{ read: readSecrets, write: writeSecret, what: 'secret' },
      again: ({ id, sealed }: Sealed) => sealSecret(vault, id, openSecret(vault, id, sealed)),
    },
    {
      ...{ read: readHeaders, write: writeHeaders, what: 'headers' },
      again: ({ id, sealed }: Sealed) => sealHeaders(vault, id, openHeaders(vault, id, sealed)),
    },
  ];
  let resealed = 0;
  for (const { read, write, what, again } of parts) {
    const { rows } = await pool.query<Sealed>(read);
    for (const row of rows.filter(({ sealed }) => vault.isStale(sealed))) {
      const fresh = openOrTell(ctx.log, { kind: `destination ${what}`, id: row.id }, () => again(row));
      if (fresh === null) continue;
      resealed += await inTransaction(pool, async (tx) => {
        const { rowCount } = await tx.query(write, [row.id, fresh, row.sealed]);
        if (rowCount) {
          const subject = `destination:${row.destinationId}`;
          await recordAudit(tx, startUp, { action: 'secret.resealed', subject, after: { what } });
        }
        return rowCount ?? 0;
      });
    }
  }
  if (resealed > 0) ctx.log.info({ resealed }, 'secrets of destinations were sealed again');
  return resealed;
}
