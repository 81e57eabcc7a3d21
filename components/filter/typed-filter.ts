import { type Choice, choicesOf, type OfferedField, payloadField } from './offered-field';
import type { ShownFilter } from './shown-filter';

const signs: readonly (readonly [RegExp, Choice, 'value' | 'from' | 'to'])[] = [
  [/^(.+?)\s*!=\s*(.+)$/, 'not', 'value'],
  [/^(.+?)\s*>=\s*(.+)$/, 'between', 'from'],
  [/^(.+?)\s*<=\s*(.+)$/, 'between', 'to'],
  [/^(.+?)\s*~\s*(.+)$/, 'contains', 'value'],
  [/^(.+?)\s*=\s*(.+)$/, 'is', 'value'],
];

function plain(text: string): string {
  return text.toLowerCase().replace(/[\s_]/g, '');
}

function optionOf({ options }: OfferedField, text: string): string {
  return (
    options?.find(({ value, label }) => plain(label) === plain(text) || plain(value) === plain(text))?.value ?? text
  );
}

/**
 * Pure: a filter as somebody types it: `main_order.status = PARTIAL`, `attempts >= 3`, `reference ~ 17`, `status != failed`. A name
 * that is no field's is a path of the payload where `withPayload`. Null: it is none.
 */
export function readTypedFilter(
  text: string,
  fields: readonly OfferedField[],
  withPayload: boolean,
): ShownFilter | null {
  for (const [pattern, choice, part] of signs) {
    const [, name, value] = pattern.exec(text.trim()) ?? [];
    if (name === undefined || value === undefined) continue;
    const known = fields.find((field) => plain(field.label) === plain(name) || plain(field.name) === plain(name));
    const field = known ?? (withPayload && !/\s/.test(name) ? payloadField(name.replace(/^payload\./, '')) : null);
    if (!field || !choicesOf(field).includes(choice)) return null;
    const given = optionOf(field, value);
    if (choice !== 'between') return { field, choice, values: [given] };
    return { field, choice, values: part === 'from' ? [given, ''] : ['', given] };
  }
  return null;
}
