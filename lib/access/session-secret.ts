import { hkdfSync } from 'node:crypto';
import type { Environment } from '@/lib/platform/env';
import { AppError } from '@/lib/platform/errors';

/**
 * The secrets of session cookies, derived from CONSOLE_SECRET and good for nothing else: the current one, which signs, and
 * those of earlier master secrets, which still read, so that changing it signs nobody out. Throws where start-up left none.
 */
export function sessionSecrets(environment: Environment): [string, ...string[]] {
  const masters = (environment.consoleSecret ?? '').split(',').map((part) => part.trim());
  const [current, ...earlier] = masters.filter((part) => part !== '').map(derive);
  if (current === undefined) {
    throw new AppError('unavailable', 'There is no CONSOLE_SECRET to sign sessions with. Start the console again.');
  }
  return [current, ...earlier];
}

function derive(master: string): string {
  return Buffer.from(hkdfSync('sha256', master, 'callback-console', 'session cookie', 32)).toString('base64url');
}
