import { durationWords } from '@/lib/reconcile/sweeps/record-issue';

/** Pure: `4 h`, `1 d 12 h`; `never` for no bound. */
export function boundWords(minutes: number | null): string {
  return minutes === null ? 'never' : durationWords(minutes);
}

const durationPattern =
  /^(?:(\d{1,3})\s*d(?:ays?)?)?\s*(?:(\d{1,4})\s*h(?:ours?)?)?\s*(?:(\d{1,6})\s*m(?:in|inutes?)?)?$/i;

export type ReadBound =
  /** `never` is null. */
  | { ok: true; minutes: number | null }
  /** A sentence for the field. */
  | { ok: false; problem: string };

/** Pure: what `boundWords` writes, and `90 min`, `1 d 12 h`, `2 hours`, read back. */
export function readBound(text: string): ReadBound {
  const trimmed = text.trim();
  if (/^never$/i.test(trimmed)) return { ok: true, minutes: null };
  const found = trimmed === '' ? null : durationPattern.exec(trimmed);
  if (!found) return { ok: false, problem: 'Write how long, as 45 min, 4 h or 1 d 12 h, or never.' };
  const [, days = '0', hours = '0', minutes = '0'] = found;
  const total = Number(days) * 1440 + Number(hours) * 60 + Number(minutes);
  return total >= 1 && total <= 365 * 1440
    ? { ok: true, minutes: total }
    : { ok: false, problem: 'Between 1 min and 365 d, or never.' };
}
