import { AsyncLocalStorage } from 'node:async_hooks';
import type pg from 'pg';
import { type Database, openDatabase } from '@/lib/platform/db/client';

/** A statement that the console really sent, with the values of one of its calls. */
export interface SentStatement {
  text: string;
  values: readonly unknown[];
  /** Files of the project that asked for it, the nearest first; none where the ORM's own stack hides them. */
  files: readonly string[];
}

export interface RecordingDatabase {
  db: Database;
  /** Runs `task` and answers every statement that was sent meanwhile by any of the pools, whoever sent it. */
  record(task: () => Promise<unknown>): Promise<SentStatement[]>;
}

const asking = new AsyncLocalStorage<readonly string[]>();

function filesOfStack(): string[] {
  const frames = new Error('trace').stack?.split('\n') ?? [];
  const files = frames.flatMap((frame) => /\/((?:bench|lib)\/[^():?]+\.ts)/.exec(frame)?.[1] ?? []);
  const all = [...new Set(files)];
  // This file stands before everybody.
  return all.slice(all[0]?.endsWith('recording-database.ts') ? 1 : 0);
}

function read(first: unknown, second: unknown): Omit<SentStatement, 'files'> | null {
  const given: unknown = typeof first === 'object' && first !== null ? Reflect.get(first, 'text') : first;
  const own: unknown = typeof first === 'object' && first !== null ? Reflect.get(first, 'values') : second;
  const values: unknown = own ?? second;
  return typeof given === 'string' ? { text: given, values: Array.isArray(values) ? values : [] } : null;
}

/** Puts `note` before every `query` of `target`; what `note` answers runs it. */
function before(target: object, note: (args: readonly unknown[], run: () => unknown) => unknown): void {
  const query: unknown = Reflect.get(target, 'query');
  if (typeof query !== 'function') throw new Error('Nothing to listen to.');
  Reflect.set(target, 'query', (...args: unknown[]) => note(args, () => Reflect.apply(query, target, args)));
}

/** The database at `url`; every way in which the console sends a statement ends in the `query` of a client of its pools. */
export function openRecordingDatabase(url: string): RecordingDatabase {
  const db = openDatabase(url);
  let sent: SentStatement[] | null = null;
  const listen = (pool: pg.Pool) => {
    // The pool finds a client later, when the stack no longer says who asked.
    before(pool, (_args, run) => asking.run(filesOfStack(), run));
    pool.on('connect', (client) => {
      before(client, (args, run) => {
        const statement = read(args[0], args[1]);
        const files = filesOfStack();
        if (statement) sent?.push({ ...statement, files: files.length > 0 ? files : (asking.getStore() ?? []) });
        return run();
      });
    });
  };
  for (const pool of [db.pool, db.door, db.files]) listen(pool);
  return {
    db,
    async record(task) {
      const mine: SentStatement[] = [];
      sent = mine;
      await task();
      sent = null;
      return mine;
    },
  };
}
