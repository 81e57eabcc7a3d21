import type { Client } from 'pg';
import { castSchema } from './cast-tables';

/** How far a filling came; kept in the database, so that one that was interrupted while indexes were built goes on. */
export interface FillState {
  /** What was asked for. */
  size: number;
  castCallbacks: number;
  copies: number;
  startsAt: Date;
  spanMs: number;
  /** What is older has no requests and attempts any more, as after retention; null: everything has. */
  bytesDays: number | null;
  phase: 'cast' | 'copies' | 'indexes' | 'finishing';
}

const columns = `size, cast_callbacks as "castCallbacks", copies, starts_at as "startsAt", span_ms as "spanMs", bytes_days as "bytesDays", phase`;

/** Null where no filling is under way. */
export async function readState(client: Client): Promise<FillState | null> {
  const { rows: found } = await client.query<{ there: boolean }>(
    `select to_regclass('${castSchema}.state') is not null as there`,
  );
  if (!found[0]?.there) return null;
  const { rows } = await client.query<FillState>(`select ${columns} from ${castSchema}.state`);
  return rows[0] ?? null;
}

export async function beginState(client: Client, state: FillState): Promise<void> {
  await client.query(`create schema ${castSchema}`);
  await client.query(
    `create table ${castSchema}.state (size int, cast_callbacks int, copies int, starts_at timestamptz, span_ms float8, bytes_days int, phase text)`,
  );
  await client.query(`insert into ${castSchema}.state values ($1, $2, $3, $4, $5, $6, $7)`, [
    ...[state.size, state.castCallbacks, state.copies, state.startsAt, state.spanMs, state.bytesDays, state.phase],
  ]);
}

export async function writeState(client: Client, { copies, phase }: FillState): Promise<void> {
  await client.query(`update ${castSchema}.state set copies = $1, phase = $2`, [copies, phase]);
}
