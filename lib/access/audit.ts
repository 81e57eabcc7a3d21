import type { Database } from '@/lib/platform/db/client';
import type { Actor } from './actor';

/** A Prisma client or the client of a running transaction. */
export type AuditStore = Pick<Database['prisma'], 'auditEntry'>;

export interface AuditDeed {
  /** Verb in the past, dotted: `session.started`, `request.verified`. */
  action: string;
  /** What it was done to: `account:3`, `request:0198…`. */
  subject: string;
  before?: Readonly<Record<string, string | number | boolean | null>>;
  after?: Readonly<Record<string, string | number | boolean | null>>;
}

/** Records who did what. Call it with the client of the transaction that does the deed, so that neither is without the other. */
export async function writeAudit(store: AuditStore, actor: Actor, deed: AuditDeed): Promise<void> {
  const actorId = actor.kind === 'person' ? actor.userId : actor.kind === 'token' ? actor.tokenId : null;
  await store.auditEntry.create({
    data: {
      actorKind: actor.kind,
      actorId,
      actorName: actor.name,
      address: actor.kind === 'system' ? null : actor.address,
      action: deed.action,
      subject: deed.subject,
      ...(deed.before && { before: { ...deed.before } }),
      ...(deed.after && { after: { ...deed.after } }),
    },
  });
}
