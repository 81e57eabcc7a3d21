import { describe, expect } from 'vitest';
import { test } from '@/e2e/support/checks-test';
import { applyAll } from '@/e2e/support/ledger-test';
import { planted } from '@/e2e/support/planted-cases';
import { after, batch, line } from '@/e2e/support/planted-messages';

const bystanderId = 'bystander';
/** Later than everything planted. */
const lastSeconds = 500;

describe('an issue names a callback that has to do with it, not whichever was last in the group', () => {
  test.for(planted)('%s', async ([, told, kinds], { console, db }) => {
    const bystander = batch(bystanderId, 'SUCCESS', [line('z9')]);
    for (const [request, seconds] of [...told, [bystander, lastSeconds] as const])
      await console.bring(request, after(seconds));
    await applyAll(console.ctx);
    const { rows } = await db.pool.query<{ kind: string; raisedBy: string | null }>(
      `select i.kind, c.batch_id as "raisedBy" from issues i left join callbacks c on c.id = i.callback_id
       where i.callback_id is null or c.batch_id = $1`,
      [bystanderId],
    );
    expect(rows).toEqual([]);
    expect(await console.live()).toHaveLength(kinds.length);
  });
});
