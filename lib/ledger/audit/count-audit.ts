import type { ActorContext } from '@/lib/access/actor';
import { assertMay } from '@/lib/access/permissions';
import { countMax } from '@/lib/intake/count-callbacks';
import { sql } from '@/lib/platform/query/conditions';
import { auditWhere } from './audit-conditions';
import type { AuditFilter } from './audit-filter';

/** How many entries match, whatever the page; `bounded`: there are more than `value`. */
export async function countAudit(ctx: ActorContext, filter: AuditFilter): Promise<{ value: number; bounded: boolean }> {
  assertMay(ctx.actor, 'audit.read');
  const { rows } = await ctx.db.pool.query<{ count: number }>(sql`
    select count(*)::int as count
    from (select from audit_entries e ${auditWhere(filter)} limit ${countMax + 1}) as counted`);
  const count = rows[0]?.count ?? 0;
  return { value: Math.min(count, countMax), bounded: count > countMax };
}
