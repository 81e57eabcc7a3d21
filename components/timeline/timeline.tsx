'use client';

import { type KeyboardEvent, useCallback, useMemo, useState } from 'react';
import { useClock } from '@/components/domain/zone';
import { exactTime } from '@/lib/platform/time-zone/zoned-text';
import { CrosshairLine, type CrosshairReading } from './crosshair';
import { describeEvent } from './describe-event';
import { laneGridClass } from './lane-grid';
import { linkOf } from './lane-news';
import type { LaneMark } from './layout-lane';
import { type HoveredMark, MarkHint } from './mark-hint';
import { noteShapesOf, orderEvents, stepEvent } from './order-events';
import { initiallyUnfolded } from './stack-rows';
import { instantAt, positionOf } from './time-domain';
import { timeTicks } from './time-ticks';
import { TimelineGrid } from './timeline-axis';
import { TimelineHead } from './timeline-head';
import { actOfKey } from './timeline-keys';
import { TimelineLegend } from './timeline-legend';
import { TimelineList } from './timeline-list';
import type { LaneGroupKey, LaneSource, TimelineModel } from './timeline-model';
import { TimelineRows } from './timeline-rows';
import { TimelineToolbar } from './timeline-toolbar';
import { useCrosshair } from './use-crosshair';
import { useWheel, useWidth } from './use-plot';
import { useTimelineView } from './use-timeline-view';
import { viewPosition } from './view-window';

/** Room for one tick with its label, px. */
const tickPixels = 110;
/** Width of the plot until it is measured, px. */
const assumedPixels = 800;

/**
 * The life of a batch or transfer drawn to scale: zoomed by wheel, buttons, keys or by drawing a range; read by crosshair;
 * each mark links to its page. Beneath it the same news as an ordered list, which also works without scripts.
 */
export function Timeline({ model, headingId }: { model: TimelineModel; headingId: string }) {
  const { domain } = model;
  const { view, shown, whole, headOnly, onZoom, onPan, onSelect, onWhole, onHead, reveal } = useTimelineView(model);
  const [unfolded, setUnfolded] = useState(() => initiallyUnfolded(model.groups));
  const [stepped, setStepped] = useState<number | null>(null);
  const [hovered, setHovered] = useState<HoveredMark | null>(null);
  const [region, setRegion] = useState<HTMLDivElement | null>(null);
  const [plot, setPlot] = useState<HTMLDivElement | null>(null);
  const events = useMemo(() => orderEvents(model), [model]);
  const shapes = useMemo(() => noteShapesOf(events), [events]);
  const width = useWidth(plot, assumedPixels);
  const clock = useClock();
  const ticks = timeTicks(shown, width / tickPixels, clock);

  const onFold = useCallback((key: LaneGroupKey) => {
    setUnfolded((before) => {
      const after = new Set(before);
      if (!after.delete(key)) after.add(key);
      return after;
    });
  }, []);
  const onHover = useCallback((lane: LaneSource, mark: LaneMark | null, target: Element | null) => {
    if (!mark || !target) return setHovered(null);
    const box = target.getBoundingClientRect();
    const left = box.left + box.width / 2;
    const top = box.top + box.height / 2;
    const leftward = left > window.innerWidth / 2;
    const upward = top > window.innerHeight * 0.7;
    setHovered({ laneLabel: lane.label, event: mark.event, left, top, leftward, upward });
  }, []);
  const getScrollElement = useCallback(() => region, [region]);
  useWheel(region, plot, { onZoom, onPan });
  const { pointer, handlers } = useCrosshair(plot, onSelect);

  const steppedEntry = stepped === null ? undefined : events[stepped];
  const step = (direction: 1 | -1) => {
    const next = stepEvent(events, stepped, direction);
    setStepped(next);
    const entry = next === null ? undefined : events[next];
    if (entry) reveal(positionOf(entry.event.atMs, domain));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey) return;
    const told = actOfKey(event.key, event.shiftKey);
    if (!told) return;
    event.preventDefault();
    switch (told.act) {
      case 'zoom':
        return onZoom(told.factor);
      case 'pan':
        return onPan(told.share);
      case 'whole':
        return onWhole();
      case 'head':
        return onHead();
      case 'step':
        return step(told.by);
      case 'leave':
        return setStepped(null);
      case 'open':
        if (steppedEntry) window.location.assign(linkOf(steppedEntry.event).href);
    }
  };

  const readStep = ({ event }: NonNullable<typeof steppedEntry>): CrosshairReading => ({
    share: viewPosition(positionOf(event.atMs, domain), view),
    atMs: event.atMs,
    fromShare: null,
  });
  const reading = pointer
    ? { ...pointer, atMs: instantAt(pointer.share, shown) }
    : steppedEntry
      ? readStep(steppedEntry)
      : null;
  const beside = useMemo(() => {
    const before = events.filter(({ event }) => positionOf(event.atMs, domain) < view.start).length;
    const after = events.filter(({ event }) => positionOf(event.atMs, domain) > view.end).length;
    return { before, after };
  }, [events, view, domain]);

  return (
    <figure aria-labelledby={headingId} className="relative">
      <TimelineToolbar
        {...{ shown, whole, headOnly, beside, onZoom, onPan, onWhole, onHead }}
        headLabel={model.head.label}
      />
      <div
        ref={setRegion}
        role="application"
        aria-label="Timeline drawing. Left and right arrow go from one mark to the next, Enter opens its page, plus and minus zoom, 0 shows everything. The list below tells the same."
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls and has keys of its own
        tabIndex={0}
        onKeyDown={onKeyDown}
        className="relative max-h-[460px] touch-pan-y select-none overflow-y-auto"
        {...handlers}
      >
        <TimelineHead {...{ model, view, shown, ticks, width, reading, onHover }} plotRef={setPlot} />
        <div className="relative cursor-crosshair">
          <div className={`${laneGridClass} pointer-events-none absolute inset-0`} aria-hidden="true">
            <div />
            <div className="relative">
              <TimelineGrid ticks={ticks} shown={shown} />
            </div>
          </div>
          <TimelineRows {...{ model, view, width, unfolded, getScrollElement, onFold, onHover }} />
          {reading && (
            <div className={`${laneGridClass} pointer-events-none absolute inset-0`} aria-hidden="true">
              <div />
              <div className="relative">
                <CrosshairLine reading={reading} />
              </div>
            </div>
          )}
        </div>
      </div>
      <p aria-live="polite" className="sr-only">
        {steppedEntry &&
          `${steppedEntry.lane.label}: ${describeEvent(steppedEntry.event)}, ${exactTime(clock, new Date(steppedEntry.event.atMs))}`}
      </p>
      <TimelineLegend shapes={shapes} />
      <details className="border-t">
        <summary className="px-4 py-2 text-sm hover:bg-hover">The same as a list</summary>
        <TimelineList model={model} />
      </details>
      {hovered && <MarkHint hovered={hovered} openedMs={model.openedMs} />}
    </figure>
  );
}
