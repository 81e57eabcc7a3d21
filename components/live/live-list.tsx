'use client';

import { ArrowUpIcon } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useCallback, useEffect, useRef, useTransition } from 'react';
import { useKey } from '@/components/keyboard/keyboard-provider';
import { cn } from '@/components/ui/cn';
import { Tooltip } from '@/components/ui/tooltip';
import type { LiveList as ListName } from '@/lib/live/subscription';
import { useLive, useLiveClient } from './live-provider';
import { newsWords } from './live-words';

interface NewsProps {
  list: { name: ListName; query: string; mark: string };
  /** In the plural: "callbacks". */
  noun: string;
}

function News({ list: { name, query, mark }, noun }: NewsProps) {
  const client = useLiveClient();
  const router = useRouter();
  const [reading, startReading] = useTransition();
  const pill = useRef<HTMLButtonElement>(null);
  const words = useLive(({ state, mark: counted }) => (state?.news && counted === mark ? newsWords(state.news) : null));
  useEffect(() => client.want({ list: { name, query, mark } }), [client, name, query, mark]);

  const load = useCallback(() => {
    // The pill goes once its rows are there: the keyboard then goes on from the page, not from its top.
    if (document.activeElement === pill.current) document.getElementById('main')?.focus({ preventScroll: true });
    startReading(() => router.refresh());
  }, [router]);

  const isThere = words !== null;
  useKey('showNew', isThere ? load : null);

  return (
    <>
      <span role="status" className="sr-only">
        {isThere && `New ${noun} have come. The key . (full stop) shows them.`}
      </span>
      {isThere && (
        <Tooltip content="Show them: key ." side="bottom">
          <button
            ref={pill}
            type="button"
            onClick={load}
            aria-disabled={reading}
            className={cn(
              'inline-flex h-6 items-center gap-1 rounded-full bg-accent px-2.5 font-medium text-on-accent text-xs tabular-nums shadow-sm hover:bg-accent-strong',
              // On a phone the head of the page scrolls away: there it lies over the list.
              'max-md:-translate-x-1/2 max-md:fixed max-md:bottom-16 max-md:left-1/2 max-md:z-20 max-md:h-9 max-md:px-4',
            )}
          >
            <ArrowUpIcon aria-hidden className="size-3.5" />
            {words}
            <span className="sr-only"> {noun}: show them</span>
          </button>
        </Tooltip>
      )}
    </>
  );
}

interface LiveListProps {
  name: ListName;
  /** Of the page's URL. */
  query: string;
  /** Where the list was when it was read (`lib/live/mark-list`); null: nothing new is told of. */
  mark: string | null;
  noun: string;
}

/**
 * "12 new" beside a list's title, once rows came since it was read: pressed, or by the key `.`, they are shown. Until then no row
 * moves. Takes no room of the list.
 */
export function LiveList({ name, query, mark, noun }: LiveListProps) {
  return mark === null ? null : <News list={{ name, query, mark }} noun={noun} />;
}
