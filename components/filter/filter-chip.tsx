'use client';

import { XIcon } from 'lucide-react';
import { useState } from 'react';
import { useClock } from '@/components/domain/zone';
import { cn } from '@/components/ui/cn';
import { Link } from '@/components/ui/link';
import { Popover, PopoverContent, PopoverTrigger } from '@/components/ui/popover';
import { FilterEditor } from './filter-editor';
import { filterWords } from './filter-words';
import type { OfferedField } from './offered-field';
import { type ShownFilter, withoutFilter } from './shown-filter';
import { useFilters } from './use-filters';

export const chipClass =
  'inline-flex h-7 max-w-full items-stretch overflow-hidden rounded-md border bg-subtle text-xs pointer-coarse:h-9';
export const chipRemoveClass =
  'grid w-7 shrink-0 place-items-center border-l text-muted hover:bg-hover hover:text-ink pointer-coarse:w-9';

interface FilterChipProps {
  filter: ShownFilter;
  fields: readonly OfferedField[];
  pathname: string;
  /** Why it cannot be used; null: it narrows the list. */
  problem: string | null;
}

/** One filter in force: a press on it changes it, the cross takes it away (a link, which works without scripts too). */
export function FilterChip({ filter, fields, pathname, problem }: FilterChipProps) {
  const [open, setOpen] = useState(false);
  const { query, apply, currenciesFor } = useFilters(fields);
  const clock = useClock();
  const { label, operator, values } = filterWords(filter, clock);
  const text = withoutFilter(query, filter.field, filter.choice).toString();
  return (
    <span className={cn(chipClass, problem !== null && 'border-red-solid')} title={problem ?? undefined}>
      <Popover open={open} onOpenChange={setOpen}>
        <PopoverTrigger className="flex min-w-0 items-center gap-1 px-2 hover:bg-hover data-[state=open]:bg-hover">
          <span className="sr-only">Change the filter </span>
          <span className="shrink-0 font-medium">{label}</span> <span className="shrink-0 text-muted">{operator}</span>{' '}
          <span className="truncate">{values}</span>
        </PopoverTrigger>
        <PopoverContent aria-label={`Change the filter ${label}`} className="w-80 p-0">
          <FilterEditor
            field={filter.field}
            edited={filter.choice}
            query={query}
            currencies={currenciesFor(filter.field)}
            onApply={(next, currency) => {
              setOpen(false);
              apply(next, currency, filter);
            }}
          />
        </PopoverContent>
      </Popover>
      <Link
        href={{ pathname, search: text === '' ? '' : `?${text}` }}
        className={chipRemoveClass}
        aria-label={`Remove the filter ${label} ${operator} ${values}`}
      >
        <XIcon aria-hidden className="size-3" />
      </Link>
    </span>
  );
}
