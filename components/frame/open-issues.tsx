'use client';

import { createContext, use } from 'react';

/** How many issues wait for a person; null where nobody could count them. */
const OpenIssues = createContext<number | null>(null);

/** Stands around the rail, and around the sheet that it becomes on a phone. */
export const OpenIssuesProvider = OpenIssues.Provider;

/** More than this is not read as a number any more. */
const shownMax = 999;

/** The number beside "Issues": nothing where nothing waits. */
export function OpenIssuesCount() {
  const count = use(OpenIssues);
  if (!count) return null;
  const words = count > shownMax ? `${shownMax}+` : String(count);
  return (
    <span className="ml-auto rounded-sm bg-red-soft px-1.5 font-medium text-red-ink text-xs tabular-nums">
      {words}
      <span className="sr-only"> open</span>
    </span>
  );
}
