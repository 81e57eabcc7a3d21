import type { LaneSource, TimelineEvent, TimelineModel } from './timeline-model';

/** One entry of the ordered list: the same news as the drawing, with the lane it is about. */
export interface OrderedEvent {
  lane: LaneSource;
  head: boolean;
  event: TimelineEvent;
}

/** All news of the timeline by instant; at one instant the head comes first, then the lanes in their order. */
export function orderEvents(model: Pick<TimelineModel, 'head' | 'lines'>): OrderedEvent[] {
  return [model.head, ...model.lines]
    .flatMap((lane, index) => lane.events.map((event) => ({ lane, head: index === 0, event })))
    .sort((a, b) => a.event.atMs - b.event.atMs);
}

/** Place of the entry after (`step` 1) or before (`step` -1) the instant and place last read; held at both ends. */
export function stepEvent(events: readonly OrderedEvent[], current: number | null, step: 1 | -1): number | null {
  if (events.length === 0) return null;
  if (current === null) return step === 1 ? 0 : events.length - 1;
  return Math.min(events.length - 1, Math.max(0, current + step));
}
