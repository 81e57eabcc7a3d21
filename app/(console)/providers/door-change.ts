import type { DoorSettings } from '@/lib/intake/account-settings';
import { secondMs } from '@/lib/platform/time';

const kibibyte = 1024;

export type DoorNumber = Exclude<keyof DoorSettings, 'allowList'>;

export interface DoorBound {
  name: DoorNumber;
  label: string;
  hint: string;
  unit: string;
  /** One of the form's units in the setting's own. */
  size: number;
}

/** The bounds of an account's door, in the units of the form. */
export const doorBounds: readonly DoorBound[] = [
  {
    name: 'bodyBytesMax',
    label: 'Largest body',
    hint: 'A larger one is refused with 413; its hash and first 4 KiB are kept.',
    unit: 'KiB',
    size: kibibyte,
  },
  {
    name: 'bodyTimeoutMs',
    label: 'Time for the body',
    hint: 'A body that is not complete by then is refused with 408.',
    unit: 's',
    size: secondMs,
  },
  {
    name: 'ratePerSecondMax',
    label: 'Requests a second',
    hint: 'In each process. What is over it is answered 429 and counted, not kept.',
    unit: 'requests',
    size: 1,
  },
  {
    name: 'rejectedBytesPerDayMax',
    label: 'Rejected bytes kept a day',
    hint: 'What comes over it is still answered, and counted, but not kept.',
    unit: 'MiB',
    size: kibibyte * kibibyte,
  },
  {
    name: 'rejectedRowsPerDayMax',
    label: 'Rejected requests kept a day',
    hint: 'Days are UTC.',
    unit: 'requests',
    size: 1,
  },
  {
    name: 'unverifiedPerHourMax',
    label: 'Unsigned callbacks an hour',
    hint: 'Of those that the provider does not sign, 16 KiB each; not counted with an allow-list.',
    unit: 'callbacks',
    size: 1,
  },
];

/** Pure: what a form says of the door; only what it has. An allow-list is read line by line, with commas too. */
export function doorChange(texts: Readonly<Record<string, string>>): { door?: Partial<DoorSettings> } {
  const numbers = doorBounds.flatMap(({ name, size }): [DoorNumber, number][] => {
    const text = texts[name];
    return text === undefined ? [] : [[name, text.trim() === '' ? Number.NaN : Math.round(Number(text) * size)]];
  });
  const list = texts.allowList;
  const allowList = list?.split(/[\s,]+/).filter((entry) => entry !== '');
  if (numbers.length === 0 && !allowList) return {};
  return { door: { ...Object.fromEntries(numbers), ...(allowList && { allowList }) } };
}
