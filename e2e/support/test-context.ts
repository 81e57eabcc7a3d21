import type { Clock } from '@/lib/platform/clock';
import type { Context } from '@/lib/platform/context';
import type { Database } from '@/lib/platform/db/client';
import { readEnvironment } from '@/lib/platform/env';
import { createLog } from '@/lib/platform/log';
import { openVault } from '@/lib/platform/vault';

/** A clock that stands until it is told to move. */
export interface TestClock extends Clock {
  advance(ms: number): void;
}

/** Starts at `at`, which is never "now": a test that depends on the real time shows it. */
export function testClock(at = '2026-03-02T09:00:00.000Z'): TestClock {
  let time = Date.parse(at);
  return {
    now: () => new Date(time),
    advance(ms) {
      time += ms;
    },
  };
}

/** A context over the test's own database, with a standing clock, a silent log and only the given variables. */
export function testContext(
  db: Database,
  variables: Record<string, string> = {},
  clock: TestClock = testClock(),
): Context & { clock: TestClock } {
  const secret = 'a-master-secret-for-tests-only';
  return {
    db,
    clock,
    vault: openVault([secret]),
    log: createLog('silent'),
    environment: readEnvironment({ NODE_ENV: 'test', CONSOLE_SECRET: secret, ...variables }),
  };
}
