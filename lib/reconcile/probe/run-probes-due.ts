import type { Context } from '@/lib/platform/context';
import { minuteMs } from '@/lib/platform/time';
import { claimProbes } from './claim-probes';
import type { ProbeTools } from './put-question';
import { type ProbeResult, runProbe } from './run-probe';

/** Longer than every call of one try together: a token, the question, both once more. */
export const leaseMs = 2 * minuteMs;

export interface RunOptions {
  workerId: string;
  limit: number;
}

/** Puts the questions that are due, at most `limit`, and says what came of each. A test's `runOnce`. */
export async function runProbesDue(
  ctx: Context,
  tools: ProbeTools,
  { workerId, limit }: RunOptions,
): Promise<ProbeResult[]> {
  const claimed = await claimProbes(ctx.db.pool, { workerId, now: ctx.clock.now(), leaseMs, limit });
  return Promise.all(claimed.map((probe) => runProbe(ctx, probe, tools, workerId)));
}
