import type { ExportKind } from '@/lib/exports/types';

export const kindWords: Readonly<Record<ExportKind, string>> = {
  transfers: 'transfers',
  suborders: 'sub-orders',
  issues: 'issues',
  callbacks: 'callbacks',
  audit: 'audit entries',
  evidence: 'evidence',
  resubmit: 're-submit list',
};

const countNouns: Readonly<Record<ExportKind, [one: string, several: string]>> = {
  transfers: ['row', 'rows'],
  suborders: ['row', 'rows'],
  issues: ['row', 'rows'],
  callbacks: ['row', 'rows'],
  audit: ['row', 'rows'],
  evidence: ['file', 'files'],
  resubmit: ['row', 'rows'],
};

const grouped = new Intl.NumberFormat('en');

/** Pure: "12,408 rows", "1 file". */
export function rowsWords(kind: ExportKind, rows: string): string {
  const [one, several] = countNouns[kind];
  return `${grouped.format(BigInt(rows))} ${rows === '1' ? one : several}`;
}

/** Pure: "provider: gatepay · currency: USDT", "everything", or the record that evidence is about. */
export function filterWords(kind: ExportKind, filter: string): string {
  if (kind === 'evidence') return filter.replace(':', ' ');
  const words = [...new URLSearchParams(filter)].map(([name, value]) => `${name}: ${value}`);
  return words.length === 0 ? 'Everything' : words.join(' · ');
}
