import { dayMs, hourMs, minuteMs, secondMs } from '@/lib/platform/time';

const units = [
  [dayMs, 'd'],
  [hourMs, 'h'],
  [minuteMs, 'min'],
  [secondMs, 's'],
] as const;

/** Pure: an age in its largest unit, rounded down, so that nothing is called older than it is: `12 s`, `3 h`, `41 d`. */
export function ageWords(ms: number): string {
  const [unitMs, unit] = units.find(([size]) => ms >= size) ?? [secondMs, 's'];
  return `${Math.max(0, Math.floor(ms / unitMs))} ${unit}`;
}
