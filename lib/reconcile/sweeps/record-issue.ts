import type { RaisedIssue } from '@/lib/ledger/raise-issues';
import type { RecordTrouble } from './judge-record';
import type { SweptRecord } from './read-open-records';
import { firstCallbacks } from './second-callback';

/** Pure: `45 min`, `4 h`, `1 d 12 h`. */
export function durationWords(minutes: number): string {
  const parts = [
    [Math.floor(minutes / 1440), 'd'],
    [Math.floor((minutes % 1440) / 60), 'h'],
    [minutes % 60, 'min'],
  ] as const;
  const words = parts.filter(([count]) => count > 0).map(([count, unit]) => `${count} ${unit}`);
  return words.join(' ') || '0 min';
}

/** Pure: the issue that a record's trouble is told by. */
export function recordIssue(record: SweptRecord, trouble: RecordTrouble, afterMinutes: number): RaisedIssue {
  const { accountId, provider, key, kind, name, status, openedAt, valueAtRisk } = record;
  const what = kind === 'batch' ? `Batch ${name}` : `The ${kind} ${name}`;
  const second = firstCallbacks.find((first) => first.provider === provider && first.status === status);
  const words = durationWords(afterMinutes);
  const told =
    trouble === 'stuck'
      ? { title: `${what} has been ${status} for longer than ${words}`, expected: `ended within ${words}` }
      : {
          title: `${what} is without its second callback for longer than ${words}`,
          expected: `${second?.second ?? 'a final status'} within ${words}`,
        };
  return {
    ...{ accountId, provider, kind: trouble, subject: key, recordKey: key, callbackId: null, valueAtRisk, ...told },
    actual: `${status} since ${openedAt.toISOString()}`,
    detail: { status, openedAt: openedAt.toISOString(), boundMinutes: afterMinutes },
  };
}
