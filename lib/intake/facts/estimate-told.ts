import { z } from 'zod';
import type { CallbackFilter } from '@/lib/intake/callback-filter';
import type { Context } from '@/lib/platform/context';
import { sql } from '@/lib/platform/query/conditions';
import { termsWhere } from './facts-where';

const planSchema = z.tuple([z.object({ Plan: z.object({ 'Plan Rows': z.number().nonnegative() }) })]);

/**
 * How many payloads may fit by their terms, as the planner guesses from how common each term was when the table was last analyzed:
 * nothing is read for it. Null where payloads are not asked by the index, or the planner says nothing. It tells what is worth looking
 * for, and never what is found.
 */
export async function estimateTold(
  ctx: Pick<Context, 'db'>,
  { payload }: Pick<CallbackFilter, 'payload'>,
): Promise<number | null> {
  const terms = termsWhere(payload);
  if (terms === null) return null;
  const { rows } = await ctx.db.pool.query<{ 'QUERY PLAN': unknown }>(
    sql`explain (format json) select from payload_facts f where ${terms}`,
  );
  const read = planSchema.safeParse(rows[0]?.['QUERY PLAN']);
  return read.success ? read.data[0].Plan['Plan Rows'] : null;
}
