'use client';

import { useEffect, useMemo, useState } from 'react';
import { mergeRowStates, parseRowStates, type RowStates } from '@/lib/live/row-state';
import { useLive, useLiveClient } from './live-provider';

/**
 * The rows of a list, with what moves in them: status, attempts and the like, as they are now. Their order and number stay as they
 * were read. `rows` is the same array for as long as the list was not read again.
 */
export function useLiveRows<List extends keyof RowStates, Row extends RowStates[List]>(list: List, rows: Row[]): Row[] {
  const client = useLiveClient();
  const text = useLive(({ state }) => state?.rows ?? null);
  // What was told before the rows were read is older than they are.
  const [read, setRead] = useState({ rows, toldBefore: text });
  if (read.rows !== rows) setRead({ rows, toldBefore: text });
  const told = text === read.toldBefore ? null : text;
  useEffect(() => {
    const ids = rows.map(({ id }) => id);
    return ids.length === 0 ? undefined : client.want({ rows: { list, ids } });
  }, [client, list, rows]);
  return useMemo(() => mergeRowStates(rows, parseRowStates(list, told)), [list, rows, told]);
}
