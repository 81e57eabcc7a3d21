import { raiseIssues } from '@/lib/ledger/raise-issues';
import type { Transaction } from '@/lib/platform/db/transaction';
import { minuteMs } from '@/lib/platform/time';
import { type SweepBounds, youngestMinutes } from './bounds';
import { judgeRecord, type RecordTrouble } from './judge-record';
import { type RecordTable, readOpenRecords } from './read-open-records';
import { recordIssue } from './record-issue';
import { readPosition, start, writePosition } from './sweep-position';

/**
 * Looks at the next `rowsMax` open records, from the oldest on and over again, and raises an issue for each that is over its bound
 * and has none. Returns the records that got one.
 */
export async function sweepRecords(
  tx: Transaction,
  table: RecordTable,
  { bounds, now, rowsMax }: { bounds: SweepBounds; now: Date; rowsMax: number },
): Promise<{ key: string; trouble: RecordTrouble }[]> {
  const youngest = youngestMinutes(bounds);
  if (youngest === null) return [];
  const sweep = `open:${table}`;
  const position = (await readPosition(tx, sweep)) ?? start;
  const openedBefore = new Date(now.getTime() - youngest * minuteMs);
  const records = await readOpenRecords(tx, table, { position, openedBefore, rowsMax });
  const troubled = records.flatMap((record) => {
    const judged = judgeRecord(record, bounds, now);
    return judged && !record.known.includes(judged.trouble) ? [{ record, ...judged }] : [];
  });
  const issues = troubled.map(({ record, trouble, afterMinutes }) => recordIssue(record, trouble, afterMinutes));
  await raiseIssues(tx, issues, now);
  const last = records.length < rowsMax ? undefined : records.at(-1);
  await writePosition(tx, sweep, last ? { at: last.openedAt, id: last.id } : start, now);
  return troubled.map(({ record, trouble }) => ({ key: record.key, trouble }));
}
