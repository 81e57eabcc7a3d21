import type { Database } from '@/lib/platform/db/client';
import { sql } from '@/lib/platform/query/conditions';
import type { HashedEntry } from './link-hash';

/** One link with its entry; null where the entry is gone. */
export interface ChainedEntry {
  position: string;
  entryId: string;
  hash: Buffer;
  entry: HashedEntry | null;
}

type Row = { position: string; entryId: string; hash: Buffer } & (
  | (Omit<HashedEntry, 'at'> & { at: Date })
  | { id: null }
);

function entryOf(row: Row): HashedEntry | null {
  if (row.id === null) return null;
  const { position: _, entryId: __, hash: ___, at, ...entry } = row;
  return { ...entry, at: at.toISOString() };
}

/** The links after the place `after`, in their order, at most `linksMax`. */
export async function readLinks(
  pool: Database['pool'],
  after: string,
  linksMax: number,
): Promise<readonly ChainedEntry[]> {
  const { rows } = await pool.query<Row>(sql`
    select l.position::text, l.entry_id::text as "entryId", l.hash, e.id::text, e.at, e.actor_kind as "actorKind",
      e.actor_id as "actorId", e.actor_name as "actorName", e.address, e.action, e.subject, e.before::text, e.after::text
    from audit_links l
    left join audit_entries e on e.id = l.entry_id
    where l.position > ${after}::bigint
    order by l.position
    limit ${linksMax}`);
  return rows.map((row) => ({
    position: row.position,
    entryId: row.entryId,
    hash: row.hash,
    entry: entryOf(row),
  }));
}

/** Entries after the id `after` that stand in no link, looked for among the next `entriesMax`; `lastId` is null at the end. */
export async function findUnlinked(
  pool: Database['pool'],
  after: string,
  entriesMax: number,
): Promise<{ unlinkedId: string | null; lastId: string | null }> {
  const { rows } = await pool.query<{ unlinkedId: string | null; lastId: string | null }>(sql`
    select min(e.id) filter (where l.entry_id is null)::text as "unlinkedId", max(e.id)::text as "lastId"
    from (select id from audit_entries where id > ${after}::bigint order by id limit ${entriesMax}) e
    left join audit_links l on l.entry_id = e.id`);
  return rows[0] ?? { unlinkedId: null, lastId: null };
}
