'use client';

import { usePathname, useSearchParams } from 'next/navigation';
import type { ReactNode } from 'react';

interface SignInAgainProps {
  title: string;
  className: string;
  children: ReactNode;
}

/** Leads to signing in, and from there back to this page. No link of the router: what was loaded is of the session that is over. */
export function SignInAgain({ title, className, children }: SignInAgainProps) {
  const pathname = usePathname();
  const query = useSearchParams().toString();
  const next = query === '' ? pathname : `${pathname}?${query}`;
  return (
    <a href={`/sign-in?${new URLSearchParams({ next })}`} title={title} className={className}>
      {children}
    </a>
  );
}
