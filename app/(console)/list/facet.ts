import type { FilterOption } from '@/components/filter/offered-field';

/** The values that a filter of a list offers. */
export interface Facet {
  /** The query parameter. */
  name: string;
  label: string;
  options: FilterOption[];
}

/** Pure: `values` as choices that are called what they are. */
export function asOptions(values: readonly string[]): FilterOption[] {
  return values.map((value) => ({ value, label: value }));
}
