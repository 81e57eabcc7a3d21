'use client';

import { useEffect, useRef } from 'react';
import { FilterMenu } from './filter-menu';
import { filterOptionClass } from './filter-option';

export interface FacetOption {
  value: string;
  label: string;
}

interface DataTableFacetedFilterProps {
  /** The query parameter; several values repeat it. */
  name: string;
  label: string;
  options: readonly FacetOption[];
  selected: readonly string[];
}

/** Checkboxes of one filter inside the list's form: each change is sent at once; without scripts the form's button sends them. */
export function DataTableFacetedFilter({ name, label, options, selected }: DataTableFacetedFilterProps) {
  const ref = useRef<HTMLFieldSetElement>(null);
  // The boxes keep what a person ticked while the page follows; when a chip or a link changed the filter, they follow it.
  useEffect(() => {
    for (const box of ref.current?.querySelectorAll('input') ?? []) box.checked = selected.includes(box.value);
  }, [selected]);
  return (
    <FilterMenu label={label} chosen={selected.length === 0 ? null : String(selected.length)}>
      <fieldset ref={ref} onChange={(event) => event.currentTarget.form?.requestSubmit()}>
        <legend className="sr-only">{label}</legend>
        {options.map((option) => (
          <label key={option.value} className={filterOptionClass}>
            <input
              type="checkbox"
              name={name}
              value={option.value}
              defaultChecked={selected.includes(option.value)}
              className="size-3.5 shrink-0 accent-accent"
            />
            <span className="min-w-0 break-words">{option.label}</span>
          </label>
        ))}
        {options.length === 0 && <p className="px-2 py-1 text-faint text-xs">None so far.</p>}
      </fieldset>
    </FilterMenu>
  );
}
