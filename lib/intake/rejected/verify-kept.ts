import type { ActorContext } from '@/lib/access/actor';
import { writeAudit } from '@/lib/access/audit';
import type { Account, Accounts } from '@/lib/intake/accounts';
import { doorState } from '@/lib/intake/door-state';
import { bounded, callbackColumns } from '@/lib/intake/store-row';
import type { RejectionCause } from '@/lib/providers/contract';
import { findKeptRequest, type KeptRequest } from './kept-request';
import { linkCallback } from './link-callback';
import { type ImpossibleReason, type Rejudgement, rejudge } from './rejudge';

/** What became of a rejected request that was verified again. */
export type Verified =
  /** Proven now: it is a callback like any other, and will be applied. */
  | { outcome: 'accepted'; requestId: string; callbackId: string }
  /** Proven now; the provider had sent the same callback again meanwhile. */
  | { outcome: 'duplicate'; requestId: string; callbackId: string }
  /** The door would turn it away today as well. `detail` says why, for our own people. */
  | { outcome: 'still_refused'; requestId: string; cause: RejectionCause; detail: string }
  /** It cannot be judged; nothing that is mended changes that. `callbackId`: of one that was verified before. */
  | {
      outcome: 'not_possible';
      requestId: string;
      reason: ImpossibleReason;
      detail: string;
      callbackId: string | null;
    };

type Believed = Extract<Rejudgement, { judged: 'believed' }>;

/** Null: somebody else was first. */
async function store(
  ctx: ActorContext,
  kept: KeptRequest,
  account: Account,
  { notification, verified, verification }: Believed,
): Promise<Verified | null> {
  const at = ctx.clock.now();
  const callback = callbackColumns(notification, verified, verification);
  const linked = await ctx.db.prisma.$transaction(async (tx) => {
    const made = await linkCallback(tx, kept.id, callback, { name: bounded(ctx.actor.name, 200), at });
    if (!made) return null;
    await writeAudit(tx, ctx.actor, {
      action: 'request.verified',
      subject: `request:${kept.id}`,
      before: { cause: kept.cause },
      after: {
        callback: made.callbackId,
        verdict: made.isNew ? 'accepted' : 'duplicate',
        keyHint: verification.keyHint,
      },
    });
    return made;
  });
  if (!linked) return null;
  if (verification.keyHint !== null) doorState(ctx).uses.note(ctx, account, verification.keyHint, kept.receivedAt);
  const { callbackId, isNew } = linked;
  return { outcome: isNew ? 'accepted' : 'duplicate', requestId: kept.id, callbackId };
}

/**
 * Verifies one kept request again and stores what it proves to be, in one transaction with the audit entry. Null where there
 * is no such request. Asked twice, or by two people at once, it becomes one callback: the later one is told so.
 */
export async function verifyKept(ctx: ActorContext, accounts: Accounts, requestId: string): Promise<Verified | null> {
  const kept = await findKeptRequest(ctx, requestId);
  if (!kept) return null;
  const account = accounts.byId(kept.accountId);
  const judgement = await rejudge(ctx.vault, kept, account);
  switch (judgement.judged) {
    case 'refused':
      return { outcome: 'still_refused', requestId, cause: judgement.cause, detail: judgement.detail };
    case 'impossible': {
      const { reason, detail } = judgement;
      return { outcome: 'not_possible', requestId, reason, detail, callbackId: kept.callbackId };
    }
    case 'believed':
      // A believed request has an account; without one it would be impossible.
      return (account && (await store(ctx, kept, account, judgement))) ?? verifyKept(ctx, accounts, requestId);
  }
}
