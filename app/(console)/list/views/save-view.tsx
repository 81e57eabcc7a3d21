'use client';

import { BookmarkPlusIcon } from 'lucide-react';
import { useCallback, useId, useState } from 'react';
import { ActionForm, SubmitButton } from '@/app/(console)/providers/action-form';
import { TextField } from '@/app/(console)/providers/form-fields';
import { Button } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/checkbox';
import { Popover, PopoverContent, PopoverTrigger } from '@/components/ui/popover';
import type { ViewList } from '@/lib/views/lists';
import { viewNameLengthMax } from '@/lib/views/read-name';
import { useKeptQuery } from './use-kept-query';
import { saveNewView } from './view-actions';

interface SaveViewProps {
  list: ViewList;
  /** What the list's URL shows now, as `viewQuery` writes it. */
  shown: string;
  mayShare: boolean;
  label: string;
  /** There is little to keep: the list is as it always is. */
  quiet?: boolean;
}

/** Keeps what the list shows now as a view, under a name. */
export function SaveView({ list, shown, mayShare, label, quiet = false }: SaveViewProps) {
  const [open, setOpen] = useState(false);
  const close = useCallback(() => setOpen(false), []);
  const box = useId();
  const query = useKeptQuery(shown);
  return (
    <Popover open={open} onOpenChange={setOpen}>
      <PopoverTrigger asChild>
        <Button variant={quiet ? 'ghost' : 'secondary'} size="sm" className="my-1">
          <BookmarkPlusIcon aria-hidden />
          {label}
        </Button>
      </PopoverTrigger>
      <PopoverContent align="end" aria-label={label} className="w-80">
        <ActionForm action={saveNewView} hidden={{ list, query }} onDone={close} className="gap-3">
          <TextField
            name="name"
            label="Name of the view"
            hint="It keeps the filters, the order and the columns that are shown now."
            maxLength={viewNameLengthMax}
            autoComplete="off"
            required
          />
          {mayShare && (
            <label htmlFor={box} className="flex items-center gap-2 text-sm">
              <Checkbox id={box} name="shared" />
              Share with everybody
            </label>
          )}
          <div className="flex justify-end">
            <SubmitButton variant="primary">Save</SubmitButton>
          </div>
        </ActionForm>
      </PopoverContent>
    </Popover>
  );
}
