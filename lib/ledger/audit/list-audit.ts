import type { ActorContext } from '@/lib/access/actor';
import { assertMay } from '@/lib/access/permissions';
import type { Page } from '@/lib/intake/types';
import { afterCursor } from '@/lib/ledger/list-conditions';
import { sql } from '@/lib/platform/query/conditions';
import { encodeCursor } from '@/lib/platform/query/cursor';
import { auditWhere } from './audit-conditions';
import type { AuditFilter } from './audit-filter';
import { type AuditRow, auditColumnsSql, auditJoinSql, toAuditItem } from './audit-row';
import type { AuditItem } from './types';

/** One page of the audit, newest first, by keyset. Throws `AppError('bad_request')` for a foreign cursor. */
export async function listAudit(ctx: ActorContext, filter: AuditFilter): Promise<Page<AuditItem>> {
  assertMay(ctx.actor, 'audit.read');
  const { rows } = await ctx.db.pool.query<AuditRow>(sql`
    select ${auditColumnsSql}
    from (
      select e.* from audit_entries e
      ${auditWhere(filter, afterCursor(sql`e.at`, sql`e.id`, filter.cursor))}
      order by e.at desc, e.id desc
      limit ${filter.limit + 1}
    ) e
    ${auditJoinSql}
    order by e.at desc, e.id desc`);
  const data = rows.slice(0, filter.limit).map(toAuditItem);
  const last = data.at(-1);
  return { data, nextCursor: last && rows.length > filter.limit ? encodeCursor(last) : null };
}
