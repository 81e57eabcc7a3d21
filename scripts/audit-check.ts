import { checkChain } from '@/lib/access/audit/check-chain';
import { openDatabase } from '@/lib/platform/db/client';
import { startCluster } from '@/lib/platform/db/embedded/cluster';
import { findEmbeddedUrl } from '@/lib/platform/db/embedded/place';
import { type Environment, readEnvironment } from '@/lib/platform/env';
import { StartUpError } from '@/lib/platform/errors';
import { readArguments, resultWords } from './audit-check-words';

/** The chain does not hold. */
const brokenCode = 1;
/** It could not be checked: this says nothing about the chain. */
const uncheckedCode = 2;

const grouped = new Intl.NumberFormat('en');

/** The console's database: the one of DATABASE_URL, or the embedded one, which is started where no console runs. */
async function openPlace({ databaseUrl, dataDir }: Environment): Promise<{ url: string; close(): Promise<void> }> {
  if (databaseUrl !== null) return { url: databaseUrl, close: async () => undefined };
  if ((await findEmbeddedUrl(dataDir)) === null) {
    throw new StartUpError(`No console has run on ${dataDir} yet. Run npm start first, or set DATABASE_URL.`);
  }
  const { url, stop } = await startCluster(dataDir);
  return { url, close: stop };
}

function explain(error: unknown): string {
  if (error instanceof StartUpError) return error.message;
  const code: unknown = error instanceof Error ? Reflect.get(error, 'code') : null;
  if (code === '42P01') return 'This database has no chain yet: start the console once, which migrates it.';
  return error instanceof Error ? error.message : String(error);
}

/** `npm run audit:check`: exit code 0 where the chain holds, 1 where it is broken, 2 where it could not be checked. */
export async function main(args: readonly string[]): Promise<number> {
  const asked = readArguments(args);
  if (!asked.ok) {
    console.error(asked.message);
    return uncheckedCode;
  }
  try {
    const place = await openPlace(readEnvironment());
    const db = openDatabase(place.url, { connectionsMax: 1 });
    try {
      let told = 0n;
      const onProgress = (checked: bigint) => {
        if (checked - told < 50_000n) return;
        told = checked;
        console.error(`${grouped.format(checked)} checked …`);
      };
      const result = await checkChain(db.pool, { anchor: asked.anchor, onProgress });
      console.log(resultWords(result));
      return result.outcome === 'ok' ? 0 : brokenCode;
    } finally {
      await db.close();
      await place.close();
    }
  } catch (error) {
    console.error(`The audit could not be checked. ${explain(error)}`);
    return uncheckedCode;
  }
}
