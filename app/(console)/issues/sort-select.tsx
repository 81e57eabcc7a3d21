'use client';

import { Select } from '@/components/ui/select';
import type { IssueSort } from '@/lib/ledger/issues/issue-filter';

/** The order of the list, as a field of its form: sent at once; without scripts the form's button sends it. */
export function SortSelect({ sort, currencies }: { sort: IssueSort; currencies: readonly string[] }) {
  return (
    <Select
      key={sort}
      aria-label="Order"
      name="sort"
      defaultValue={sort === 'newest' ? '' : sort}
      onChange={(event) => event.currentTarget.form?.requestSubmit()}
    >
      <option value="">Newest first</option>
      <option value="oldest">Oldest first</option>
      {currencies.map((currency) => (
        <option key={currency} value={`value:${currency}`}>
          Most {currency} at risk first
        </option>
      ))}
    </Select>
  );
}
