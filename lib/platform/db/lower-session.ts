import { readFile } from 'node:fs/promises';
import type pg from 'pg';
import { z } from 'zod';
import { lowerPriority } from '@/lib/platform/lower-priority';

/** Our end of a client's connection, where it is one over TCP. */
const clientSchema = z.object({ connection: z.object({ stream: z.object({ localPort: z.number() }) }) });

interface Session {
  pid: number;
  port: number | null;
}

/**
 * Pure: whether `commandLine` is that of the Postgres process that serves the client at `port`. It says so in its title; a number alone
 * may be another process' on this machine, where Postgres is on another one.
 */
export function servesPort(commandLine: string, port: number): boolean {
  return commandLine.startsWith('postgres: ') && commandLine.includes(`(${port}) `);
}

/**
 * Has the process of Postgres that works for `client` give way by `by` steps (`lowerPriority`), where Postgres runs on this machine over
 * TCP and its processes are this user's, as the embedded one's are. Elsewhere nothing happens, nor behind a pooler, whose sessions others use
 * next. Never rejects: a connection that is broken says so to whoever works with it next.
 */
export async function lowerSession(client: Pick<pg.ClientBase, 'query'>, by: number): Promise<void> {
  try {
    const { localPort } = clientSchema.parse(client).connection.stream;
    const { rows } = await client.query<Session>('select pg_backend_pid() as pid, inet_client_port() as port');
    const [session] = rows;
    if (session?.port !== localPort) return;
    if (servesPort(await readFile(`/proc/${session.pid}/cmdline`, 'latin1'), localPort))
      // Not waited for: Linux may want to be asked again.
      void lowerPriority(session.pid, by);
  } catch {
    // All are served alike then.
  }
}
