import type { Transaction } from '@/lib/platform/db/transaction';
import type { Actor } from './actor';
import type { AuditDeed } from './audit';

const statement = `
insert into audit_entries (at, actor_kind, actor_id, actor_name, address, action, subject, before, after)
select $6, $1, $2, $3, $4, d.action, d.subject, d.before, d.after
from json_to_recordset($5::json) as d(action text, subject text, before jsonb, after jsonb)`;

/** As `recordAudit`, for many deeds of one moment in one statement; `at` is when they were done. */
export async function recordAudits(
  tx: Pick<Transaction, 'query'>,
  actor: Actor,
  deeds: readonly AuditDeed[],
  at: Date,
): Promise<void> {
  if (deeds.length === 0) return;
  const actorId = actor.kind === 'person' ? actor.userId : actor.kind === 'token' ? actor.tokenId : null;
  const address = actor.kind === 'system' ? null : actor.address;
  await tx.query(statement, [actor.kind, actorId, actor.name, address, JSON.stringify(deeds), at]);
}
