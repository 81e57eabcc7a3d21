import path from 'node:path';
import { systemClock } from './clock';
import { resolveConsoleSecret, splitSecrets } from './console-secret';
import type { Context } from './context';
import { startBell } from './db/bell';
import { type DatabaseOptions, openDatabase } from './db/client';
import { findEmbeddedUrl } from './db/embedded/place';
import { throughPooler } from './db/session';
import { type Environment, readEnvironment } from './env';
import { AppError } from './errors';
import { createLog } from './log';
import { openVault } from './vault';

/** On `globalThis`, because the screens' program and Next's are two module graphs in one process and share one pool. */
const key = Symbol.for('callback-console.context');

function isContext(value: unknown): value is Promise<Context> {
  return value instanceof Promise;
}

/** Makes a context over the database at `databaseUrl`; it connects on first use. */
export async function createContext(
  environment: Environment,
  databaseUrl: string,
  options: DatabaseOptions = {},
): Promise<Context> {
  const consoleSecret = await resolveConsoleSecret(environment);
  return {
    db: openDatabase(environment.databaseDirectUrl === null ? databaseUrl : throughPooler(databaseUrl), options),
    vault: openVault(splitSecrets(consoleSecret)),
    clock: systemClock,
    log: createLog(environment.logLevel),
    environment: { ...environment, consoleSecret },
  };
}

async function createFromEnvironment(): Promise<Context> {
  const environment = readEnvironment();
  const url = environment.databaseUrl ?? (await findEmbeddedUrl(environment.dataDir));
  if (url === null) {
    throw new AppError(
      'unavailable',
      `No database: DATABASE_URL is not set and no console runs on ${path.basename(environment.dataDir)}. Use npm start or npm run dev.`,
    );
  }
  startBell(environment.databaseDirectUrl ?? url);
  return createContext(environment, url);
}

/** Makes `context` the one that `getContext` answers, in every module graph of this process. */
export function setContext(context: Context): void {
  Reflect.set(globalThis, key, Promise.resolve(context));
}

/**
 * The process' one context: what the server set, else (under `next dev` or `next start`) one made from the environment
 * on the first call. A failure is not kept: the next call tries again.
 */
export function getContext(): Promise<Context> {
  const existing: unknown = Reflect.get(globalThis, key);
  if (isContext(existing)) return existing;
  const made = createFromEnvironment();
  Reflect.set(globalThis, key, made);
  made.catch(() => Reflect.deleteProperty(globalThis, key));
  return made;
}
