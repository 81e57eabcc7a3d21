import type { Transaction } from '@/lib/platform/db/transaction';
import type { Actor } from './actor';
import type { AuditDeed } from './audit';

const statement = `
insert into audit_entries (actor_kind, actor_id, actor_name, address, action, subject, before, after)
values ($1, $2, $3, $4, $5, $6, $7::jsonb, $8::jsonb)`;

/** Who an actor is, for ever and over sessions: `person:3`, `token:1`; `system` for the console itself. */
export function actorKey(actor: Actor): string {
  switch (actor.kind) {
    case 'person':
      return `person:${actor.userId}`;
    case 'token':
      return `token:${actor.tokenId}`;
    case 'system':
      return 'system';
  }
}

/** As `writeAudit`, for deeds done in a transaction of the pool. */
export async function recordAudit(tx: Transaction, actor: Actor, deed: AuditDeed): Promise<void> {
  const actorId = actor.kind === 'person' ? actor.userId : actor.kind === 'token' ? actor.tokenId : null;
  await tx.query(statement, [
    actor.kind,
    actorId,
    actor.name,
    actor.kind === 'system' ? null : actor.address,
    deed.action,
    deed.subject,
    deed.before ? JSON.stringify(deed.before) : null,
    deed.after ? JSON.stringify(deed.after) : null,
  ]);
}
