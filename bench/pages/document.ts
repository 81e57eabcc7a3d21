import type { PageResults } from './results';
import { diskTable, pagesTable } from './table';

const begin = '<!-- written from bench/pages.json -->';
const end = '<!-- end -->';

/** Pure: `document` with the tables of `results` between its marks. Throws where it has none. */
export function withTables(document: string, results: PageResults): string {
  const [before, rest] = document.split(begin);
  const after = rest?.split(end)[1];
  if (before === undefined || after === undefined) throw new Error('The document has no place for the tables.');
  const installations = results.installations.map(
    ({ callbacks, measuredAt, machine, serverMb }) =>
      `- ${new Intl.NumberFormat('en').format(callbacks)} callbacks: ${measuredAt.slice(0, 10)}, ${machine}; server ${serverMb ?? '?'} MB`,
  );
  const tables = [installations.join('\n'), pagesTable(results), diskTable(results)].join('\n\n');
  return `${before}${begin}\n\n${tables}\n\n${end}${after}`;
}
