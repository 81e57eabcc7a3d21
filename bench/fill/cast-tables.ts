import type { Client } from 'pg';

/** Where what the filling needs lies while it runs; its `state` says how far it came. Dropped at the end. */
export const castSchema = 'bench_cast';

/** Tables whose rows are copied, in the order of their foreign keys. */
export const castTables = [
  'callbacks',
  'requests',
  'batches',
  'suborders',
  'transfers',
  'transitions',
  'issues',
  'probes',
  'deliveries',
  'attempts',
  'search_documents',
  'payload_facts',
  'search_rejections',
  'signature_uses',
] as const;
export type CastTable = (typeof castTables)[number];

/** Those with numbers of their own. */
export const numberedTables = [
  'callbacks',
  'batches',
  'suborders',
  'transfers',
  'transitions',
  'issues',
  'probes',
  'deliveries',
] as const satisfies readonly CastTable[];
export type NumberedTable = (typeof numberedTables)[number];

/** Numbers that the cast uses up in each table: the distance between two copies. */
export type Spans = Readonly<Record<NumberedTable, bigint>>;

const orders: Readonly<Partial<Record<CastTable, string>>> = {
  search_documents: 'callback_id',
  payload_facts: 'callback_id',
  search_rejections: 'request_id',
  signature_uses: 'transfer_ref, signature',
};
/** What is one for the whole installation is not copied with a callback. */
const kept: Readonly<Partial<Record<CastTable, string>>> = {
  issues: `where subject ~ '^(transfer|batch|suborder|callback):'`,
};

/** Sets the cast apart, in an order of its own (`place`), so that copies are made of it alone. */
export async function setCastApart(client: Client): Promise<void> {
  for (const table of castTables) {
    await client.query(
      `create table ${castSchema}.${table} as
       select row_number() over (order by ${orders[table] ?? 'id'})::int as place, c.* from ${table} c ${kept[table] ?? ''}`,
    );
    await client.query(`create unique index on ${castSchema}.${table} (place)`);
    await client.query(`analyze ${castSchema}.${table}`);
  }
}

/** The numbers that the cast used up, by table. */
export async function readSpans(client: Client): Promise<Spans> {
  const read = async (table: NumberedTable) => {
    const { rows } = await client.query<{ span: string }>(
      `select coalesce(max(id), 1)::text as span from ${castSchema}.${table}`,
    );
    return [table, BigInt(rows[0]?.span ?? '1')] as const;
  };
  const entries: (readonly [NumberedTable, bigint])[] = [];
  for (const table of numberedTables) entries.push(await read(table));
  const spans = new Map(entries);
  const of = (table: NumberedTable) => spans.get(table) ?? 1n;
  return {
    callbacks: of('callbacks'),
    batches: of('batches'),
    suborders: of('suborders'),
    transfers: of('transfers'),
    transitions: of('transitions'),
    issues: of('issues'),
    probes: of('probes'),
    deliveries: of('deliveries'),
  };
}
