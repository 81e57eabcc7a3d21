'use client';

import { SearchIcon } from 'lucide-react';
import Form from 'next/form';
import { useCallback, useRef } from 'react';
import { useKey } from '@/components/keyboard/keyboard-provider';
import { AddressSearch } from '@/components/ui/address-search';
import { cn } from '@/components/ui/cn';
import { fieldStyles } from '@/components/ui/input';
import { Kbd } from '@/components/ui/kbd';

/** Searches everything; `/` leads to it from anywhere. A plain form without JavaScript. */
export function SearchBox() {
  const ref = useRef<HTMLInputElement>(null);
  useKey(
    'search',
    useCallback(() => ref.current?.select(), []),
  );
  return (
    <search className="min-w-0 flex-1">
      <Form action="/search" className="relative max-w-md">
        <SearchIcon aria-hidden className="-translate-y-1/2 absolute top-1/2 left-2.5 size-4 text-faint" />
        <AddressSearch
          of="/search"
          field={ref}
          aria-label="Search"
          placeholder="Search anything"
          className={cn(fieldStyles, 'peer h-8 text-ellipsis border-line bg-subtle pr-2 pl-8 text-sm sm:pr-9')}
        />
        <span className="-translate-y-1/2 pointer-events-none absolute top-1/2 right-2 peer-focus:hidden pointer-coarse:hidden max-sm:hidden">
          <Kbd>/</Kbd>
        </span>
      </Form>
    </search>
  );
}
