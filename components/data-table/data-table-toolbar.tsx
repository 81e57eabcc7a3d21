'use client';

import { Search } from 'lucide-react';
import Form from 'next/form';
import { type ReactNode, useEffect, useRef } from 'react';

interface DataTableToolbarProps {
  /** The list's own path: the form asks it again with other filters. */
  action: string;
  /** What the search field looks through, e.g. "ids, hashes, references"; null: no search field. */
  searches: string | null;
  query: string;
  /** Filters: fields of this form. */
  children: ReactNode;
  /** Beside the form, at its end: how the list is drawn. */
  options?: ReactNode;
}

/** Search and filters of a list as one GET form: it works without scripts, and with them changes the list in place. */
export function DataTableToolbar({ action, searches, query, children, options }: DataTableToolbarProps) {
  const form = useRef<HTMLFormElement>(null);
  const search = useRef<HTMLInputElement>(null);
  useEffect(() => {
    // Fields left blank stay out of the URL, so that a shared link says only what it filters by.
    const dropBlank = (event: FormDataEvent) => {
      for (const [name, value] of [...event.formData]) if (value === '') event.formData.delete(name);
    };
    const element = form.current;
    element?.addEventListener('formdata', dropBlank);
    return () => element?.removeEventListener('formdata', dropBlank);
  }, []);
  useEffect(() => {
    if (search.current && search.current !== document.activeElement) search.current.value = query;
  }, [query]);
  return (
    <div className="flex flex-wrap items-start gap-2 px-4 pb-2">
      <Form
        ref={form}
        action={action}
        prefetch={false}
        role="search"
        className="flex min-w-0 flex-1 flex-wrap items-center gap-2"
      >
        {searches !== null && (
          <label className="relative w-full md:w-72">
            <span className="sr-only">Search {searches}</span>
            <Search aria-hidden className="pointer-events-none absolute top-2 left-2.5 size-4 text-muted-foreground" />
            <input
              ref={search}
              type="search"
              name="q"
              defaultValue={query}
              placeholder={`Search ${searches}`}
              autoComplete="off"
              spellCheck={false}
              className="h-8 w-full rounded-md border bg-transparent pr-2.5 pl-8 text-[13px] placeholder:text-muted-foreground focus-visible:outline-2 focus-visible:outline-ring"
            />
          </label>
        )}
        {children}
        <noscript>
          <button type="submit" className="h-8 rounded-md border px-3 text-[13px]">
            Apply
          </button>
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
