import { readFile } from 'node:fs/promises';
import path from 'node:path';

export const superuser = 'console';
export const database = 'console';

/** Files of the embedded Postgres beside its data folder. */
export function filesIn(dataDir: string) {
  return {
    password: path.join(dataDir, 'postgres-password'),
    port: path.join(dataDir, 'postgres-port'),
    /** Only where the data could not lie in `dataDir` itself: the name of its folder under /var/lib. */
    place: path.join(dataDir, 'postgres-place'),
    log: path.join(dataDir, 'postgres.log'),
  };
}

/** Connection string of the database `name` in the embedded Postgres. */
export function embeddedUrl(password: string, port: number, name: string = database): string {
  return `postgresql://${superuser}:${password}@127.0.0.1:${port}/${name}`;
}

/** Where the embedded Postgres of `dataDir` answers while some process runs it; null: it was never started there. */
export async function findEmbeddedUrl(dataDir: string): Promise<string | null> {
  const files = filesIn(dataDir);
  // Else Next takes the whole project for files that this could read.
  const read = (file: string) => readFile(/* turbopackIgnore: true */ file, 'utf8').catch(() => null);
  const [password, port] = await Promise.all([read(files.password), read(files.port)]);
  return password && port ? embeddedUrl(password.trim(), Number(port)) : null;
}
