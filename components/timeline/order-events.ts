import { isNote, newsOf } from './lane-news';
import type { LaneNews, LaneSource, NoteShape, TimelineModel } from './timeline-model';

/** One entry of the ordered list: the same news as the drawing, with the lane it is about. */
export interface OrderedEvent {
  lane: LaneSource;
  head: boolean;
  event: LaneNews;
}

/** All news of the timeline by instant; at one instant the head comes first, then the lanes in their order. */
export function orderEvents(model: Pick<TimelineModel, 'head' | 'lines'>): OrderedEvent[] {
  return [model.head, ...model.lines]
    .flatMap((lane, index) => newsOf(lane).map((event) => ({ lane, head: index === 0, event })))
    .sort((a, b) => a.event.atMs - b.event.atMs);
}

/** Place of the entry after (`step` 1) or before (`step` -1) the instant and place last read; held at both ends. */
export function stepEvent(events: readonly OrderedEvent[], current: number | null, step: 1 | -1): number | null {
  if (events.length === 0) return null;
  if (current === null) return step === 1 ? 0 : events.length - 1;
  return Math.min(events.length - 1, Math.max(0, current + step));
}

/** The shapes of the notes among `events`: what a legend has to explain. */
export function noteShapesOf(events: readonly OrderedEvent[]): NoteShape[] {
  return [...new Set(events.flatMap(({ event }) => (isNote(event) ? [event.shape] : [])))];
}
