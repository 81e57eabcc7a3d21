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
  databaseBytes: z.number(),
  /** Of the largest tables with their indexes. */
  tableBytes: z.record(z.string(), z.number()),
  memoryMb: memorySchema,
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
