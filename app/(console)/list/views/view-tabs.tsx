'use client';

import { UsersIcon } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { type BoundedCount, countWords } from '@/components/data-table/bounded-count';
import { Link } from '@/components/ui/link';
import type { ViewList } from '@/lib/views/lists';
import { useViewCounts } from './use-view-counts';

interface ViewTab {
  id: string;
  name: string;
  owner: string | null;
  shared: boolean;
  href: `/${ViewList}?${string}`;
  current: boolean;
}

interface ViewTabsProps {
  list: ViewList;
  /** The list without a view. */
  plain: { label: string; href: `/${ViewList}`; current: boolean };
  views: readonly ViewTab[];
}

const tabClass =
  'flex h-9 items-center gap-1.5 whitespace-nowrap border-transparent border-b-2 text-muted text-sm outline-offset-[-2px] hover:text-ink aria-[current]:border-accent aria-[current]:font-medium aria-[current]:text-ink';

/** As wide as the longest there is, so that nothing moves when counts come and change. */
function Count({ count }: { count: BoundedCount | null | undefined }) {
  const words = count ? `${countWords(count.value, null)}${count.bounded ? '+' : ''}` : '';
  return (
    <span
      className="inline-block w-12 text-2xs text-faint tabular-nums"
      title={count === null ? 'Counting these would take too long' : undefined}
    >
      {count === null ? '—' : words}
    </span>
  );
}

/** The views of a list side by side, each with how many rows it holds; plain links, that scroll where there are many. */
export function ViewTabs({ list, plain, views }: ViewTabsProps) {
  const counts = useViewCounts(list, views.map(({ id }) => id).join(' '));
  const tabs = useRef<HTMLUListElement>(null);
  const current = views.find((view) => view.current)?.id;
  useEffect(() => {
    // Where there are many, or little room, the one that is open is brought into sight.
    if (current) tabs.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [current]);
  return (
    <nav aria-label="Saved views" className="min-w-0 flex-1 overflow-x-auto overflow-y-hidden">
      <ul ref={tabs} className="-mb-px flex gap-5">
        <li>
          <Link href={plain.href} aria-current={plain.current ? 'page' : undefined} className={tabClass}>
            {plain.label}
          </Link>
        </li>
        {views.map(({ id, name, owner, shared, href, current }) => (
          <li key={id}>
            <Link
              href={href}
              scroll={false}
              aria-current={current ? 'page' : undefined}
              className={tabClass}
              title={owner === null ? undefined : `Shared by ${owner}`}
            >
              {shared && <UsersIcon aria-hidden className="size-3.5 text-faint" />}
              <span className="max-w-56 truncate">{name}</span>
              {shared && <span className="sr-only">{owner === null ? '(shared)' : `(shared by ${owner})`}</span>}
              <Count count={counts[id]} />
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
