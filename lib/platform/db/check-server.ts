import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { StartUpError } from '@/lib/platform/errors';
import { roleStatements, withSessionSettings } from './session';

const answerTimeoutMs = 5_000;
const retryEveryMs = 250;
const versionMin = 15;

/** Where the address was read, for the sentences. */
export type DatabaseVariable = 'DATABASE_URL' | 'DATABASE_DIRECT_URL';

/** Errors of a server that is perhaps only starting: its port is closed, or it says so (57P03). */
const passing = new Set(['ECONNREFUSED', 'ECONNRESET', 'ENOTFOUND', 'EAI_AGAIN', '57P03']);

const codeOf = (error: unknown) =>
  typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : null;

/** What went wrong, without the password that the URL may hold. */
function explain(error: unknown, url: URL): string {
  const code = codeOf(error);
  if (code === '28P01' || code === '28000') return `it refuses the user name or password (user ${url.username})`;
  if (code === '3D000') return `it has no database ${url.pathname.slice(1)}`;
  if (code === 'ECONNREFUSED') return 'nothing listens there';
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return 'the host name is not known';
  return code ?? `no answer within ${answerTimeoutMs / 1000} s`;
}

function parseUrl(text: string, variable: string): URL {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null || !['postgres:', 'postgresql:'].includes(url.protocol)) {
    throw new StartUpError(
      `${variable} is not a Postgres address; it looks like postgresql://user:password@host:5432/database.`,
    );
  }
  return url;
}

/** What a session says of its server and itself. */
export interface SessionFacts {
  /** As in `server_version_num`. */
  versionNumber: number;
  timeZone: string;
  /** As `show` tells it; `0`: none. */
  statementTimeout: string;
  /** Of the session before anything is asked of it; single transactions may ask for less. */
  synchronousCommit: string;
  /** False: `fsync` is off, so that a crash of the machine can take the whole database with it. */
  flushes: boolean;
}

/** A server that can be used, and what to tell of it; null: nothing. */
export interface FitServer {
  warning: string | null;
}

/** Null when the server can be used, else the sentence that says why not. */
export function findUnfit(
  { versionNumber, timeZone, statementTimeout, synchronousCommit }: Omit<SessionFacts, 'flushes'>,
  variable: DatabaseVariable = 'DATABASE_URL',
): string | null {
  const [major, minor] = [Math.floor(versionNumber / 10_000), versionNumber % 10_000];
  if (major < versionMin) {
    return `The Postgres behind ${variable} is version ${major}.${minor}; the console needs ${versionMin} or newer.`;
  }
  const dropped = `and the setting that asks for another is dropped on the way (a pooler?). Run: ${roleStatements.join('; ')}.`;
  if (timeZone !== 'UTC') return `Sessions of ${variable} run in ${timeZone}, not in UTC, ${dropped}`;
  if (statementTimeout === '0') return `Statements of ${variable} may run without end, ${dropped}`;
  if (synchronousCommit === 'off') {
    return `Sessions of ${variable} do not wait until what they commit is on disk (synchronous_commit is off): a crash would lose callbacks that were acknowledged. Run: alter role current_user set synchronous_commit to 'on'.`;
  }
  return null;
}

/** What is said of a server that can be used all the same. Databases for trying things out run without `fsync`: no reason to refuse. */
function warningOf({ flushes }: SessionFacts, variable: DatabaseVariable): string | null {
  if (flushes) return null;
  return `The Postgres behind ${variable} runs with fsync off: a crash of its machine can lose or damage everything in it. Turn it on wherever callbacks count.`;
}

/**
 * Returns once the Postgres at `connectionString` answers and is fit. Throws `StartUpError` with one sentence when it
 * does not answer within 5 s, refuses us, is older than 15, does not keep our session settings or does not wait for its commits.
 */
export async function checkServer(
  connectionString: string,
  variable: DatabaseVariable = 'DATABASE_URL',
): Promise<FitServer> {
  const url = parseUrl(connectionString, variable);
  const otherwise = variable === 'DATABASE_URL' ? ' for the embedded one' : '';
  const deadline = Date.now() + answerTimeoutMs;
  for (;;) {
    const client = new pg.Client({
      connectionString: withSessionSettings(connectionString),
      connectionTimeoutMillis: Math.max(1, deadline - Date.now()),
      query_timeout: answerTimeoutMs,
    });
    client.on('error', () => undefined);
    try {
      await client.connect();
      const { rows } = await client.query<SessionFacts>(`
        select current_setting('server_version_num')::int as "versionNumber", current_setting('TimeZone') as "timeZone",
          current_setting('statement_timeout') as "statementTimeout", current_setting('synchronous_commit') as "synchronousCommit",
          current_setting('fsync')::bool as flushes`);
      const [facts] = rows;
      if (!facts) throw new StartUpError(`The Postgres behind ${variable} says nothing of itself.`);
      const unfit = findUnfit(facts, variable);
      if (unfit !== null) throw new StartUpError(unfit);
      return { warning: warningOf(facts, variable) };
    } catch (cause) {
      if (cause instanceof StartUpError) throw cause;
      const mayPass = passing.has(codeOf(cause) ?? '') && Date.now() + retryEveryMs < deadline;
      if (!mayPass) {
        throw new StartUpError(
          `The Postgres of ${variable} at ${url.host} cannot be used: ${explain(cause, url)}. Start or mend it, or unset ${variable}${otherwise}.`,
          { cause },
        );
      }
      await wait(retryEveryMs);
    } finally {
      await client.end().catch(() => undefined);
    }
  }
}
