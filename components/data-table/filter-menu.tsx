'use client';

import { ChevronDown } from 'lucide-react';
import { type ReactNode, useRef } from 'react';
import { useDismiss } from './use-dismiss';

interface FilterMenuProps {
  label: string;
  /** What is chosen, in a word or two; null: nothing. */
  chosen: string | null;
  icon?: ReactNode;
  /** Where the panel hangs. */
  side?: 'start' | 'end';
  children: ReactNode;
}

/** A button that opens a panel of form fields. A `<details>`, so that it opens before and without scripts. */
export function FilterMenu({ label, chosen, icon, side = 'start', children }: FilterMenuProps) {
  const ref = useRef<HTMLDetailsElement>(null);
  useDismiss(ref);
  return (
    <details ref={ref} className="group relative">
      <summary
        className={`flex h-8 cursor-pointer list-none items-center gap-1.5 rounded-md border px-2.5 text-[13px] hover:bg-muted focus-visible:outline-2 focus-visible:outline-ring [&::-webkit-details-marker]:hidden ${chosen === null ? 'border-dashed text-muted-foreground' : 'text-foreground'}`}
      >
        {icon}
        {label}
        {chosen !== null && <span className="max-w-40 truncate border-l pl-1.5 font-medium">{chosen}</span>}
        <ChevronDown aria-hidden className="size-3.5 opacity-60 group-open:rotate-180" />
      </summary>
      <div
        className={`absolute top-full z-40 mt-1 max-h-[min(24rem,70dvh)] w-64 max-w-[calc(100vw-2rem)] overflow-y-auto rounded-md border bg-popover p-2 text-popover-foreground shadow-lg ${side === 'end' ? 'right-0' : 'left-0'}`}
      >
        {children}
      </div>
    </details>
  );
}
