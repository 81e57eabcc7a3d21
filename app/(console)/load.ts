import { randomUUID } from 'node:crypto';
import { headers } from 'next/headers';
import { unstable_rethrow } from 'next/navigation';
import { requestIdHeader } from '@/lib/access/web/request-headers';
import type { Context } from '@/lib/platform/context';
import { isTooSlow } from '@/lib/platform/db/transaction';
import { AppError } from '@/lib/platform/errors';

/** What a part of a page shows: what was asked for, or that it could not be read. Never an empty list instead. */
export type Loaded<Value> =
  | { ok: true; value: Value }
  /** `message` is for people; `incidentId` is in the log, null where the message says all; `forbidden`: nothing is broken, it is not for this reader. */
  | { ok: false; message: string; incidentId: string | null; forbidden: boolean };

const tooSlowWords =
  'The answer took longer than it may: no index serves these filters among so many rows. Narrow the list, for instance by its time.';

/** Does `work`; a failure becomes words for the page and, where it is none of the expected ones, one line in the log. */
export async function load<Value>(ctx: Pick<Context, 'log'>, work: () => Promise<Value>): Promise<Loaded<Value>> {
  try {
    return { ok: true, value: await work() };
  } catch (error) {
    unstable_rethrow(error);
    if (error instanceof AppError && error.code !== 'unavailable') {
      return { ok: false, message: error.message, incidentId: null, forbidden: error.code === 'forbidden' };
    }
    if (isTooSlow(error)) return { ok: false, message: tooSlowWords, incidentId: null, forbidden: false };
    const incidentId = (await headers()).get(requestIdHeader) ?? randomUUID();
    ctx.log.error({ err: error, incidentId }, 'a page could not be read');
    const message =
      error instanceof AppError
        ? error.message
        : 'The database did not answer, or something in the console is broken. Callbacks that arrive now are stored or sent again by their provider; nothing is lost.';
    return { ok: false, message, incidentId, forbidden: false };
  }
}
