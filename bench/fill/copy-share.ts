import pg from 'pg';
import { dayMs } from '@/lib/platform/time';
import { castTables, type Spans } from './cast-tables';
import { type CastColumns, type Copy, copyStatement } from './copy-statements';
import { markerOf } from './marker';
import type { Cast } from './read-cast';
import { type SealTools, sealCopy } from './seal-copy';
import { fillSession } from './sessions';
import type { FillState } from './state';

/** The copies that one thread makes, and what they are made of; plain data, for it goes from one thread to another. */
export interface CopyShare {
  state: FillState;
  columns: CastColumns;
  spans: Spans;
  cast: Cast;
  numbers: readonly number[];
}

/** What stays when retention has dropped the bytes. */
const factTables = castTables.filter((table) => !['requests', 'attempts', 'search_rejections'].includes(table));
/** People have seen to what was raised before: issues of older copies are resolved. */
const issuesLiveMs = 2 * dayMs;

function copyOf(state: FillState, number: number): Copy {
  const ageMs = (state.copies - number) * state.spanMs;
  return {
    number,
    shiftMs: Math.round(number * state.spanMs),
    castMarker: markerOf(0),
    marker: markerOf(number),
    bytesKept: state.bytesDays === null || ageMs <= state.bytesDays * dayMs,
    issuesLive: ageMs <= issuesLiveMs,
  };
}

/** Makes the copies of `numbers` over a connection of its own, each in one transaction; tells of each by `onDone`. */
export async function makeCopies(
  tools: SealTools,
  databaseUrl: string,
  { state, columns, spans, cast, numbers }: CopyShare,
  onDone: () => void,
): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl, options: fillSession });
  await client.connect();
  const seal = async (number: number | undefined) =>
    number === undefined ? null : sealCopy(tools, cast, copyOf(state, number), spans.callbacks);
  try {
    // No trigger and no foreign key is looked at for each row: the copies are as whole as the cast.
    await client.query('set session_replication_role = replica');
    let next = await seal(numbers[0]);
    for (const [index, number] of numbers.entries()) {
      const copy = copyOf(state, number);
      const sealed: Readonly<Record<string, unknown[]>> = { ...next };
      const written = (async () => {
        await client.query('begin');
        for (const table of copy.bytesKept ? castTables : factTables) {
          await client.query(copyStatement(table, columns, spans, copy), sealed[table] ?? []);
        }
        await client.query('commit');
      })();
      // While Postgres writes this copy, the next one is signed and sealed here.
      const [sealedNext] = await Promise.all([seal(numbers[index + 1]), written]);
      next = sealedNext;
      onDone();
    }
  } finally {
    await client.end();
  }
}
