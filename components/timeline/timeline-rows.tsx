'use client';

import { useVirtualizer } from '@tanstack/react-virtual';
import { memo, useMemo } from 'react';
import { GroupDrawing } from './group-drawing';
import { LaneDrawing } from './lane-drawing';
import { laneGridClass } from './lane-grid';
import type { LaneMark } from './layout-lane';
import { GroupLabel, LaneLabel } from './row-labels';
import { rowHeights, stackRows, type TimelineRow } from './stack-rows';
import type { LaneGroupKey, LaneSource, TimelineModel } from './timeline-model';
import type { ViewWindow } from './view-window';

/** What the first paint shows of the rows, px: the height of the drawing. */
const firstPaintPixels = 460;

const heightClasses: Record<TimelineRow['kind'], string> = { group: 'h-7', line: 'h-8', waiting: 'h-8' };

interface TimelineRowsProps {
  model: TimelineModel;
  view: ViewWindow;
  /** Of the plot, px. */
  width: number;
  unfolded: ReadonlySet<LaneGroupKey>;
  getScrollElement: () => HTMLElement | null;
  onFold: (key: LaneGroupKey) => void;
  onHover: (lane: LaneSource, mark: LaneMark | null, target: Element | null) => void;
}

/** The lanes, only as many as are on screen. Room for the others is kept in the flow, so the first paint needs no script. */
export const TimelineRows = memo(function TimelineRows(props: TimelineRowsProps) {
  const { model, view, width, unfolded, getScrollElement, onFold, onHover } = props;
  const rows = useMemo(() => stackRows(model, unfolded), [model, unfolded]);
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement,
    estimateSize: (index) => rows[index]?.height ?? rowHeights.line,
    getItemKey: (index) => rows[index]?.key ?? index,
    overscan: 8,
    initialRect: { width: 0, height: firstPaintPixels },
  });
  const items = virtualizer.getVirtualItems();
  const before = items[0]?.start ?? 0;
  const after = virtualizer.getTotalSize() - (items.at(-1)?.end ?? 0);
  return (
    <div>
      <svg width="1" height={before} className="block" aria-hidden="true" />
      {items.map((item) => {
        const row = rows[item.index];
        if (!row) return null;
        return (
          <div key={row.key} className={`${laneGridClass} ${heightClasses[row.kind]} relative border-line border-b`}>
            <div className="flex min-w-0 items-center border-r bg-canvas px-3">
              {row.kind === 'group' && (
                <GroupLabel group={row.group} unfolded={row.unfolded} onFold={() => onFold(row.group.key)} />
              )}
              {row.kind === 'line' && <LaneLabel lane={row.lane} head={false} />}
              {row.kind === 'waiting' && <span className="h-2.5 w-3/4 rounded-sm bg-hover" aria-hidden="true" />}
            </div>
            <div className="relative min-w-0" aria-hidden="true">
              {row.kind === 'group' && <GroupDrawing group={row.group} view={view} />}
              {row.kind === 'line' && (
                <LaneDrawing
                  lane={row.lane}
                  kind="line"
                  domain={model.domain}
                  nowMs={model.nowMs}
                  view={view}
                  width={width}
                  onHover={onHover}
                />
              )}
            </div>
          </div>
        );
      })}
      <svg width="1" height={Math.max(0, after)} className="block" aria-hidden="true" />
    </div>
  );
});
