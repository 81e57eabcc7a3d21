import { diffFields, type FieldPair } from '@/components/compare/diff-fields';
import type { AuditFields } from '@/lib/ledger/audit/types';

/** Pure: a value as the screen shows it. */
function textOf(value: unknown): string {
  if (value === '') return '(empty)';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** Null says that there was nothing, so it is left out. */
function textsOf(fields: AuditFields): Record<string, string> {
  const present = Object.entries(fields).filter(([, value]) => value !== null && value !== undefined);
  return Object.fromEntries(present.map(([name, value]) => [name, textOf(value)]));
}

/** Pure: every value that was noted, before beside after, by name. */
export function changesOf(before: AuditFields | null, after: AuditFields | null): FieldPair[] {
  return diffFields(textsOf(before ?? {}), textsOf(after ?? {}));
}

/** Pure: "rate 3 → 5 · name gone", as one line. Facts without a "before" are told as they are: "hint …9c2". */
export function changeWords(before: AuditFields | null, after: AuditFields | null): string {
  const words = changesOf(before, after)
    .filter(({ same }) => !same)
    .map((pair) => {
      if (before === null) return `${pair.name} ${pair.after ?? ''}`;
      return `${pair.name} ${pair.before ?? 'none'} → ${pair.after ?? 'none'}`;
    });
  return words.join(' · ');
}
