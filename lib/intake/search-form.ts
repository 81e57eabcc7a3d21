import { storableText } from '@/lib/platform/text';

/** Longer values are no ids that a person has in hand; their beginning is kept. */
const valueLengthMax = 512;

/** Already in that form, as most ids, amounts and words are: nothing to fold, to replace or to cut off. */
const plainPattern = /^[!-@[-~]*$/;

/** Pure: a value as it is kept for search and filters, and as both compare it: its beginning, in lower case, space by space. */
export function searchForm(value: string): string {
  const beginning = value.slice(0, valueLengthMax);
  if (plainPattern.test(beginning)) return beginning;
  return storableText(beginning.toLowerCase().replace(/\s+/g, ' ').trim());
}
