import { loadAccounts } from '@/lib/intake/accounts';
import { readCallbacks, type StoredCallback } from '@/lib/ledger/apply/read-callbacks';
import type { Context } from '@/lib/platform/context';
import type { Transaction } from '@/lib/platform/db/transaction';
import { AppError } from '@/lib/platform/errors';
import type { ProbeSubject } from '@/lib/providers/contract';
import { enqueueProbe } from './enqueue-probe';
import { findSubject, readNamed } from './find-subject';
import { planFor } from './plan-question';

// Only accounts whose providers can be asked; an answer is no reason for a question.
const candidates = `
select id::text from callbacks
where id = any($1::bigint[]) and account_id = any($2::bigint[]) and origin = 'provider'
order by id`;

/** Providers whose callbacks never name a question are not read a second time. */
const asking: readonly string[] = ['b2binpay', 'caibo'];

/** What the callback names; nothing where its bytes do not open: what applies it must not fail for a question. */
async function namedBy(ctx: Context, callback: StoredCallback): Promise<ProbeSubject | null> {
  try {
    return await readNamed(ctx, callback);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    ctx.log.warn(
      { callbackId: callback.callbackId, error: error.message },
      'A callback names nothing that can be read',
    );
    return null;
  }
}

/**
 * In the transaction that applies them: questions about what the callbacks `callbackIds` alone do not prove (`Notification.probe`).
 * An account that cannot ask is not asked for; the callback's page says why. Returns how many are new.
 */
export async function enqueueFromCallbacks(
  ctx: Context,
  tx: Transaction,
  callbackIds: readonly string[],
): Promise<number> {
  const accounts = await loadAccounts(ctx);
  const accountIds = accounts.all
    .filter(({ provider }) => asking.includes(provider.id) && provider.probes)
    .map(({ id }) => id);
  if (accountIds.length === 0 || callbackIds.length === 0) return 0;
  const { rows } = await tx.query<{ id: string }>(candidates, [callbackIds, accountIds]);
  const stored = await readCallbacks(
    tx,
    rows.map(({ id }) => id),
  );
  let made = 0;
  for (const callback of stored) {
    const named = await namedBy(ctx, callback);
    const found = named && (await findSubject(ctx, `callback:${callback.callbackId}`, tx));
    if (!named || !found) continue;
    const plan = planFor(accounts.byId(callback.accountId), found, ctx.clock.now());
    if (!plan.askable) continue;
    const { accountId, provider, subject } = found;
    const probe = { accountId, provider, subject, asked: plan.asked, requestedBy: null, reason: named.reason };
    if ((await enqueueProbe(tx, { ...probe, trigger: 'callback' }, ctx.clock.now())).made) made += 1;
  }
  return made;
}
