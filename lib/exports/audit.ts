import { auditWhere } from '@/lib/ledger/audit/audit-conditions';
import { auditFilterToSearchParams, readAuditFilter } from '@/lib/ledger/audit/audit-filter';
import { type AuditRow, auditColumnsSql, auditJoinSql, toAuditItem } from '@/lib/ledger/audit/audit-row';
import type { AuditItem } from '@/lib/ledger/audit/types';
import { sql } from '@/lib/platform/query/conditions';
import type { ParamReader } from '@/lib/platform/query/param-reader';
import type { ColumnsOf } from './columns';
import { type ListSource, listSource } from './list-source';

const columns: ColumnsOf<AuditItem> = {
  id: 'text',
  at: 'instant',
  actorKind: 'text',
  actorId: 'text',
  actorName: 'text',
  action: 'text',
  subject: 'text',
  before: 'json',
  after: 'json',
  address: 'text',
  position: 'text',
  hash: 'text',
};

/** The audit as its list has it, newest first. */
export function auditSource(reader: ParamReader): ListSource {
  const filter = readAuditFilter(reader);
  return listSource<AuditRow, AuditItem>({
    filter: auditFilterToSearchParams(filter),
    columns,
    toItem: toAuditItem,
    query: sql`
      select ${auditColumnsSql}
      from audit_entries e
      ${auditJoinSql}
      ${auditWhere(filter)}
      order by e.at desc, e.id desc`,
  });
}
