import { type Sql, sql } from '@/lib/platform/query/conditions';
import { maskSecrets } from './mask-secrets';
import type { AuditFields, AuditItem } from './types';

/** A row as `auditColumnsSql` selects it. */
export type AuditRow = Omit<AuditItem, 'at'> & { at: Date };

/** The columns of `audit_entries e` with its link `l`. */
export const auditColumnsSql: Sql = sql`
  e.id::text, e.at, e.actor_kind as "actorKind", e.actor_id as "actorId", e.actor_name as "actorName", e.action, e.subject,
  e.before, e.after, e.address, l.position::text, encode(l.hash, 'hex') as hash`;

export const auditJoinSql: Sql = sql`left join audit_links l on l.entry_id = e.id`;

const masked = (fields: AuditFields | null) => (fields === null ? null : maskSecrets(fields));

export function toAuditItem({ at, before, after, ...row }: AuditRow): AuditItem {
  const { id, actorKind, actorId, actorName, action, subject, address, position, hash } = row;
  return {
    ...{ id, at: at.toISOString(), actorKind, actorId, actorName, action, subject },
    ...{ before: masked(before), after: masked(after), address, position, hash },
  };
}
