'use client';

import { ChevronDownIcon } from 'lucide-react';
import { type ReactNode, useRef } from 'react';
import { buttonStyles } from '@/components/ui/button';
import { cn } from '@/components/ui/cn';
import { useDismiss } from './use-dismiss';

interface FilterMenuProps {
  label: string;
  /** How many are chosen, or which one, as short as it goes: the chips below say it in words. Null: nothing. */
  chosen: string | null;
  children: ReactNode;
}

/** A button that opens a panel of form fields. A `<details>`, so that it opens before and without scripts. */
export function FilterMenu({ label, chosen, children }: FilterMenuProps) {
  const ref = useRef<HTMLDetailsElement>(null);
  useDismiss(ref);
  return (
    <details ref={ref} className="group relative">
      <summary
        className={cn(
          buttonStyles(),
          'list-none px-2.5 [&::-webkit-details-marker]:hidden',
          chosen === null && 'border-dashed text-muted',
        )}
      >
        {label}
        {chosen !== null && <span className="max-w-40 truncate border-l pl-1.5 text-accent-ink">{chosen}</span>}
        <ChevronDownIcon aria-hidden className="text-faint group-open:rotate-180" />
      </summary>
      <div className="absolute top-full left-0 z-30 mt-1 max-h-[min(30rem,70dvh)] w-60 max-w-[calc(100vw-2rem)] overflow-y-auto rounded-lg border bg-raised p-1 shadow-overlay">
        {children}
      </div>
    </details>
  );
}
