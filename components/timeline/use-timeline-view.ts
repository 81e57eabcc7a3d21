'use client';

import { useCallback, useMemo, useState } from 'react';
import type { TimelineModel } from './timeline-model';
import {
  firstView,
  holdView,
  laneView,
  panView,
  type ViewWindow,
  viewDomain,
  wholeView,
  zoomView,
} from './view-window';

/** Which part of the timeline is on screen, and every way to change it. */
export function useTimelineView({ head, domain }: Pick<TimelineModel, 'head' | 'domain'>) {
  const [view, setView] = useState(() => firstView(head, domain));
  const own = useMemo(() => laneView(head, domain), [head, domain]);
  const onZoom = useCallback(
    (factor: number, anchor = 0.5) => setView((before) => zoomView(before, factor, anchor, domain)),
    [domain],
  );
  const onPan = useCallback((share: number) => setView((before) => panView(before, share)), []);
  const onSelect = useCallback(
    (start: number, end: number) =>
      setView((before) => {
        const span = before.end - before.start;
        return holdView(before.start + start * span, before.start + end * span, domain);
      }),
    [domain],
  );
  const onWhole = useCallback(() => setView(wholeView), []);
  const onHead = useCallback(() => setView(own), [own]);
  /** Brings the domain position `at` into sight without changing the scale. */
  const reveal = useCallback(
    (at: number) =>
      setView((before): ViewWindow => {
        const half = (before.end - before.start) / 2;
        return at < before.start || at > before.end ? holdView(at - half, at + half, domain) : before;
      }),
    [domain],
  );
  return {
    view,
    shown: viewDomain(view, domain),
    whole: view.start <= 0 && view.end >= 1,
    headOnly: own.start === view.start && own.end === view.end,
    ...{ onZoom, onPan, onSelect, onWhole, onHead, reveal },
  };
}
