import { setTimeout as wait } from 'node:timers/promises';
import type { Logger } from '@/lib/platform/log';
import { minuteMs } from '@/lib/platform/time';
import { type LogAheadOptions, makeLogAhead } from './log-ahead';

/** A start, and whoever only tries the console, has other things to do. */
const usualAfterMs = 5 * minuteMs;

export interface TendLogOptions extends LogAheadOptions {
  url: string;
  /** Ends it at once. */
  signal: AbortSignal;
  afterMs?: number;
}

/**
 * Five minutes after a start has files of the embedded Postgres' log stand ahead (`./log-ahead`), so that a flood does not wait for
 * each; ends at once with `signal`. What goes wrong is logged and leaves all as it was.
 */
export async function tendLog(log: Logger, { url, afterMs = usualAfterMs, ...ahead }: TendLogOptions): Promise<void> {
  try {
    await wait(afterMs, undefined, { signal: ahead.signal, ref: false });
    const outcome = await makeLogAhead(url, ahead);
    if (outcome === 'made') log.info('files of the log of Postgres were made ahead');
    if (outcome === 'no_room')
      log.warn({ folder: ahead.folder }, 'too little room on the disk to make files of the log ahead');
  } catch (error) {
    if (!ahead.signal.aborted) log.warn({ err: error }, 'files of the log of Postgres could not be made ahead');
  }
}
