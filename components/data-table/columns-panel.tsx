'use client';

import { Columns3Icon } from 'lucide-react';
import { useId } from 'react';
import { Banner } from '@/components/ui/banner';
import { Button } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/checkbox';
import { Popover, PopoverContent, PopoverTrigger } from '@/components/ui/popover';
import { AddPayloadColumn } from './add-payload-column';
import { ColumnOrder } from './column-order';
import { useListColumns } from './list-columns-provider';
import { withColumn } from './shown-columns';

/** The columns of the list that are not shown; choosing one shows it. */
function HiddenColumns() {
  const { known, layout, choose } = useListColumns();
  const name = useId();
  const hidden = known.filter(({ id, label }) => label !== '' && !layout.some((one) => one.id === id));
  if (hidden.length === 0) return null;
  return (
    <fieldset className="border-t px-3 py-2">
      <legend className="float-left mb-1 w-full text-faint text-xs">Not shown</legend>
      {hidden.map(({ id, label }) => (
        <label key={id} htmlFor={`${name}-${id}`} className="clear-left flex h-8 items-center gap-2 pl-6.5 text-sm">
          <Checkbox id={`${name}-${id}`} checked={false} onChange={() => choose(withColumn(layout, id, known))} />
          {label}
        </label>
      ))}
    </fieldset>
  );
}

/**
 * Which columns a list shows, in which order, how wide, and which stay at the left; in the URL, and remembered for the reader. Not
 * drawn on a phone, where rows are cards.
 */
export function ColumnsPanel() {
  const { layout, known, lifts, isStandard, problem, settle, choose } = useListColumns();
  const left = known.filter(({ id, label }) => label !== '' && !layout.some((one) => one.id === id)).length;
  return (
    <Popover onOpenChange={(open) => !open && settle()}>
      <PopoverTrigger asChild>
        <Button className="max-md:hidden">
          <Columns3Icon aria-hidden />
          Columns
          {left > 0 && <span className="text-faint">{left} hidden</span>}
        </Button>
      </PopoverTrigger>
      <PopoverContent
        align="end"
        aria-label="Columns"
        className="flex max-h-[min(40rem,var(--radix-popover-content-available-height))] w-88 flex-col p-0"
      >
        <div className="flex h-10 shrink-0 items-center justify-between border-b pr-1.5 pl-3">
          <h2 className="font-medium text-sm">Columns</h2>
          <Button variant="ghost" size="sm" aria-disabled={isStandard} onClick={() => choose(null)}>
            Reset
          </Button>
        </div>
        {problem !== null && <Banner kind="error" title={`These columns are shown, but not remembered. ${problem}`} />}
        <div className="min-h-0 overflow-y-auto">
          <ColumnOrder />
          <HiddenColumns />
        </div>
        {lifts !== null && <AddPayloadColumn suggestions={lifts} />}
      </PopoverContent>
    </Popover>
  );
}
