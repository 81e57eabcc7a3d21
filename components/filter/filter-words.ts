import type { ZonedClock } from '@/lib/platform/time-zone/zoned-clock';
import { wallText } from '@/lib/platform/time-zone/zoned-text';
import type { OfferedField } from './offered-field';
import type { ShownFilter } from './shown-filter';

/** A chip's three parts: "Amount", "from", "12.50". */
export interface FilterWords {
  label: string;
  operator: string;
  values: string;
}

function valueWords({ kind, options }: OfferedField, value: string, clock: ZonedClock): string {
  const known = options?.find((option) => option.value === value)?.label;
  if (known !== undefined) return known;
  const at = kind === 'instant' ? Date.parse(value) : Number.NaN;
  return Number.isNaN(at) ? value : wallText(clock, at).slice(0, 16);
}

/** Values that a chip names; the rest are counted. */
const namedMax = 3;

/** Pure: a filter in words; instants by `clock`. */
export function filterWords({ field, choice, values }: ShownFilter, clock: ZonedClock): FilterWords {
  const { label } = field;
  const words = values.map((value) => valueWords(field, value, clock));
  if (choice === 'between') {
    const [from = '', to = ''] = words;
    const before = field.kind === 'instant' ? 'before' : 'up to';
    if (from === '') return { label, operator: before, values: to };
    return to === ''
      ? { label, operator: 'from', values: from }
      : { label, operator: 'between', values: `${from} and ${to}` };
  }
  const operator = { is: 'is', not: 'is not', contains: 'contains' }[choice];
  const named = words.slice(0, namedMax).join(' or ');
  const more = words.length > namedMax ? ` or ${words.length - namedMax} more` : '';
  return { label, operator, values: `${named}${more}` };
}
