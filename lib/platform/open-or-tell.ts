import type { Logger } from './log';

/**
 * What `open` makes of a stored secret, or null where that does not open (its CONSOLE_SECRET was given up, its bytes were
 * changed): one secret keeps no start from going on. The log is told which it is, and nothing of what it holds.
 */
export function openOrTell<Opened>(
  log: Logger,
  secret: { kind: string; id: string },
  open: () => Opened,
): Opened | null {
  try {
    return open();
  } catch (error) {
    log.error({ ...secret, err: error }, 'a stored secret does not open; nothing can use it until it is set again');
    return null;
  }
}
