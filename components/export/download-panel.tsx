'use client';

import { type ReactNode, useRef } from 'react';
import { useDismiss } from '@/components/data-table/use-dismiss';
import { buttonStyles } from '@/components/ui/button';
import { cn } from '@/components/ui/cn';

interface DownloadPanelProps {
  label: string;
  /** A drawn icon, for it comes from the server. */
  icon: ReactNode;
  children: ReactNode;
}

/** A button that opens a panel in which a download is chosen and started. A `<details>`, so that it works without scripts. */
export function DownloadPanel({ label, icon, children }: DownloadPanelProps) {
  const ref = useRef<HTMLDetailsElement>(null);
  useDismiss(ref);
  return (
    <details ref={ref} className="group relative">
      <summary className={cn(buttonStyles(), 'list-none [&::-webkit-details-marker]:hidden')}>
        {icon}
        {label}
      </summary>
      <div className="absolute top-full right-0 z-30 mt-1 w-80 max-w-[calc(100vw-2rem)] rounded-lg border bg-raised p-3 text-sm shadow-overlay max-md:fixed max-md:inset-x-4 max-md:top-auto max-md:w-auto">
        {children}
      </div>
    </details>
  );
}
