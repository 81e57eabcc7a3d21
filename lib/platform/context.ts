import type { Clock } from './clock';
import type { Database } from './db/client';
import type { Environment } from './env';
import type { Logger } from './log';
import type { Vault } from './vault';

/** What every verb is given: the process' connections and settings, made once per process (`lib/platform/boot`). */
export interface Context {
  db: Database;
  vault: Vault;
  clock: Clock;
  log: Logger;
  environment: Environment;
}
