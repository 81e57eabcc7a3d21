'use client';

import { type KeyboardEvent, useCallback, useMemo, useRef, useState } from 'react';
import { CrosshairLine, type CrosshairReading, CrosshairTime } from './crosshair';
import { describeEvent, exactUtc } from './describe-event';
import { laneGridClass } from './lane-grid';
import type { LaneMark } from './layout-lane';
import { type HoveredMark, MarkHint } from './mark-hint';
import { orderEvents, stepEvent } from './order-events';
import { initiallyUnfolded } from './stack-rows';
import { instantAt, positionOf } from './time-domain';
import { timeTicks } from './time-ticks';
import { TimelineAxis, TimelineGrid } from './timeline-axis';
import { actOfKey } from './timeline-keys';
import { TimelineLegend } from './timeline-legend';
import { TimelineList } from './timeline-list';
import type { LaneGroupKey, LaneSource, TimelineModel } from './timeline-model';
import { TimelineRows } from './timeline-rows';
import { TimelineToolbar } from './timeline-toolbar';
import { useCrosshair } from './use-crosshair';
import { useWheel, useWidth } from './use-plot';
import { firstView, holdView, laneView, panView, viewDomain, viewPosition, wholeView, zoomView } from './view-window';

/** Room for one tick with its label, px. */
const tickPixels = 110;

/**
 * A batch's life drawn to scale: zoomed by wheel, buttons, keys or by drawing a range; read by crosshair; each mark links
 * to its callback. Beneath it the same news as an ordered list, which also works without scripts.
 */
export function Timeline({ model, headingId }: { model: TimelineModel; headingId: string }) {
  const { domain } = model;
  const [view, setView] = useState(() => firstView(model.head, domain));
  const [unfolded, setUnfolded] = useState(() => initiallyUnfolded(model.groups));
  const [stepped, setStepped] = useState<number | null>(null);
  const [hovered, setHovered] = useState<HoveredMark | null>(null);
  const [region, setRegion] = useState<HTMLDivElement | null>(null);
  const [plot, setPlot] = useState<HTMLDivElement | null>(null);
  const figure = useRef<HTMLElement>(null);
  const events = useMemo(() => orderEvents(model), [model]);

  const ownView = useMemo(() => laneView(model.head, domain), [model.head, domain]);
  const shown = viewDomain(view, domain);
  const width = useWidth(plot, 800);
  const ticks = timeTicks(shown, width / tickPixels);

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
  const onFold = useCallback((key: LaneGroupKey) => {
    setUnfolded((before) => {
      const after = new Set(before);
      if (!after.delete(key)) after.add(key);
      return after;
    });
  }, []);
  const onHover = useCallback((lane: LaneSource, mark: LaneMark | null, target: Element | null) => {
    const frame = figure.current?.getBoundingClientRect();
    if (!mark || !target || !frame) return setHovered(null);
    const box = target.getBoundingClientRect();
    const left = box.left + box.width / 2 - frame.left;
    setHovered({
      laneLabel: lane.label,
      event: mark.event,
      left,
      top: box.bottom - frame.top,
      leftward: left > frame.width / 2,
    });
  }, []);
  const getScrollElement = useCallback(() => region, [region]);
  useWheel(region, plot, { onZoom, onPan });
  const { pointer, handlers } = useCrosshair(plot, onSelect);

  const steppedEntry = stepped === null ? undefined : events[stepped];
  const step = (direction: 1 | -1) => {
    const next = stepEvent(events, stepped, direction);
    setStepped(next);
    const entry = next === null ? undefined : events[next];
    if (!entry) return;
    const at = positionOf(entry.event.atMs, domain);
    const half = (view.end - view.start) / 2;
    if (at < view.start || at > view.end) setView(holdView(at - half, at + half, domain));
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
        return setView(wholeView);
      case 'head':
        return setView(ownView);
      case 'step':
        return step(told.by);
      case 'leave':
        return setStepped(null);
      case 'open':
        if (steppedEntry) window.location.assign(`/callbacks/${steppedEntry.event.callbackId}`);
    }
  };

  const reading: CrosshairReading | null = pointer
    ? { ...pointer, atMs: instantAt(pointer.share, shown) }
    : steppedEntry
      ? {
          share: viewPosition(positionOf(steppedEntry.event.atMs, domain), view),
          atMs: steppedEntry.event.atMs,
          fromShare: null,
        }
      : null;
  const beside = useMemo(() => {
    const first = domain.startMs + view.start * (domain.endMs - domain.startMs);
    const last = domain.startMs + view.end * (domain.endMs - domain.startMs);
    return {
      before: events.filter(({ event }) => event.atMs < first).length,
      after: events.filter(({ event }) => event.atMs > last).length,
    };
  }, [events, view, domain]);

  return (
    <figure ref={figure} aria-labelledby={headingId} className="relative">
      <TimelineToolbar
        shown={shown}
        whole={view.start <= 0 && view.end >= 1}
        headOnly={ownView.start === view.start && ownView.end === view.end}
        beside={beside}
        headLabel={model.head.label}
        onZoom={onZoom}
        onPan={onPan}
        onWhole={() => setView(wholeView)}
        onHead={() => setView(ownView)}
      />
      <div
        ref={setRegion}
        role="application"
        aria-label="Timeline drawing. Left and right arrow go from one change to the next, Enter opens its callback, plus and minus zoom, 0 shows everything. The list below tells the same."
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls and has keys of its own
        tabIndex={0}
        onKeyDown={onKeyDown}
        className="relative max-h-[460px] touch-pan-y select-none overflow-y-auto"
        {...handlers}
      >
        <div className={`${laneGridClass} sticky top-0 z-20 border-b bg-canvas`}>
          <div className="flex items-end border-r px-3 pb-1 text-muted text-xs">UTC</div>
          <div ref={setPlot} className="relative min-w-0 cursor-crosshair" aria-hidden="true">
            <TimelineAxis ticks={ticks} shown={shown} width={width} />
            {reading && <CrosshairTime reading={reading} openedMs={model.openedMs} />}
          </div>
        </div>
        <div className="relative cursor-crosshair">
          <div className={`${laneGridClass} pointer-events-none absolute inset-0`} aria-hidden="true">
            <div />
            <div className="relative">
              <TimelineGrid ticks={ticks} shown={shown} />
            </div>
          </div>
          <TimelineRows
            model={model}
            view={view}
            width={width}
            unfolded={unfolded}
            getScrollElement={getScrollElement}
            onFold={onFold}
            onHover={onHover}
          />
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
          `${steppedEntry.lane.label}: ${describeEvent(steppedEntry.event)}, ${exactUtc(steppedEntry.event.atMs)} UTC`}
      </p>
      <TimelineLegend />
      <details className="border-t">
        <summary className="px-4 py-2 text-sm hover:bg-hover">The same as a list</summary>
        <TimelineList model={model} />
      </details>
      {hovered && <MarkHint hovered={hovered} openedMs={model.openedMs} />}
    </figure>
  );
}
