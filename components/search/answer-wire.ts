import { z } from 'zod';
import { outcomes } from '@/lib/providers/contract';
import { type SearchAnswer, searchKinds } from '@/lib/search/types';

const text = z.string().nullable();

/** What the palette is answered (`/search/find`). */
export const searchAnswerSchema: z.ZodType<SearchAnswer> = z.object({
  q: z.string(),
  searched: z.string(),
  groups: z.array(
    z.object({
      kind: z.enum(searchKinds),
      hits: z.array(
        z.object({
          kind: z.enum(searchKinds),
          id: z.string(),
          title: z.string(),
          provider: z.string(),
          account: z.string(),
          status: z.string(),
          outcome: z.enum(outcomes).nullable(),
          batchId: text,
          amount: text,
          currency: text,
          at: z.string(),
          whole: z.boolean(),
          match: z.object({ field: z.string(), value: z.string(), callbackId: text }),
        }),
      ),
      more: z.boolean(),
    }),
  ),
  incomplete: z.array(z.enum(searchKinds)),
  unsearched: z.object({ callbacks: z.number(), bounded: z.boolean(), since: z.string() }).nullable(),
});
