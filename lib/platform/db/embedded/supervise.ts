import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import path from 'node:path';
import { postgresEnvironment, type RunAs } from './run-as';

const logBytesMax = 10 * 1024 * 1024;

/**
 * Postgres in its own process group (Ctrl-C reaches only us, so requests can finish first) and stopped by the end of
 * the pipe on descriptor 3: however this process dies, `kill -9` included, no Postgres stays behind.
 */
const supervisorScript = `
"$@" 3<&- & postgres=$!
( read _; kill -INT $postgres ) <&3 & watcher=$!
wait $postgres; code=$?
kill $watcher 2>/dev/null
exit $code`;

export interface PostgresProgram {
  /** Folder of the binaries. */
  bin: string;
  /** Data folder. */
  folder: string;
  settings: Readonly<Record<string, string>>;
  runAs: RunAs | null;
  logFile: string;
}

/** Starts Postgres under the supervisor; destroying `stdio[3]` stops it with a checkpoint. */
export async function spawnPostgres(program: PostgresProgram): Promise<ChildProcess> {
  const { bin, folder, settings, runAs, logFile } = program;
  const tooLong = existsSync(logFile) && (await stat(logFile)).size > logBytesMax;
  const log = await open(logFile, tooLong ? 'w' : 'a', 0o600);
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const child = spawn(
    '/bin/sh',
    ['-c', supervisorScript, 'postgres', path.join(bin, 'postgres'), '-D', folder, ...flags],
    {
      ...runAs,
      cwd: '/',
      detached: true,
      stdio: ['ignore', log.fd, log.fd, 'pipe'],
      env: postgresEnvironment,
    },
  );
  await log.close();
  return child;
}
