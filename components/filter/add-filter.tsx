'use client';

import { ListFilterIcon } from 'lucide-react';
import { useCallback, useState } from 'react';
import { useKey } from '@/components/keyboard/keyboard-provider';
import { Button } from '@/components/ui/button';
import { Popover, PopoverContent, PopoverTrigger } from '@/components/ui/popover';
import { FieldPicker } from './field-picker';
import { FilterEditor } from './filter-editor';
import type { OfferedField } from './offered-field';
import type { ShownFilter } from './shown-filter';
import { useFilters } from './use-filters';
import { usePayloadPaths } from './use-payload-paths';

interface AddFilterProps {
  fields: readonly OfferedField[];
  /** Where paths of payloads are suggested; null: the list has no payloads. */
  suggestions: string | null;
}

/** The button that adds a filter: first the field, found by typing, then what is asked of it. Key F opens it. */
export function AddFilter({ fields, suggestions }: AddFilterProps) {
  const [open, setOpen] = useState(false);
  const [field, setField] = useState<OfferedField | null>(null);
  const { query, apply, currenciesFor } = useFilters(fields);
  const paths = usePayloadPaths(suggestions, open);
  const show = useCallback((shown: boolean) => {
    setOpen(shown);
    setField(null);
  }, []);
  useKey(
    'filter',
    useCallback(() => show(true), [show]),
  );
  const done = (filter: ShownFilter, currency: string | null) => {
    show(false);
    apply(filter, currency, null);
  };
  const typed = (filter: ShownFilter) => {
    // An amount typed without its currency still has to be given one.
    if (currenciesFor(filter.field) === null) done(filter, null);
    else setField(filter.field);
  };
  return (
    <Popover open={open} onOpenChange={show}>
      <PopoverTrigger asChild>
        <Button className="border-dashed text-muted" aria-keyshortcuts="f">
          <ListFilterIcon aria-hidden />
          Filter
        </Button>
      </PopoverTrigger>
      <PopoverContent aria-label="Add a filter" className="w-80 p-0">
        {field === null ? (
          <FieldPicker fields={fields} paths={paths} onField={setField} onFilter={typed} />
        ) : (
          <FilterEditor
            key={field.name}
            field={field}
            edited={null}
            query={query}
            currencies={currenciesFor(field)}
            onApply={done}
            onBack={() => setField(null)}
          />
        )}
      </PopoverContent>
    </Popover>
  );
}
