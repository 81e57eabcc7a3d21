import { setTimeout as delay } from 'node:timers/promises';
import { errorClass as faultClass } from '@/lib/ledger/apply/error-class';
import type { Context } from '@/lib/platform/context';
import { isOutage } from '@/lib/platform/db/transaction';
import { nudge } from '@/lib/platform/nudge';
import { secondMs } from '@/lib/platform/time';
import type { EndedAttempt } from './run-attempt';
import { settleAttempts } from './settle-attempts';

/** Attempts written in one transaction at most. */
const groupMax = 200;
/** A group is written once so many calls have ended for each that still runs. */
const endedPerCalling = 3;
/**
 * How long an ended attempt waits for such a group at most: as long as the last one took to write, within these bounds. A busy
 * machine so writes larger groups, and where nothing else runs nothing waits.
 */
const lingerMsMin = 5;
const lingerMsMax = 100;
/** While the database is away; the leases then decide. */
const outageTriesMax = 25;

interface Waiting {
  ended: EndedAttempt;
  done(): void;
}

/**
 * Writes ended attempts in groups: what ends while one group is being written makes the next one. `calling` answers how many
 * calls still run. `settle` resolves when its attempt is written, or given up to `recoverDeliveries`; it never rejects.
 */
export function makeSettler(ctx: Context, calling: () => number = () => 0) {
  const waiting: Waiting[] = [];
  let writing = false;
  let lastWriteMs = 0;
  let onMore = () => {};

  const write = async (group: readonly Waiting[]): Promise<void> => {
    const ended = group.map((each) => each.ended);
    for (let tries = 1; ; tries += 1) {
      try {
        const written = await settleAttempts(ctx, ended, ctx.clock.now());
        if (written.length < ended.length) {
          ctx.log.warn(
            { lost: ended.length - written.length },
            'Leases were lost before their attempts could be written',
          );
        }
        nudge('records');
        return;
      } catch (error) {
        if (isOutage(error) && tries < outageTriesMax) {
          await delay(secondMs);
          continue;
        }
        if (ended.length > 1) {
          // One of them spoils it for all: written one by one, only that one is lost to recovery.
          for (const each of group) await write([each]);
          return;
        }
        const deliveryId = ended[0]?.delivery.id;
        ctx.log.error({ deliveryId, error: faultClass(error) }, 'An attempt could not be written; its lease will end');
        return;
      }
    }
  };

  const isGroup = () => waiting.length >= Math.min(endedPerCalling * calling(), groupMax);

  const gather = async (): Promise<void> => {
    if (isGroup()) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, Math.min(Math.max(lastWriteMs, lingerMsMin), lingerMsMax));
      onMore = () => {
        if (!isGroup()) return;
        clearTimeout(timer);
        resolve();
      };
    });
    onMore = () => {};
  };

  const drain = async (): Promise<void> => {
    writing = true;
    while (waiting.length > 0) {
      await gather();
      const group = waiting.splice(0, groupMax);
      const startedMs = performance.now();
      await write(group);
      lastWriteMs = performance.now() - startedMs;
      for (const { done } of group) done();
    }
    writing = false;
  };

  return {
    settle(ended: EndedAttempt): Promise<void> {
      return new Promise((done) => {
        waiting.push({ ended, done });
        if (writing) onMore();
        else void drain();
      });
    },
  };
}
