'use client';

import { useId, useState } from 'react';
import { filterOptionClass } from '@/components/data-table/filter-option';
import { Checkbox } from '@/components/ui/checkbox';
import { Input } from '@/components/ui/input';
import { focusFirst } from './focus-first';
import type { FilterOption } from './offered-field';

function focusFirstBox(element: HTMLElement | null): void {
  focusFirst(element?.querySelector('input') ?? null);
}

/** More are found by typing. */
const searchedFrom = 9;

interface OptionValuesProps {
  label: string;
  options: readonly FilterOption[];
  /** One at most. */
  single: boolean;
  values: readonly string[];
  onValues: (values: readonly string[]) => void;
}

/** Values that are chosen, those that are known; of many, found by typing. */
export function OptionValues({ label, options, single, values, onValues }: OptionValuesProps) {
  const [text, setText] = useState('');
  const name = useId();
  const unknown = values.filter((value) => !options.some((option) => option.value === value));
  const all = [...options, ...unknown.map((value) => ({ value, label: value }))];
  const fitting = all.filter((option) => option.label.toLowerCase().includes(text.trim().toLowerCase()));
  const choose = (value: string, checked: boolean) => {
    if (single) onValues(checked ? [value] : []);
    else onValues(checked ? [...values, value] : values.filter((one) => one !== value));
  };
  return (
    <>
      {all.length >= searchedFrom && (
        <Input
          aria-label={`Find among ${label.toLowerCase()}`}
          ref={focusFirst}
          value={text}
          onChange={(event) => setText(event.target.value)}
          placeholder="Find…"
          autoComplete="off"
          className="mb-1"
        />
      )}
      <fieldset ref={all.length < searchedFrom ? focusFirstBox : undefined} className="-mx-2 max-h-64 overflow-y-auto">
        <legend className="sr-only">{label}</legend>
        {fitting.map((option) => (
          <label key={option.value} htmlFor={`${name}-${option.value}`} className={filterOptionClass}>
            <Checkbox
              id={`${name}-${option.value}`}
              checked={values.includes(option.value)}
              onChange={(event) => choose(option.value, event.target.checked)}
            />
            <span className="min-w-0 break-words">{option.label}</span>
          </label>
        ))}
        {fitting.length === 0 && <p className="px-2 py-1 text-faint text-xs">None so far.</p>}
      </fieldset>
    </>
  );
}
