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
 * Pure: the rows in the order of their keys, those of one key in the order in which they came; `copies` says of the first of each
 * key how many they are, and is null for the others and for what was rejected.
 */
export function inKeyOrder(rows: readonly StoreRow[]): {
  rows: readonly StoreRow[];
  copies: readonly (number | null)[];
} {
  const keyed = rows.map((row) => ({ row, key: keyOf(row) })).sort((one, other) => compareKeys(one.key, other.key));
  const copies = keyed.map((): number | null => null);
  let first = 0;
  for (const [index, { key }] of keyed.entries()) {
    if (key === null) continue;
    if (index === 0 || key !== keyed[index - 1]?.key) first = index;
    copies[first] = (copies[first] ?? 0) + 1;
  }
  return { rows: keyed.map(({ row }) => row), copies };
}

/** The parameters of the statement that stores a group: one array a column, in the statement's order, and the bytes of all. */
export function columnsOf(group: readonly StoreRow[]): unknown[] {
  const { rows, copies } = inKeyOrder(group);
  return [
    rows.map((row) => row.id),
    rows.map((row) => row.accountId),
    rows.map((row) => row.provider),
    rows.map((row) => row.channel),
    rows.map((row) => row.cause),
    rows.map((row) => row.causeDetail),
    rows.map((row) => row.method),
    rows.map((row) => row.path),
    rows.map((row) => row.sourceAddress),
    rows.map((row) => row.contentType),
    placesOf(rows),
    rows.map((row) => row.sealed.length),
    rows.map((row) => row.bodyBytes),
    rows.map((row) => row.bodyKeptBytes),
    rows.map((row) => row.keyHint),
    rows.map((row) => row.answerStatus),
    rows.map((row) => row.answerBody),
    rows.map((row) => row.answerType),
    rows.map((row) => row.receivedAt),
    rows.map((row) => row.callback?.type ?? null),
    rows.map((row) => row.callback?.providerStatus ?? null),
    rows.map((row) => row.callback?.outcome ?? null),
    rows.map((row) => row.callback?.verified ?? null),
    rows.map((row) => row.callback?.verification ?? null),
    rows.map((row) => row.callback?.dedupKey ?? null),
    copies,
    rows.map((row) => row.callback?.transferId ?? null),
    rows.map((row) => row.callback?.batchId ?? null),
    rows.map((row) => row.callback?.amount ?? null),
    rows.map((row) => row.callback?.currency ?? null),
    rows.map((row) => row.callback?.occurredAt ?? null),
    Buffer.concat(rows.map((row) => row.sealed)),
    Buffer.concat(rows.map((row) => row.bodySha256)),
  ];
}
