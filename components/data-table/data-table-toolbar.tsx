'use client';

import { SearchIcon } from 'lucide-react';
import type { Route } from 'next';
import Form from 'next/form';
import { type ReactNode, useEffect, useId, useRef } from 'react';
import { AddressSearch } from '@/components/ui/address-search';
import { Button } from '@/components/ui/button';
import { cn } from '@/components/ui/cn';
import { fieldStyles } from '@/components/ui/input';

interface DataTableToolbarProps {
  /** The list's own path: the form asks it again with other filters. */
  action: Route;
  /** What the search field looks through, e.g. "ids, hashes, references"; null: no search field. */
  searches: string | null;
  /** Filters: fields of this form. */
  children: ReactNode;
  /** Beside the form, at its end: how the list is drawn. */
  options?: ReactNode;
}

/** Search and filters of a list as one GET form: it works without scripts, and with them changes the list in place. */
export function DataTableToolbar({ action, searches, children, options }: DataTableToolbarProps) {
  const field = useId();
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    // Fields left blank stay out of the URL, so that a shared link says only what it filters by.
    const dropBlank = (event: FormDataEvent) => {
      for (const [name, value] of [...event.formData]) if (value === '') event.formData.delete(name);
    };
    const element = form.current;
    element?.addEventListener('formdata', dropBlank);
    return () => element?.removeEventListener('formdata', dropBlank);
  }, []);
  return (
    <div className="flex flex-wrap items-start gap-2 px-4 pb-2 md:px-6">
      <Form
        ref={form}
        action={action}
        prefetch={false}
        role="search"
        className="flex min-w-0 flex-1 flex-wrap items-center gap-2 max-md:basis-full"
      >
        {searches !== null && (
          <label htmlFor={field} className="relative w-full md:w-72">
            <span className="sr-only">Search {searches}</span>
            <SearchIcon aria-hidden className="pointer-events-none absolute top-2 left-2.5 size-4 text-faint" />
            <AddressSearch
              id={field}
              of={action}
              placeholder={`Search ${searches}`}
              className={cn(fieldStyles, 'h-8 pr-2.5 pl-8 text-sm')}
            />
          </label>
        )}
        {children}
        <noscript>
          <Button type="submit">Apply</Button>
        </noscript>
        {/* Enter in any field sends the form; assistive technology finds its button here. */}
        <button type="submit" className="sr-only">
          Apply filters
        </button>
      </Form>
      {options}
    </div>
  );
}
