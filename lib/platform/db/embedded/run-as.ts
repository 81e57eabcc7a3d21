import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { StartUpError } from '@/lib/platform/errors';

/** The user that Postgres runs as: it refuses to run as root. */
export interface RunAs {
  uid: number;
  gid: number;
}

/** What Postgres' programs see of our environment. NODE_ENV means nothing to them; the types ask for it. */
export const postgresEnvironment = { PATH: process.env.PATH ?? '', LC_ALL: 'C', NODE_ENV: 'production' } as const;

const candidates = ['postgres', 'nobody'] as const;

function findUser(name: string): RunAs | null {
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((entry) => entry.startsWith(`${name}:`));
  const [, , uid, gid] = line?.split(':') ?? [];
  return uid && gid ? { uid: Number(uid), gid: Number(gid) } : null;
}

/**
 * Who Postgres has to run as: null when this process is not root (it runs as ourselves), else the `postgres` user,
 * made when there is none, else `nobody`. Throws `StartUpError` on a machine that has none of them.
 */
export function resolveRunAs(): RunAs | null {
  if (process.getuid?.() !== 0) return null;
  const postgres = findUser('postgres');
  if (postgres) return postgres;
  try {
    execFileSync('useradd', ['--system', '--no-create-home', '--user-group', 'postgres'], { stdio: 'ignore' });
  } catch {
    // No useradd on this machine: `nobody` serves.
  }
  for (const name of candidates) {
    const user = findUser(name);
    if (user) return user;
  }
  throw new StartUpError(
    'Postgres cannot run as root and no other user was found. Start the console as an ordinary user, or set DATABASE_URL.',
  );
}
