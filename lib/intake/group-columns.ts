import { arrayText } from '@/lib/platform/db/array-text';
import type { StoreRow } from './store-row';

/** Where each row's part of the sealed bytes begins, counted from 1. */
function placesOf(rows: readonly StoreRow[]): number[] {
  let at = 1;
  return rows.map(({ sealed }) => {
    const place = at;
    at += sealed.length;
    return place;
  });
}

/** What tells callbacks apart; null for a rejected request. */
function keyOf({ accountId, callback }: StoreRow): string | null {
  return callback && `${accountId} ${callback.dedupKey}`;
}

function compareKeys(one: string | null, other: string | null): number {
  if (one === other) return 0;
  return (one ?? '') < (other ?? '') ? -1 : 1;
}

/**
 * Pure: the rows in the order of their keys, those of one key in the order in which they came. Of the first of each key `copies` says
 * how many they are, and `turns` which of those firsts it was to come, counted from 1; both are null for the others and for what was
 * rejected.
 */
export function inKeyOrder(rows: readonly StoreRow[]): {
  rows: readonly StoreRow[];
  copies: readonly (number | null)[];
  turns: readonly (number | null)[];
  /** True where the firsts are in the order of their turns. */
  asTheyCame: boolean;
} {
  const keyed = rows
    .map((row, came) => ({ row, came, key: keyOf(row) }))
    .sort((one, other) => compareKeys(one.key, other.key));
  const copies = keyed.map((): number | null => null);
  const turns = keyed.map((): number | null => null);
  const firsts: number[] = [];
  let first = 0;
  for (const [index, { key }] of keyed.entries()) {
    if (key === null) continue;
    if (index === 0 || key !== keyed[index - 1]?.key) {
      first = index;
      firsts.push(index);
    }
    copies[first] = (copies[first] ?? 0) + 1;
  }
  firsts.sort((one, other) => (keyed[one]?.came ?? 0) - (keyed[other]?.came ?? 0));
  for (const [turn, index] of firsts.entries()) turns[index] = turn + 1;
  const asTheyCame = firsts.every((index, turn) => turn === 0 || index > (firsts[turn - 1] ?? 0));
  return { rows: keyed.map(({ row }) => row), copies, turns, asTheyCame };
}

/** The parameters of the statement that stores a group: one array a column, in the statement's order, and the bytes of all. */
export function columnsOf(group: readonly StoreRow[]): { values: (string | Buffer)[]; asTheyCame: boolean } {
  const { rows, copies, turns, asTheyCame } = inKeyOrder(group);
  const values = [
    arrayText(rows.map((row) => row.id)),
    arrayText(rows.map((row) => row.accountId)),
    arrayText(rows.map((row) => row.provider)),
    arrayText(rows.map((row) => row.channel)),
    arrayText(rows.map((row) => row.cause)),
    arrayText(rows.map((row) => row.causeDetail)),
    arrayText(rows.map((row) => row.method)),
    arrayText(rows.map((row) => row.path)),
    arrayText(rows.map((row) => row.sourceAddress)),
    arrayText(rows.map((row) => row.contentType)),
    arrayText(placesOf(rows)),
    arrayText(rows.map((row) => row.sealed.length)),
    arrayText(rows.map((row) => row.bodyBytes)),
    arrayText(rows.map((row) => row.bodyKeptBytes)),
    arrayText(rows.map((row) => row.keyHint)),
    arrayText(rows.map((row) => row.answerStatus)),
    arrayText(rows.map((row) => row.answerBody)),
    arrayText(rows.map((row) => row.answerType)),
    arrayText(rows.map((row) => row.receivedAt)),
    arrayText(rows.map((row) => row.callback?.type ?? null)),
    arrayText(rows.map((row) => row.callback?.providerStatus ?? null)),
    arrayText(rows.map((row) => row.callback?.outcome ?? null)),
    arrayText(rows.map((row) => row.callback?.verified ?? null)),
    arrayText(rows.map((row) => row.callback?.verification ?? null)),
    arrayText(rows.map((row) => row.callback?.dedupKey ?? null)),
    arrayText(copies),
    arrayText(turns),
    arrayText(rows.map((row) => row.callback?.transferId ?? null)),
    arrayText(rows.map((row) => row.callback?.batchId ?? null)),
    arrayText(rows.map((row) => row.callback?.amount ?? null)),
    arrayText(rows.map((row) => row.callback?.currency ?? null)),
    arrayText(rows.map((row) => row.callback?.occurredAt ?? null)),
    Buffer.concat(rows.map((row) => row.sealed)),
    Buffer.concat(rows.map((row) => row.bodySha256)),
  ];
  return { values, asTheyCame };
}
