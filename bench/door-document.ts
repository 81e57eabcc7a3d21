import { z } from 'zod';
import { withBetween } from './between-marks';
import { doorTables } from './report';
import { sideResultSchema } from './side-result';
import { sides } from './sides/sides';

/** What `bench/results.json` holds, as far as the document tells it. */
export const doorResultsSchema = z.object({
  measuredAt: z.string(),
  machine: z.object({ cores: z.number(), cpu: z.string().optional(), node: z.string() }),
  postgres: z.record(z.string(), z.string()),
  floorPerSecond: z.number().nullable(),
  sides: z.record(z.string(), sideResultSchema.extend({ label: z.string() })),
});

export type DoorResults = z.infer<typeof doorResultsSchema>;

const fenced = (text: string) => `\`\`\`\n${text}\n\`\`\``;

/** Pure: `document` with the table of the door's measurement. */
export function withDoorTable(document: string, results: DoorResults): string {
  const { measuredAt, machine, postgres, floorPerSecond } = results;
  const measured = sides.flatMap((side) => {
    const result = results.sides[side.id];
    return result ? [{ side, result }] : [];
  });
  const where = `${measuredAt.slice(0, 10)}, ${machine.cores} cores (${machine.cpu ?? 'unknown'}), Node ${machine.node}, Postgres ${postgres.server_version ?? '?'}; fsync ${postgres.fsync ?? '?'}, synchronous_commit ${postgres.synchronous_commit ?? '?'}.`;
  const floor = `pgbench, one such insert a transaction by 16 clients: ${floorPerSecond ?? 'not installed'} a second.`;
  return withBetween(document, 'bench/results.json', [where, ...doorTables(measured).map(fenced), floor].join('\n\n'));
}
