import type { FacetOption } from '@/components/data-table/data-table-faceted-filter';

/** A filter of a list that is a choice of values. */
export interface Facet {
  /** The query parameter. */
  name: string;
  label: string;
  options: FacetOption[];
}

/** Pure: `values` as choices that are called what they are. */
export function asOptions(values: readonly string[]): FacetOption[] {
  return values.map((value) => ({ value, label: value }));
}

/** Pure: values in force that nothing offers any more stay choices. */
export function withChosen(facet: Facet, chosen: readonly string[]): Facet {
  const missing = chosen.filter((value) => !facet.options.some((option) => option.value === value));
  return { ...facet, options: [...facet.options, ...asOptions(missing)] };
}
