'use client';

import { type ReactNode, useCallback, useEffect, useRef, useState } from 'react';

/** A record as the server drew it. */
export interface DrawnRecord {
  open: string;
  content: ReactNode;
}

/** Draws the page of a record; null: there is none, or it could not be drawn. */
export type DrawRecord = (listPath: string, open: string) => Promise<ReactNode>;

export interface RecordContent {
  /** What is to be shown: the record that is wanted, or the one before while it is on its way; null: nothing yet. */
  drawn: DrawnRecord | null;
  /** It is on its way. */
  waiting: boolean;
  /** It could not be had; `again` asks once more. */
  failed: boolean;
  again(): Promise<void>;
}

/**
 * Gets the record that is wanted: as it came with the page, else from `draw`, one at a time, the one that is wanted last. `came`
 * is what the server drew with the list; once it is another object, it is newer than all that was got since.
 */
export function useRecordContent(
  listPath: string,
  open: string | null,
  came: DrawnRecord | null,
  draw: DrawRecord,
): RecordContent {
  const [got, setGot] = useState<DrawnRecord | null>(null);
  const [failedOf, setFailedOf] = useState<string | null>(null);
  const [seen, setSeen] = useState(came);
  if (seen !== came) {
    setSeen(came);
    setGot(null);
  }
  const newest = got ?? came;
  const wanted = useRef(open);
  const busy = useRef<Promise<void> | null>(null);

  const read = useCallback(async (): Promise<void> => {
    for (let asked = wanted.current; asked !== null; ) {
      const content = await draw(listPath, asked).catch(() => null);
      if (content === null) setFailedOf(asked);
      else {
        setFailedOf(null);
        setGot({ open: asked, content });
      }
      if (wanted.current === asked) return;
      asked = wanted.current;
    }
  }, [listPath, draw]);
  const again = useCallback((): Promise<void> => {
    busy.current ??= read().finally(() => {
      busy.current = null;
    });
    return busy.current;
  }, [read]);

  const isThere = open === null || newest?.open === open;
  const failed = open !== null && failedOf === open && !isThere;
  useEffect(() => {
    wanted.current = open;
    if (!isThere && !failed) void again();
  }, [open, isThere, failed, again]);
  return { drawn: open === null ? null : newest, waiting: !isThere && !failed, failed, again };
}
