import { transitionLooks } from '@/components/domain/transition-badge';
import { dayMs, hourMs, minuteMs, secondMs } from '@/lib/platform/time';
import { isNote } from './lane-news';
import type { LaneNews } from './timeline-model';

/** One event as a short clause: `INIT → PROCESSING (advanced)`, `Attempt 2: 503`. */
export function describeEvent(event: LaneNews): string {
  if (isNote(event)) return event.words;
  const change =
    event.fromStatus === null || event.fromStatus === event.toStatus
      ? event.toStatus
      : `${event.fromStatus} → ${event.toStatus}`;
  return `${change} (${transitionLooks[event.verdict].label.toLowerCase()})`;
}

/** A stretch of time with its two largest units, exact below a minute: `4 min 12 s`, `1.204 s`, `35 ms`. */
export function durationWords(ms: number): string {
  const size = Math.abs(Math.round(ms));
  if (size < secondMs) return `${size} ms`;
  if (size < minuteMs) return `${(size / secondMs).toFixed(3).replace(/\.?0+$/, '')} s`;
  const two = (bigMs: number, bigUnit: string, smallMs: number, smallUnit: string) => {
    const small = Math.floor((size % bigMs) / smallMs);
    return `${Math.floor(size / bigMs)} ${bigUnit}${small === 0 ? '' : ` ${small} ${smallUnit}`}`;
  };
  if (size < hourMs) return two(minuteMs, 'min', secondMs, 's');
  if (size < dayMs) return two(hourMs, 'h', minuteMs, 'min');
  return two(dayMs, 'd', hourMs, 'h');
}

/** How far `atMs` lies from `originMs`: `+4 min 12 s`, `−35 ms`, `±0 ms`. */
export function offsetWords(atMs: number, originMs: number): string {
  const ms = Math.round(atMs - originMs);
  return `${ms === 0 ? '±' : ms > 0 ? '+' : '−'}${durationWords(ms)}`;
}
