import { openedWithin } from '@/lib/ledger/list-conditions';
import { beginsWith, isOneOf, type Sql, sql, where } from '@/lib/platform/query/conditions';
import type { AuditFilter } from './audit-filter';
import { subjectKinds } from './subjects';

function doneBy(actors: readonly string[]): Sql | null {
  if (actors.length === 0) return null;
  const ids = (kind: string) =>
    actors.flatMap((actor) => (actor.startsWith(`${kind}:`) ? [actor.slice(kind.length + 1)] : []));
  const byPerson = sql`(e.actor_kind = 'person' and e.actor_id = any(${ids('person')}))`;
  const byToken = sql`(e.actor_kind = 'token' and e.actor_id = any(${ids('token')}))`;
  const bySystem = sql`(e.actor_kind = 'system' and ${actors.includes('system')})`;
  return sql`(${byPerson} or ${byToken} or ${bySystem})`;
}

/** Entries that `text` names: each branch has its index. */
function names(text: string): Sql {
  const subjects = subjectKinds.map((kind) => `${kind}:${text}`);
  return sql`(e.subject = any(${subjects}) or ${beginsWith(sql`e.subject`, text)} or ${beginsWith(sql`e.action`, text)}
    or e.address = ${text})`;
}

/** Pure: the `where` of a filter over `audit_entries e`, and of a place in the list where one is given. */
export function auditWhere(filter: AuditFilter, place: Sql | null = null): Sql {
  return where([
    doneBy(filter.actor),
    isOneOf(sql`e.action`, filter.action),
    filter.subject === null ? null : sql`e.subject = ${filter.subject}`,
    filter.q === null ? null : names(filter.q),
    ...openedWithin(sql`e.at`, filter.from, filter.to),
    place,
  ]);
}
