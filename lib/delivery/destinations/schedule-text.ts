import { scheduleDelaySecondsMax, scheduleLengthMax, scheduleTotalSeconds } from '@/lib/delivery/schedule';
import { secondsWords } from './duration-words';

const unitSeconds: Readonly<Record<string, number>> = { s: 1, min: 60, m: 60, h: 3_600, d: 86_400 };
/** Deliveries must end while somebody still remembers them. */
const scheduleSecondsMax = 30 * 86_400;

const takes = 'Write delays as 5 s, 1 min, 2 h or 1 d, one a line or separated by commas.';

function readDelay(text: string): number | null {
  let seconds = 0;
  const rest = text.replace(/(\d{1,7})\s*(min|s|m|h|d)(?![a-z])/gi, (_, count: string, unit: string) => {
    seconds += Number(count) * (unitSeconds[unit.toLowerCase()] ?? 0);
    return '';
  });
  return rest.trim() === '' && text.trim() !== '' ? seconds : null;
}

/** Pure: what is wrong with a list of delays before retries; null: nothing. */
export function scheduleProblem(seconds: readonly number[]): string | null {
  if (seconds.length === 0) return 'A schedule has at least one retry. Leave it empty for the default one.';
  if (seconds.length > scheduleLengthMax)
    return `A schedule has at most ${scheduleLengthMax} retries; this one has ${seconds.length}.`;
  if (!seconds.every((delay) => Number.isInteger(delay) && delay >= 1 && delay <= scheduleDelaySecondsMax)) {
    return `Each delay is from 1 s to ${secondsWords(scheduleDelaySecondsMax)}, in whole seconds.`;
  }
  const total = scheduleTotalSeconds(seconds);
  if (total <= scheduleSecondsMax) return null;
  return `The delays add up to ${secondsWords(total)}; ${secondsWords(scheduleSecondsMax)} is the most.`;
}

/** Pure: delays as a form has them, `5 s, 1 min, 1 h 30 min`; blank: null, the default schedule. */
export function readScheduleText(text: string): { seconds: number[] | null } | { problem: string } {
  const parts = text.split(/[\n,;]/).filter((part) => part.trim() !== '');
  if (parts.length === 0) return { seconds: null };
  const seconds: number[] = [];
  for (const part of parts) {
    const delay = readDelay(part);
    if (delay === null) return { problem: `"${part.trim().slice(0, 40)}" is no delay. ${takes}` };
    seconds.push(delay);
  }
  const problem = scheduleProblem(seconds);
  return problem === null ? { seconds } : { problem };
}

/** Pure: the text that `readScheduleText` reads back; null: blank. */
export function scheduleText(seconds: readonly number[] | null): string {
  return (seconds ?? []).map(secondsWords).join(', ');
}

/** Pure: `8 attempts over 2 d 23 h`. The jitter that each delay gets comes on top. */
export function scheduleWords(seconds: readonly number[]): string {
  return `${seconds.length + 1} attempts over ${secondsWords(scheduleTotalSeconds(seconds))}`;
}
