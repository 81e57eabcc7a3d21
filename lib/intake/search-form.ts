import { storableText } from '@/lib/platform/text';

/** Longer values are no ids that a person has in hand; their beginning is kept. */
const valueLengthMax = 512;

/** Pure: a value as it is kept for search and filters, and as both compare it: its beginning, in lower case, space by space. */
export function searchForm(value: string): string {
  return storableText(value.slice(0, valueLengthMax).toLowerCase().replace(/\s+/g, ' ').trim());
}
