import type { OfferedField } from '@/components/filter/offered-field';
import { type FilterField, kindOperators } from '@/lib/platform/query/filter-fields';
import { asOptions, type Facet } from './facet';

interface Offer<Name extends string> {
  fields: readonly FilterField<Name>[];
  labels: Readonly<Record<Name, string>>;
  /** The values of fields, and filters of the list that are no fields of its rows. */
  facets: readonly Facet[];
}

const yesNo = [
  { value: 'true', label: 'Yes' },
  { value: 'false', label: 'No' },
];

/** Pure: what the filters of a list offer: its fields in their order, then what else it can be narrowed by. */
export function offeredFields<Name extends string>({ fields, labels, facets }: Offer<Name>): OfferedField[] {
  const ofFields = fields.map(({ name, kind, words }): OfferedField => {
    const known = facets.find((facet) => facet.name === name)?.options ?? (words ? asOptions(words) : null);
    const options = known ?? (kind === 'flag' ? yesNo : null);
    return { name, label: labels[name], kind, operators: kindOperators[kind], options };
  });
  const others = facets
    .filter(({ name }) => !fields.some((field) => field.name === name))
    .map(({ name, label, options }): OfferedField => ({ name, label, kind: 'choice', operators: ['is'], options }));
  return [...ofFields, ...others];
}
