import { randomBytes } from 'node:crypto';
import path from 'node:path';
import type { Environment } from './env';
import { StartUpError } from './errors';
import { readOrMakeFile } from './kept-file';

/** The master secrets in `text`, the current one first, earlier ones behind it. Throws `StartUpError` where there is none. */
export function splitSecrets(text: string): [string, ...string[]] {
  const [current, ...earlier] = text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
  if (current === undefined) throw new StartUpError('CONSOLE_SECRET holds no secret. Set it to a long random text.');
  return [current, ...earlier];
}

/**
 * CONSOLE_SECRET as set; else, on the embedded database and outside production, one generated into
 * `dataDir/console-secret` (0600). Throws `StartUpError` where a shared database would get a secret that only this
 * machine knows.
 */
export async function resolveConsoleSecret(environment: Environment): Promise<string> {
  if (environment.consoleSecret !== null) return environment.consoleSecret;
  if (environment.databaseUrl !== null && environment.mode === 'production') {
    throw new StartUpError(
      'With DATABASE_URL the variable CONSOLE_SECRET is required: everything sealed in that database depends on it. Set it to a long random text and keep it.',
    );
  }
  return readOrMakeFile(path.join(environment.dataDir, 'console-secret'), () => randomBytes(32).toString('base64url'));
}
