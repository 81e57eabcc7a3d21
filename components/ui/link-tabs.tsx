'use client';

import type { Route } from 'next';
import { Link } from '@/components/ui/link';
import { cn } from './cn';

export interface LinkTab<RouteType extends string> {
  label: string;
  href: Route<RouteType>;
  current: boolean;
  /** Shown beside the label. */
  count?: number | string;
}

/** Tabs that are links: the URL says which one is open, so it can be shared and works without JavaScript. */
export function LinkTabs<RouteType extends string>({
  label,
  tabs,
  className,
}: {
  label: string;
  tabs: readonly LinkTab<RouteType>[];
  className?: string;
}) {
  return (
    <nav aria-label={label} data-tabs className={cn('overflow-x-auto border-b', className)}>
      <ul className="-mb-px flex gap-5">
        {tabs.map((tab) => (
          <li key={tab.label}>
            <Link
              href={tab.href}
              scroll={false}
              aria-current={tab.current ? 'page' : undefined}
              className="flex h-9 items-center gap-1.5 whitespace-nowrap border-transparent border-b-2 text-muted text-sm outline-offset-[-2px] hover:text-ink aria-[current]:border-accent aria-[current]:font-medium aria-[current]:text-ink"
            >
              {tab.label}
              {tab.count !== undefined && (
                <span className="rounded-sm bg-neutral-soft px-1 text-2xs text-neutral-ink">{tab.count}</span>
              )}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** A few ways to see one thing, side by side; each is a link. */
export function LinkSegments<RouteType extends string>({
  label,
  tabs,
  className,
}: {
  label: string;
  tabs: readonly LinkTab<RouteType>[];
  className?: string;
}) {
  return (
    <nav aria-label={label} className={className}>
      <ul className="inline-flex rounded-md border bg-subtle p-0.5">
        {tabs.map((tab) => (
          <li key={tab.label}>
            <Link
              href={tab.href}
              scroll={false}
              aria-current={tab.current ? 'page' : undefined}
              className="flex h-6 items-center gap-1 rounded-sm border border-transparent px-2 text-muted text-xs hover:text-ink aria-[current]:border-line aria-[current]:bg-canvas aria-[current]:font-medium aria-[current]:text-ink"
            >
              {tab.label}
              {tab.count !== undefined && <span className="text-faint">{tab.count}</span>}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
