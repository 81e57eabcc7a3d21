import { type BoundedKind, boundedKinds, type StuckBound, type SweepBounds } from '@/lib/reconcile/sweeps/bounds';
import { boundWords, readBound } from './bound-words';

/** What the form came to: bounds, or what is wrong by the name of the field. */
export type SweepsForm = { bounds: SweepBounds } | { problems: Record<string, string> };

/** Pure: the field of one line of the bounds; a name of letters alone, for forms escape quotes in theirs. */
export function stuckField({ provider, kind, chain }: Pick<StuckBound, 'provider' | 'kind' | 'chain'>): string {
  return `stuck-${provider}-${kind}-${encodeURIComponent(chain ?? '')}`;
}

/** Pure: the field of a provider's second callback. */
export function secondField(provider: string): string {
  return `second-${provider}`;
}

function isKind(text: string): text is BoundedKind {
  return boundedKinds.some((kind) => kind === text);
}

function wholeNumber(text: string | undefined, max: number): number | null {
  const value = /^\d{1,9}$/.test(text?.trim() ?? '') ? Number(text) : Number.NaN;
  return value >= 1 && value <= max ? value : null;
}

/**
 * Pure: the form over the bounds it was drawn from. A field left empty keeps its line, but takes out one of a single chain; the last
 * fields add one.
 */
export function readSweepsForm(texts: Readonly<Record<string, string>>, current: SweepBounds): SweepsForm {
  const problems: Record<string, string> = {};
  const read = (name: string, kept: number | null): number | null => {
    const bound = readBound(texts[name] ?? boundWords(kept));
    if (!bound.ok) problems[name] = bound.problem;
    return bound.ok ? bound.minutes : kept;
  };
  const isEmpty = (name: string) => (texts[name] ?? '-').trim() === '';
  const stuck: StuckBound[] = current.stuck
    .filter((line) => line.chain === null || !isEmpty(stuckField(line)))
    .map((line) => ({ ...line, minutes: read(stuckField(line), line.minutes) }));
  const second = current.second.map((line) => ({ ...line, minutes: read(secondField(line.provider), line.minutes) }));
  const otherwiseMinutes = read('otherwise', current.otherwiseMinutes);
  const missingMin = wholeNumber(texts.missingMin, 1_000_000);
  if (missingMin === null) problems.missingMin = 'A whole number from 1 to 1,000,000.';
  const quiet = readBound(texts.quiet ?? '');
  if (!quiet.ok || quiet.minutes === null || quiet.minutes > 7 * 1440) problems.quiet = 'Between 1 min and 7 d.';
  const { chainProvider = '', chainKind = '', chain = '', chainBound = '' } = texts;
  if (chain.trim() !== '') {
    const bound = readBound(chainBound);
    if (!bound.ok) problems.chainBound = bound.problem;
    const added = { provider: chainProvider, chain: chain.trim().slice(0, 60) };
    if (!isKind(chainKind)) problems.chainKind = 'Choose what it is about.';
    else if (bound.ok) stuck.push({ ...added, kind: chainKind, minutes: bound.minutes });
  }
  if (Object.keys(problems).length > 0 || missingMin === null || !quiet.ok || quiet.minutes === null)
    return { problems };
  return { bounds: { stuck, second, otherwiseMinutes, silence: { missingMin, minutesMin: quiet.minutes } } };
}
