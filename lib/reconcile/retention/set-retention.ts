import type { ActorContext } from '@/lib/access/actor';
import { assertMay } from '@/lib/access/permissions';
import { recordAudit } from '@/lib/access/record-audit';
import { lockSetting, putSetting } from '@/lib/access/settings/console-setting';
import { inTransaction } from '@/lib/platform/db/transaction';
import { NotFoundError } from '@/lib/platform/errors';
import { rowIdPattern } from '@/lib/platform/query/conditions';
import { type RetentionChange, withChange } from './plan-retention';
import { keptDaysOf, keptDaysSchema, readRetention, retentionKey } from './retention-settings';

const accountSql = `select provider || '/' || slug as name from accounts where id = $1::bigint`;
const endRestsSql = 'update retention_positions set rests_until = $1 where rests_until is not null';

const words = (days: number | null) => (days === null ? 'for ever' : `${days} days`);

/**
 * Sets how long bytes are kept, from the worker's next run on, within a minute; the same again changes nothing. What was removed
 * before stays removed. The audit has it before and after. Throws `NotFoundError` for an account that is not there, `ZodError` for
 * days out of range.
 */
export async function setRetention(ctx: ActorContext, change: RetentionChange): Promise<void> {
  assertMay(ctx.actor, 'settings.manage');
  if (change.days !== 'as_others') keptDaysSchema.parse(change.days);
  const { scope } = change;
  await inTransaction(ctx.db.pool, async (tx) => {
    await lockSetting(tx, retentionKey);
    const found =
      scope === 'otherwise' || !rowIdPattern.test(scope) ? null : await tx.query<{ name: string }>(accountSql, [scope]);
    const name = scope === 'otherwise' ? 'otherwise' : found?.rows[0]?.name;
    if (name === undefined) throw new NotFoundError(`There is no account ${scope.slice(0, 40)}.`);
    const { settings } = await readRetention(tx);
    const next = withChange(settings, change);
    if (JSON.stringify(next) === JSON.stringify(settings)) return;
    const said = (of: typeof settings) => {
      if (scope === 'otherwise') return words(of.otherwiseDays);
      const { days, own } = keptDaysOf(of, scope);
      return `${words(days)}${own ? '' : ' (as all others)'}`;
    };
    await putSetting(ctx, tx, retentionKey, next);
    // Rests end: what a shorter bound lets go is looked at in the next run.
    await tx.query(endRestsSql, [ctx.clock.now()]);
    await recordAudit(tx, ctx.actor, {
      action: 'settings.retention_set',
      subject: `setting:${retentionKey}`,
      before: { [name]: said(settings) },
      after: { [name]: said(next) },
    });
  });
}
