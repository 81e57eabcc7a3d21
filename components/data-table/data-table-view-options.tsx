'use client';

import { Columns3Icon } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { Menu, MenuCheckboxItem, MenuContent, MenuLabel, MenuTrigger } from '@/components/ui/menu';
import type { HideableColumn } from './list-features';
import { useTableView } from './table-view-provider';

/** Which columns a list shows, kept per browser; not drawn on a phone, where rows are cards. */
export function DataTableViewOptions({ columns }: { columns: readonly HideableColumn[] }) {
  const { view, change } = useTableView();
  return (
    <Menu>
      <MenuTrigger asChild>
        <Button className="max-md:hidden">
          <Columns3Icon aria-hidden />
          Columns
          {view.hidden.length > 0 && <span className="text-faint">{view.hidden.length} hidden</span>}
        </Button>
      </MenuTrigger>
      <MenuContent align="end">
        <MenuLabel>Columns</MenuLabel>
        {columns.map((column) => (
          <MenuCheckboxItem
            key={column.id}
            checked={!view.hidden.includes(column.id)}
            // The menu stays open: one often changes several.
            onSelect={(event) => event.preventDefault()}
            onCheckedChange={(shown) =>
              change({ hidden: shown ? view.hidden.filter((id) => id !== column.id) : [...view.hidden, column.id] })
            }
          >
            {column.label}
          </MenuCheckboxItem>
        ))}
      </MenuContent>
    </Menu>
  );
}
