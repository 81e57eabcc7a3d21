import { z } from 'zod';
import { memorySchema } from '@/bench/process-memory';

const measuredSchema = z.object({
  kind: z.enum(['page', 'search']),
  p50Ms: z.number(),
  p95Ms: z.number(),
  rounds: z.number(),
});

/** What was measured on one filled installation. */
export const installationSchema = z.object({
  callbacks: z.number(),
  measuredAt: z.string(),
  machine: z.string(),
  /** Of `callbacks`, those whose first request is kept with its bytes. */
  withBytes: z.number(),
  databaseBytes: z.number(),
  /** Of tables with their indexes, partitions counted as their table; one that is not named has not been looked at. */
  tableBytes: z.record(z.string(), z.number()),
  /** When all pages had been measured, and the most since the start; null where the system does not keep that. */
  memoryMb: memorySchema,
  peakMb: memorySchema.nullable(),
  pages: z.record(z.string(), measuredSchema),
});
export type Installation = z.infer<typeof installationSchema>;

/** `bench/pages.json`: installations of different sizes, the smallest first. */
export const pageResultsSchema = z.object({ installations: z.array(installationSchema) });
export type PageResults = z.infer<typeof pageResultsSchema>;

/** Pure: `results` with `installation` in place of one of the same size. */
export function withInstallation({ installations }: PageResults, installation: Installation): PageResults {
  const others = installations.filter(
    ({ callbacks }) => Math.round(Math.log2(callbacks)) !== Math.round(Math.log2(installation.callbacks)),
  );
  return { installations: [...others, installation].sort((one, other) => one.callbacks - other.callbacks) };
}
