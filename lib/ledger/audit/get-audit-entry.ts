import type { ActorContext } from '@/lib/access/actor';
import { assertMay } from '@/lib/access/permissions';
import { NotFoundError } from '@/lib/platform/errors';
import { rowIdPattern, sql } from '@/lib/platform/query/conditions';
import { type AuditRow, auditColumnsSql, auditJoinSql, toAuditItem } from './audit-row';
import type { AuditItem } from './types';

/** One entry of the audit. Throws `NotFoundError`. */
export async function getAuditEntry(ctx: ActorContext, id: string): Promise<AuditItem> {
  assertMay(ctx.actor, 'audit.read');
  const { rows } = rowIdPattern.test(id)
    ? await ctx.db.pool.query<AuditRow>(sql`
        select ${auditColumnsSql} from audit_entries e ${auditJoinSql} where e.id = ${id}::bigint`)
    : { rows: [] };
  const [row] = rows;
  if (!row) throw new NotFoundError('There is no entry with this number in the audit.');
  return toAuditItem(row);
}
