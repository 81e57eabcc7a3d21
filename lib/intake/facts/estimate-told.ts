import { z } from 'zod';
import type { CallbackFilter } from '@/lib/intake/callback-filter';
import type { Context } from '@/lib/platform/context';
import { sql } from '@/lib/platform/query/conditions';
import { likelyTermsWhere, termsWhere } from './facts-where';

/** What the planner takes for so many is not gone through to learn that it is more than `toldMax`: it is seldom wrong by as much. */
export const surelyMany = 20_000;

/** What Postgres believes of how many payloads fit. */
export interface Estimate {
  /** Those that the index tells. */
  told: number;
  /** Of all that there are, those that fit: above 0, at most 1. */
  share: number;
}

const node = z.object({ 'Plan Rows': z.number().nonnegative() });
/** The parts of a union, in order. */
const planSchema = z.tuple([z.object({ Plan: z.object({ Plans: z.tuple([node, node, node]) }) })]);

/**
 * How many payloads may fit by their terms, as the planner guesses from how common each term was when the table was last analyzed:
 * nothing is read for it. Null where payloads are not asked by the index, or the planner says nothing. It tells what is worth looking
 * for, and never what is found.
 */
export async function estimateTold(
  ctx: Pick<Context, 'db'>,
  { payload }: Pick<CallbackFilter, 'payload'>,
): Promise<Estimate | null> {
  const [terms, likely] = [termsWhere(payload), likelyTermsWhere(payload)];
  if (terms === null || likely === null) return null;
  const { rows } = await ctx.db.pool.query<{ 'QUERY PLAN': unknown }>(sql`
    explain (format json) select from payload_facts f where ${terms}
    union all select from payload_facts f where ${likely} union all select from payload_facts`);
  const read = planSchema.safeParse(rows[0]?.['QUERY PLAN']);
  if (!read.success) return null;
  const [told = 0, fit = 0, all = 0] = read.data[0].Plan.Plans.map((part) => part['Plan Rows']);
  return { told, share: Math.min(1, Math.max(1, fit) / Math.max(1, all)) };
}
