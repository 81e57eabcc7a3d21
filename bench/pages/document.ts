import { withBetween } from '@/bench/between-marks';
import { memoryTakenText } from '@/bench/process-memory';
import type { PageResults } from './results';
import { diskTable, pagesTable } from './table';

/** Pure: `document` with the tables of `results` between its marks. Throws where it has none. */
export function withTables(document: string, results: PageResults): string {
  const installations = results.installations.map(
    ({ callbacks, measuredAt, machine, memoryMb, peakMb }) =>
      `- ${new Intl.NumberFormat('en').format(callbacks)} callbacks: ${measuredAt.slice(0, 10)}, ${machine}; memory in MB: ${memoryTakenText({ memoryMb, peakMb })}`,
  );
  const tables = [installations.join('\n'), pagesTable(results), diskTable(results)].join('\n\n');
  return withBetween(document, 'bench/pages.json', tables);
}
