import { checkDestinationUrl, type GuardPolicy } from '@/lib/delivery/address-guard';
import type { BodyMode, DestinationFilter } from '@/lib/delivery/types';
import { readFilter } from './read-filter';
import { readHeaders } from './read-headers';
import { limitProblem } from './read-limits';
import { readName } from './read-name';
import { scheduleProblem } from './schedule-text';
import type { DestinationInput, Invalid } from './types';

/** A destination's settings, every one of them judged. */
export interface DestinationSettings {
  name: string;
  url: string;
  filter: DestinationFilter;
  bodyMode: BodyMode;
  headers: Record<string, string>;
  timeoutMs: number;
  ratePerSecondMax: number | null;
  concurrencyMax: number;
  /** Empty: the default schedule. */
  scheduleSeconds: number[];
}

/** What the judgement needs beside the input. */
export interface SettingsContext {
  policy: GuardPolicy;
  accountSlugs: readonly string[];
  /** The further headers that are there already. */
  headers: Readonly<Record<string, string>>;
}

/** Pure: the settings that `input` makes, or everything that is wrong with it at once. */
export function readSettings(
  input: DestinationInput,
  { policy, accountSlugs, headers: present }: SettingsContext,
): { outcome: 'read'; settings: DestinationSettings } | Invalid {
  const name = readName(input.name);
  const url = checkDestinationUrl(input.url.trim(), policy);
  const filter = readFilter(input.filter, accountSlugs);
  const headers = readHeaders(present, input.headers);
  const timeout = limitProblem('timeoutMs', input.timeoutMs);
  const rate = input.ratePerSecondMax === null ? null : limitProblem('ratePerSecondMax', input.ratePerSecondMax);
  const concurrency = limitProblem('concurrencyMax', input.concurrencyMax);
  const schedule = input.scheduleSeconds === null ? null : scheduleProblem(input.scheduleSeconds);
  const problems: Invalid['problems'] = {
    ...('problem' in name && { name: name.problem }),
    ...(!url.ok && { url: url.problem }),
    ...('problem' in filter && { filter: filter.problem }),
    ...('problem' in headers && { headers: headers.problem }),
    ...(timeout !== null && { timeoutMs: timeout }),
    ...(rate !== null && { ratePerSecondMax: rate }),
    ...(concurrency !== null && { concurrencyMax: concurrency }),
    ...(schedule !== null && { scheduleSeconds: schedule }),
  };
  const isRead = !('problem' in name) && url.ok && !('problem' in filter) && !('problem' in headers);
  if (!isRead || Object.keys(problems).length > 0) return { outcome: 'invalid', problems };
  const { bodyMode, timeoutMs, ratePerSecondMax, concurrencyMax, scheduleSeconds } = input;
  return {
    outcome: 'read',
    settings: {
      name: name.name,
      url: url.url.href,
      filter: filter.filter,
      bodyMode,
      headers: headers.headers,
      timeoutMs,
      ratePerSecondMax,
      concurrencyMax,
      scheduleSeconds: [...(scheduleSeconds ?? [])],
    },
  };
}
