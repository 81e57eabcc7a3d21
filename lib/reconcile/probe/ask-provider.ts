import type { ActorContext } from '@/lib/access/actor';
import { assertMay } from '@/lib/access/permissions';
import { recordAudit } from '@/lib/access/record-audit';
import { inTransaction } from '@/lib/platform/db/transaction';
import { NotFoundError } from '@/lib/platform/errors';
import { nudge } from '@/lib/platform/nudge';
import { storableText } from '@/lib/platform/text';
import { enqueueProbe } from './enqueue-probe';
import { findSubject } from './find-subject';
import { planQuestion } from './plan-question';

export interface AskInput {
  /** `transfer:9`, `batch:17` or `callback:204`. */
  subject: string;
  /** Why, in a sentence; shown with the probe. */
  reason?: string;
}

export type AskResult =
  /** It is put as soon as the provider's bound allows. */
  | { outcome: 'asked'; id: string; subject: string }
  /** The same question waits already; nothing was added. */
  | { outcome: 'waiting'; id: string; subject: string }
  /** Nothing can be asked; `reason` says why and what to do. */
  | { outcome: 'not_askable'; reason: string };

const reasonLengthMax = 500;

/**
 * Has the provider asked about a record. The question is put off this path; `getProbe` tells its answer. The console itself
 * asks as a sweep. Throws `NotFoundError` where there is no such record, `AppError('forbidden')`.
 */
export async function askProvider(ctx: ActorContext, { subject, reason = '' }: AskInput): Promise<AskResult> {
  assertMay(ctx.actor, 'probes.ask');
  const found = await findSubject(ctx, subject);
  if (!found) throw new NotFoundError(`There is no ${storableText(subject.slice(0, 40))} to ask about.`);
  const plan = await planQuestion(ctx, found);
  if (!plan.askable) return { outcome: 'not_askable', reason: plan.reason };
  const byConsole = ctx.actor.kind === 'system';
  const probe = {
    accountId: found.accountId,
    provider: found.provider,
    subject: found.subject,
    asked: plan.asked,
    trigger: byConsole ? ('sweep' as const) : ('asked' as const),
    requestedBy: byConsole ? null : ctx.actor.name,
    reason: storableText(reason).slice(0, reasonLengthMax).trim() || 'Somebody wanted to know.',
  };
  const { id, made } = await inTransaction(ctx.db.pool, async (tx) => {
    const written = await enqueueProbe(tx, probe, ctx.clock.now());
    if (!byConsole) {
      const after = {
        probe: written.id,
        resource: plan.asked.resource,
        resourceId: plan.asked.id,
        reason: probe.reason,
      };
      await recordAudit(tx, ctx.actor, { action: 'provider.asked', subject: found.subject, after });
    }
    return written;
  });
  nudge('probe');
  return { outcome: made ? 'asked' : 'waiting', id, subject: found.subject };
}
