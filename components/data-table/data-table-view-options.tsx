'use client';

import { SlidersHorizontal } from 'lucide-react';
import { FilterMenu } from './filter-menu';
import type { HideableColumn } from './list-features';
import { type Density, densities } from './table-view';
import { useTableView } from './table-view-provider';

const densityLabels: Record<Density, string> = { compact: 'Compact', regular: 'Regular', comfortable: 'Comfortable' };

const rowClass =
  'flex min-h-8 cursor-pointer items-center gap-2 rounded px-2 text-[13px] hover:bg-muted has-focus-visible:outline-2 has-focus-visible:outline-ring';

/** Which columns a list shows and how high its rows are. Kept per browser; not drawn on a phone, where rows are cards. */
export function DataTableViewOptions({ columns }: { columns: readonly HideableColumn[] }) {
  const { view, change } = useTableView();
  return (
    <div className="max-md:hidden">
      <FilterMenu
        label="View"
        chosen={view.hidden.length === 0 ? null : `${view.hidden.length} hidden`}
        icon={<SlidersHorizontal aria-hidden className="size-3.5" />}
        side="end"
      >
        <fieldset>
          <legend className="px-2 py-1 font-medium text-muted-foreground text-xs">Columns</legend>
          {columns.map((column) => (
            <label key={column.id} className={rowClass}>
              <input
                type="checkbox"
                className="size-3.5 accent-primary"
                checked={!view.hidden.includes(column.id)}
                onChange={(event) =>
                  change({
                    ...view,
                    hidden: event.target.checked
                      ? view.hidden.filter((id) => id !== column.id)
                      : [...view.hidden, column.id],
                  })
                }
              />
              {column.label}
            </label>
          ))}
        </fieldset>
        <fieldset className="mt-1 border-t pt-1">
          <legend className="sr-only">Row height</legend>
          {densities.map((density) => (
            <label key={density} className={rowClass}>
              <input
                type="radio"
                name="density"
                className="size-3.5 accent-primary"
                checked={view.density === density}
                onChange={() => change({ ...view, density })}
              />
              {densityLabels[density]}
            </label>
          ))}
        </fieldset>
      </FilterMenu>
    </div>
  );
}
