'use client';

import { usePathname, useSearchParams } from 'next/navigation';

/** The address of the page that is open, with its query. */
export function useHere(): string {
  const pathname = usePathname();
  const query = useSearchParams().toString();
  return query === '' ? pathname : `${pathname}?${query}`;
}
