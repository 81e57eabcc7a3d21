import { parseArgs } from 'node:util';
import { z } from 'zod';
import { AppError } from '@/lib/platform/errors';
import { accountSlugPattern, defaultAccountSlug } from '@/lib/providers/registry';

const optionsSchema = z.object({
  url: z.url({ protocol: /^https?$/, error: '--url takes the address of the console, e.g. http://localhost:3000' }),
  count: z.coerce.number({ error: '--count takes a whole number from 1' }).int().min(1).max(1_000_000),
  rate: z.coerce.number({ error: '--rate takes callbacks a second, more than 0' }).positive().max(100_000),
  account: z.string().regex(accountSlugPattern, '--account takes the slug of an account'),
  seed: z.coerce.number({ error: '--seed takes a whole number' }).int().min(0).max(0xffff_ffff).optional(),
});

export type SimulateOptions = z.infer<typeof optionsSchema> & { providerId: string };

export const usage =
  'npm run simulate -- <provider> [--url http://localhost:3000] [--count 1] [--rate 10] [--account default] [--seed 1]';

/** Reads the command line. Throws `AppError` with a sentence that says what an option takes. */
export function readOptions(args: readonly string[], port: number): SimulateOptions {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        url: { type: 'string', default: `http://localhost:${port}` },
        count: { type: 'string', default: '1' },
        rate: { type: 'string', default: '10' },
        account: { type: 'string', default: defaultAccountSlug },
        seed: { type: 'string' },
      },
    });
    const [providerId, ...further] = positionals;
    if (providerId === undefined || further.length > 0) throw new AppError('bad_request', usage);
    return { ...optionsSchema.parse(values), providerId };
  } catch (error) {
    if (error instanceof AppError) throw error;
    const problem =
      error instanceof z.ZodError ? error.issues[0]?.message : error instanceof Error ? error.message : '';
    throw new AppError('bad_request', `${problem}.\n${usage}`, { cause: error });
  }
}
