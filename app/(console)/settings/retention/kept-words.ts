import { keptDaysMax, keptDaysMin } from '@/lib/reconcile/retention/retention-settings';

const grouped = new Intl.NumberFormat('en');

/** Pure: `400 days`; `for ever` for no bound. */
export function keptWords(days: number | null): string {
  return days === null ? 'for ever' : `${grouped.format(days)} days`;
}

export type ReadKept =
  /** `for ever` is null; `as_others`: no bound of its own. */
  | { ok: true; days: number | null | 'as_others' }
  /** A sentence for the field. */
  | { ok: false; problem: string };

/** Pure: what `keptWords` writes, and `400`, `400 d`, `as the others`, read back. */
export function readKept(text: string): ReadKept {
  const trimmed = text.trim().toLowerCase();
  if (/^for ?ever$/.test(trimmed)) return { ok: true, days: null };
  if (/^as (the )?others$/.test(trimmed)) return { ok: true, days: 'as_others' };
  const [, digits] = /^(\d{1,3}(?:,?\d{3})?) ?(?:d|days?)?$/.exec(trimmed) ?? [];
  if (digits === undefined) return { ok: false, problem: 'Write how long, as 400 days or for ever.' };
  const days = Number(digits.replace(',', ''));
  return days >= keptDaysMin && days <= keptDaysMax
    ? { ok: true, days }
    : { ok: false, problem: `From ${keptDaysMin} to ${grouped.format(keptDaysMax)} days, or for ever.` };
}
