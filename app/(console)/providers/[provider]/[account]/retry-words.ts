import { hourMs, minuteMs, secondMs } from '@/lib/platform/time';

const units = [
  [hourMs / secondMs, 'h'],
  [minuteMs / secondMs, 'min'],
  [1, 's'],
] as const;

function duration(seconds: number): string {
  const [size, unit] = units.find(([unitSeconds]) => seconds >= unitSeconds && seconds % unitSeconds === 0) ?? units[2];
  return `${seconds / size} ${unit}`;
}

/** Pure: the waits before each retry, and how long that is in all; nothing where the provider publishes no figures. */
export function retryWords(delaysSeconds: readonly number[] | null): string {
  if (delaysSeconds === null || delaysSeconds.length === 0) return '';
  const total = delaysSeconds.reduce((sum, delay) => sum + delay, 0);
  const hours = Math.floor(total / 3_600);
  const minutes = Math.round((total % 3_600) / 60);
  const span = [hours > 0 ? `${hours} h` : '', minutes > 0 ? `${minutes} min` : ''].filter(Boolean).join(' ');
  return `It waits ${delaysSeconds.map(duration).join(', ')}: ${span || duration(total)} in all.`;
}
