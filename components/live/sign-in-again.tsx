import type { ReactNode } from 'react';

interface SignInAgainProps {
  /** Where signing in leads. */
  next: string;
  title: string;
  className: string;
  children: ReactNode;
}

/** Leads to signing in, in a new tab: what is typed on this page stays, and it goes on once it is looked at again. */
export function SignInAgain({ next, title, className, children }: SignInAgainProps) {
  return (
    <a
      href={`/sign-in?${new URLSearchParams({ next })}`}
      target="_blank"
      rel="noopener"
      title={title}
      className={className}
    >
      {children}
    </a>
  );
}
