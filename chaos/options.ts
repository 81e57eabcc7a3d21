import { randomInt } from 'node:crypto';
import { parseArgs } from 'node:util';
import { z } from 'zod';

const optionsSchema = z.object({
  seed: z.coerce.number().int().min(0).max(1_000_000_000).optional(),
  minutes: z.coerce.number().positive().max(600),
  short: z.boolean(),
  record: z.boolean(),
});

/** What a run is asked for. */
export interface ChaosOptions {
  seed: number;
  /** Rounds of faults begin until then. */
  minutes: number;
  /** One round of few faults, nothing timed: what `npm test` runs. */
  short: boolean;
  /** Its figures go into chaos/results.json and docs/operations.md. */
  record: boolean;
}

export const usage = 'npm run test:chaos -- [--seed 1] [--minutes 2] [--short] [--record]';

/** Reads the command line; null where it cannot be read. */
export function readOptions(args: readonly string[]): ChaosOptions | null {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        seed: { type: 'string' },
        minutes: { type: 'string', default: '2' },
        short: { type: 'boolean', default: false },
        record: { type: 'boolean', default: false },
      },
    });
    const options = optionsSchema.parse(values);
    return { ...options, seed: options.seed ?? randomInt(1_000_000) };
  } catch {
    return null;
  }
}
