import type { ReactNode } from 'react';
import { cn } from '@/components/ui/cn';

export interface KeyValue {
  label: string;
  value: ReactNode;
}

/** Labels and values, two columns that become one where there is no room. */
export function KeyValues({ items, className }: { items: readonly KeyValue[]; className?: string }) {
  return (
    <dl
      className={cn(
        'grid grid-cols-1 gap-x-6 gap-y-2 text-sm sm:grid-cols-[minmax(8rem,max-content)_minmax(0,1fr)]',
        className,
      )}
    >
      {items.map(({ label, value }) => (
        <div key={label} className="contents">
          <dt className="text-muted max-sm:-mb-1.5">{label}</dt>
          <dd className="min-w-0 break-words">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
