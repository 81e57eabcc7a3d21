import { z } from 'zod';
import type { CallbackFilter } from '@/lib/intake/callback-filter';
import type { Context } from '@/lib/platform/context';
import { sql } from '@/lib/platform/query/conditions';
import { likelyTermsWhere } from './facts-where';

/** What Postgres believes of how many payloads fit. */
export interface Estimate {
  payloads: number;
  /** Of all that there are, above 0 and at most 1. */
  share: number;
}

const rowsOfNode = z.object({ 'Plan Rows': z.number().nonnegative() });
/** Two parts of a union: those that fit, and all. */
const planSchema = z.tuple([z.object({ Plan: z.object({ Plans: z.tuple([rowsOfNode, rowsOfNode]) }) })]);

/**
 * How many payloads fit by their terms, as the planner guesses from how common each term was when the table was last analyzed:
 * nothing is read for it. Null where payloads are not asked by the index, or the planner says nothing. It tells where to begin to look,
 * and never what is found.
 */
export async function estimateTold(
  ctx: Pick<Context, 'db'>,
  { payload }: Pick<CallbackFilter, 'payload'>,
): Promise<Estimate | null> {
  const terms = likelyTermsWhere(payload);
  if (terms === null) return null;
  const { rows } = await ctx.db.pool.query<{ 'QUERY PLAN': unknown }>(sql`
    explain (format json) select from payload_facts f where ${terms} union all select from payload_facts`);
  const read = planSchema.safeParse(rows[0]?.['QUERY PLAN']);
  if (!read.success) return null;
  const [fitting, all] = read.data[0].Plan.Plans.map((node) => node['Plan Rows']);
  if (fitting === undefined || !all) return null;
  return { payloads: fitting, share: Math.min(1, Math.max(fitting, 1) / all) };
}
