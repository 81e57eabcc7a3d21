'use client';

import { useMemo, useState } from 'react';
import { TransitionBadge } from '@/components/domain/transition-badge';
import { useClock } from '@/components/domain/zone';
import { Button } from '@/components/ui/button';
import { exactTitle, wallText } from '@/lib/platform/time-zone/zoned-text';
import { offsetWords } from './describe-event';
import { isNote, linkOf, newsKey } from './lane-news';
import { orderEvents } from './order-events';
import type { TimelineModel } from './timeline-model';

/** Entries written at first, and added with each further step. */
const stepSize = 50;
const grouped = new Intl.NumberFormat('en');

/**
 * The timeline as an ordered list: the very same news for keyboard, screen reader and browsers without scripts, each with
 * a link to its callback.
 */
export function TimelineList({ model }: { model: TimelineModel }) {
  const events = useMemo(() => orderEvents(model), [model]);
  const clock = useClock();
  const [shownMax, setShownMax] = useState(stepSize);
  const missing = model.lineTotal - model.lines.length;
  return (
    <div className="border-t text-sm">
      <ol className="max-h-[480px] divide-y overflow-y-auto" aria-label="News in order of time">
        {events.slice(0, shownMax).map(({ lane, head, event }) => (
          <li
            key={`${lane.key}:${newsKey(event)}`}
            className="flex flex-wrap items-baseline gap-x-4 gap-y-0.5 px-4 py-1.5"
          >
            <time
              dateTime={new Date(event.atMs).toISOString()}
              title={exactTitle(clock, new Date(event.atMs))}
              className="font-mono text-xs tabular-nums"
            >
              {wallText(clock, event.atMs)}
            </time>
            <span className="w-24 text-muted text-xs tabular-nums max-sm:hidden">
              {offsetWords(event.atMs, model.openedMs)}
            </span>
            <span className={head || lane.inWords ? 'font-medium' : 'break-all font-mono text-xs'}>{lane.label}</span>
            {isNote(event) ? (
              <span className="min-w-0 break-words">{event.words}</span>
            ) : (
              <span>
                {event.fromStatus !== null && event.fromStatus !== event.toStatus && (
                  <>
                    {event.fromStatus} <span aria-hidden>→</span>
                    <span className="sr-only">to</span>{' '}
                  </>
                )}
                <span className="font-medium">{event.toStatus}</span> <TransitionBadge verdict={event.verdict} plain />
              </span>
            )}
            <a href={linkOf(event).href} className="ml-auto whitespace-nowrap text-xs underline underline-offset-2">
              {linkOf(event).words}
            </a>
          </li>
        ))}
      </ol>
      <div className="flex items-center gap-3 border-t px-4 py-2 text-muted text-xs">
        <span>
          {grouped.format(Math.min(shownMax, events.length))} of {grouped.format(events.length)} entries
          {missing > 0 && `; ${grouped.format(missing)} sub-orders are not in this list yet`}
        </span>
        {shownMax < events.length && (
          <Button size="sm" onClick={() => setShownMax(shownMax + 10 * stepSize)}>
            Show {grouped.format(Math.min(10 * stepSize, events.length - shownMax))} more
          </Button>
        )}
      </div>
    </div>
  );
}
