import { permissions } from '@/lib/access/permissions';
import type { Transaction } from '@/lib/platform/db/transaction';
import { AppError } from '@/lib/platform/errors';
import { rowIdPattern } from '@/lib/platform/query/conditions';

const statement = `
select id, name from users where id = $1 and disabled_at is null and role = any($2::text[])`;

/** Who is to own an issue; null: nobody. Throws `AppError('bad_request')` for whoever may not work on issues. */
export async function readOwner(
  tx: Pick<Transaction, 'query'>,
  ownerId: string | null,
): Promise<{ id: string; name: string } | null> {
  if (ownerId === null) return null;
  const { rows } = rowIdPattern.test(ownerId)
    ? await tx.query<{ id: string; name: string }>(statement, [ownerId, permissions['issues.work'].roles])
    : { rows: [] };
  const [owner] = rows;
  if (owner) return owner;
  throw new AppError('bad_request', 'Nobody with this id may work on issues. Choose somebody whose role includes it.');
}
