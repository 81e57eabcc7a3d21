import { readScheduleText } from '@/lib/delivery/destinations/schedule-text';
import type { DestinationInput, Invalid } from '@/lib/delivery/destinations/types';
import { bodyModes } from '@/lib/delivery/types';
import { formSchema, readInput } from '@/lib/platform/read-input';
import { outcomes } from '@/lib/providers/contract';

function text(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? value : '';
}

function texts(form: FormData, name: string): string[] {
  return form.getAll(name).flatMap((value) => (typeof value === 'string' ? [value] : []));
}

/** NaN for what is no whole number: the verb says what it takes. */
function wholeNumber(value: string): number {
  return /^\d{1,9}$/.test(value.trim()) ? Number(value) : Number.NaN;
}

function lines(value: string): string[] {
  return value.split(/\r?\n/).filter((line) => line.trim() !== '');
}

function readHeaderLines(form: FormData): { headers: Record<string, string | null> } | { problem: string } {
  const headers: Record<string, string | null> = {};
  for (const name of texts(form, 'header.remove')) headers[name] = null;
  for (const [at, line] of lines(text(form, 'headers')).entries()) {
    const cut = line.indexOf(':');
    // The line is not repeated: it is a secret as often as not.
    if (cut < 1) return { problem: `Line ${at + 1} is not written as Name: value.` };
    headers[line.slice(0, cut).trim()] = line.slice(cut + 1).trim();
  }
  return { headers };
}

/** Pure: what a destination's form asks for, typed; the verb judges it. Throws `AppError` where it is no form. */
export function readDestinationForm(sent: FormData): { input: DestinationInput } | Invalid {
  const form = readInput(formSchema, sent);
  const schedule = readScheduleText(text(form, 'scheduleSeconds'));
  const headers = readHeaderLines(form);
  if ('problem' in schedule || 'problem' in headers) {
    return {
      outcome: 'invalid',
      problems: {
        ...('problem' in schedule && { scheduleSeconds: schedule.problem }),
        ...('problem' in headers && { headers: headers.problem }),
      },
    };
  }
  const rate = text(form, 'ratePerSecondMax').trim();
  const chosenOutcomes = texts(form, 'outcome');
  const bodyMode = text(form, 'bodyMode');
  return {
    input: {
      name: text(form, 'name'),
      url: text(form, 'url'),
      filter: {
        providers: texts(form, 'provider'),
        accounts: texts(form, 'account'),
        channels: texts(form, 'channel'),
        types: lines(text(form, 'types')),
        outcomes: outcomes.filter((outcome) => chosenOutcomes.includes(outcome)),
        includeUnverified: form.has('includeUnverified'),
      },
      bodyMode: bodyModes.find((mode) => mode === bodyMode) ?? 'original',
      headers: headers.headers,
      timeoutMs: wholeNumber(text(form, 'timeoutMs')),
      ratePerSecondMax: rate === '' ? null : wholeNumber(rate),
      concurrencyMax: wholeNumber(text(form, 'concurrencyMax')),
      scheduleSeconds: schedule.seconds,
    },
  };
}
