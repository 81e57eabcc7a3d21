import type { Ref } from 'react';
import { useClock } from '@/components/domain/zone';
import { CrosshairLine, type CrosshairReading, CrosshairTime } from './crosshair';
import { LaneDrawing } from './lane-drawing';
import { laneGridClass } from './lane-grid';
import type { LaneMark } from './layout-lane';
import { LaneLabel } from './row-labels';
import type { Tick } from './time-ticks';
import { TimelineAxis, TimelineGrid } from './timeline-axis';
import type { LaneSource, TimeDomain, TimelineModel } from './timeline-model';
import type { ViewWindow } from './view-window';

interface TimelineHeadProps {
  model: TimelineModel;
  view: ViewWindow;
  shown: TimeDomain;
  ticks: readonly Tick[];
  /** Of the plot, px. */
  width: number;
  reading: CrosshairReading | null;
  plotRef: Ref<HTMLDivElement>;
  onHover: (lane: LaneSource, mark: LaneMark | null, target: Element | null) => void;
}

/** What stays in sight while the lanes scroll: the scale, and the lane of the batch itself to hold the others against. */
export function TimelineHead({ model, view, shown, ticks, width, reading, plotRef, onHover }: TimelineHeadProps) {
  const { zone } = useClock();
  return (
    <div className={`${laneGridClass} sticky top-0 z-20 border-b bg-canvas`}>
      <div className="flex min-w-0 items-end border-r px-3 pb-1 text-muted text-xs">
        <span className="truncate">{zone}</span>
      </div>
      <div ref={plotRef} className="relative min-w-0 cursor-crosshair" aria-hidden="true">
        <TimelineAxis ticks={ticks} shown={shown} width={width} />
        {reading && <CrosshairTime reading={reading} openedMs={model.openedMs} />}
      </div>
      <div className="flex h-14 min-w-0 items-center border-t border-r px-3">
        <LaneLabel lane={model.head} head />
      </div>
      <div className="relative min-w-0 cursor-crosshair border-t" aria-hidden="true">
        <TimelineGrid ticks={ticks} shown={shown} />
        <LaneDrawing
          lane={model.head}
          kind="head"
          domain={model.domain}
          nowMs={model.nowMs}
          view={view}
          width={width}
          onHover={onHover}
        />
        {reading && <CrosshairLine reading={reading} />}
      </div>
    </div>
  );
}
