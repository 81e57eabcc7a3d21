import { applyDue } from '@/lib/ledger/apply/apply-due';
import type { Context } from '@/lib/platform/context';

/** Applies everything that is due, round after round; returns how many callbacks were applied. */
export async function applyAll(ctx: Context, limit = 100): Promise<number> {
  let applied = 0;
  for (;;) {
    const round = await applyDue(ctx, { workerId: 'tests', limit, now: ctx.clock.now() });
    applied += round.applied;
    if (round.claimed === 0) return applied;
  }
}
