import { dayMs, hourMs, minuteMs, secondMs } from '@/lib/platform/time';

/** Pure: `in 2 d 3 h`, `in 4 h 10 min`, `in 4 min 09 s`, `in 12 s`, `due now`: two units, never later than it is. */
export function countdownWords(at: Date, now: Date): string {
  const left = at.getTime() - now.getTime();
  if (left <= 0) return 'due now';
  const count = (ms: number, unitMs: number) => Math.floor(ms / unitMs);
  if (left >= dayMs) return `in ${count(left, dayMs)} d ${count(left % dayMs, hourMs)} h`;
  if (left >= hourMs) return `in ${count(left, hourMs)} h ${count(left % hourMs, minuteMs)} min`;
  if (left < minuteMs) return `in ${Math.ceil(left / secondMs)} s`;
  const seconds = String(count(left % minuteMs, secondMs)).padStart(2, '0');
  return `in ${count(left, minuteMs)} min ${seconds} s`;
}
