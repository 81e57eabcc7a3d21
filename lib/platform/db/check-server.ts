import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { StartUpError } from '@/lib/platform/errors';
import { withSessionSettings } from './session';

const answerTimeoutMs = 5_000;
const retryEveryMs = 250;
const versionMin = 15;

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

function parseUrl(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null || !['postgres:', 'postgresql:'].includes(url.protocol)) {
    throw new StartUpError(
      'DATABASE_URL is not a Postgres address; it looks like postgresql://user:password@host:5432/database.',
    );
  }
  return url;
}

/** Null when the server can be used, else the sentence that says why not. `versionNumber` as in `server_version_num`. */
export function findUnfit(versionNumber: number, timeZone: string): string | null {
  const [major, minor] = [Math.floor(versionNumber / 10_000), versionNumber % 10_000];
  if (major < versionMin) {
    return `The Postgres behind DATABASE_URL is version ${major}.${minor}; the console needs ${versionMin} or newer.`;
  }
  if (timeZone !== 'UTC') {
    return `Sessions of DATABASE_URL run in ${timeZone} and the setting that asks for UTC is dropped on the way (a pooler?). Run: alter role … set timezone to 'UTC'.`;
  }
  return null;
}

/**
 * Returns once the Postgres at `connectionString` answers and is fit. Throws `StartUpError` with one sentence when it
 * does not answer within 5 s, refuses us, is older than 15 or does not keep our session settings.
 */
export async function checkServer(connectionString: string): Promise<void> {
  const url = parseUrl(connectionString);
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
      const { rows } = await client.query<{ version: string; zone: string }>(
        "select current_setting('server_version_num') as version, current_setting('TimeZone') as zone",
      );
      const unfit = findUnfit(Number(rows[0]?.version), rows[0]?.zone ?? '');
      if (unfit !== null) throw new StartUpError(unfit);
      return;
    } catch (cause) {
      if (cause instanceof StartUpError) throw cause;
      const mayPass = passing.has(codeOf(cause) ?? '') && Date.now() + retryEveryMs < deadline;
      if (!mayPass) {
        throw new StartUpError(
          `The Postgres of DATABASE_URL at ${url.host} cannot be used: ${explain(cause, url)}. Start or mend it, or unset DATABASE_URL for the embedded one.`,
          { cause },
        );
      }
      await wait(retryEveryMs);
    } finally {
      await client.end().catch(() => undefined);
    }
  }
}
