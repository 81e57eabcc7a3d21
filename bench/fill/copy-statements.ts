import type { Client } from 'pg';
import { type CastTable, castSchema, castTables, type NumberedTable, numberedTables, type Spans } from './cast-tables';

/** Which copy is made, and how it differs from the cast. */
export interface Copy {
  number: number;
  shiftMs: number;
  castMarker: string;
  marker: string;
  /** Its requests and attempts were not dropped by retention. */
  bytesKept: boolean;
  /** Issues of most copies were seen to long ago. */
  issuesLive: boolean;
}

interface Column {
  name: string;
  type: string;
}
export type CastColumns = ReadonlyMap<CastTable, readonly Column[]>;

/** Columns that hold the number of a row of another table. */
const references: Readonly<Record<string, NumberedTable>> = {
  callback_id: 'callbacks',
  batch_ref: 'batches',
  transfer_ref: 'transfers',
  delivery_id: 'deliveries',
  replay_of: 'deliveries',
};

/** Texts of a closed set, and JSON without ids: left as they are. */
const alike: readonly string[] = [
  ...[
    'provider',
    'channel',
    'verdict',
    'status',
    'outcome',
    'kind',
    'state',
    'method',
    'url',
    'path',
    'type',
    'origin',
  ],
  ...[
    'apply_state',
    'provider_status',
    'currency',
    'chain',
    'source_address',
    'content_type',
    'answer_body',
    'trigger',
  ],
  ...['verification', 'precedence', 'value_at_risk', 'body_mode', 'from_status', 'to_status', 'cause', 'cause_detail'],
];

/** Reads the columns of the tables that are copied; what somebody adds to one of them is copied too. */
export async function readCastColumns(client: Client): Promise<CastColumns> {
  const { rows } = await client.query<Column & { table: CastTable }>(
    `select c.relname as table, a.attname as name, format_type(a.atttypid, null) as type
     from pg_attribute a join pg_class c on c.oid = a.attrelid
     where c.relnamespace = 'public'::regnamespace and c.relname = any($1) and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
     order by a.attnum`,
    [castTables],
  );
  return new Map(castTables.map((table) => [table, rows.filter((row) => row.table === table)]));
}

/** JSON that is replaced in is kept as text from here on: it is written for every copy, and read as JSON once. */
export async function keepJsonAsText(client: Client, columns: CastColumns): Promise<void> {
  for (const [table, all] of columns) {
    for (const { name, type } of all) {
      if (type !== 'jsonb' || alike.includes(name)) continue;
      await client.query(`alter table ${castSchema}.${table} alter "${name}" type text`);
    }
  }
}

const shifted = (column: string, shiftMs: number) =>
  `(lpad(to_hex(('x' || left(replace(${column}::text, '-', ''), 12))::bit(48)::bigint + ${shiftMs}), 12, '0') || substr(replace(${column}::text, '-', ''), 13))::uuid`;

function movedNumber(spans: Spans, table: NumberedTable, value: string, { number }: Copy): string {
  return `${value} + ${spans[table] * BigInt(number)}`;
}

const subjectTables: Readonly<Record<string, NumberedTable>> = {
  transfer: 'transfers',
  batch: 'batches',
  suborder: 'suborders',
  callback: 'callbacks',
};

/** `transfer:9` of the copy. */
function movedSubject(spans: Spans, column: string, copy: Copy): string {
  const cases = Object.entries(subjectTables).map(
    ([word, table]) =>
      `when '${word}' then '${word}:' || (${movedNumber(spans, table, `split_part(${column}, ':', 2)::bigint`, copy)})`,
  );
  return `case split_part(${column}, ':', 1) ${cases.join(' ')} end`;
}

type Special = (spans: Spans, copy: Copy) => string;

/** What no rule by type makes right. */
const specials: Readonly<Record<string, Special>> = {
  // Some are a hash, which holds no marker.
  'callbacks.dedup_key': (_spans, { castMarker, marker }) =>
    `case when c.dedup_key like '%${castMarker}%' then replace(c.dedup_key, '${castMarker}', '${marker}') else c.dedup_key || '${marker}' end`,
  'requests.sealed': () => 'd.sealed',
  'requests.body_sha256': () => 'd.sha256',
  'attempts.sealed': () => 'd.sealed',
  'attempts.request_sha256': () => 'coalesce(d.sha256, c.request_sha256)',
  'search_documents.sensitive': () => 'd.numbers',
  'search_documents.fragments': () => 'd.fragments',
  'search_rejections.sensitive': () => 'd.numbers',
  'payload_facts.terms': () => 'd.numbers',
  'deliveries.webhook_id': () => 'gen_random_uuid()',
  'deliveries.attempt_id': () => 'null',
  'signature_uses.signature': (_spans, { number }) =>
    `sha256(c.signature || '\\x${number.toString(16).padStart(8, '0')}'::bytea)`,
  'transitions.subject_id': (spans, copy) => {
    const of = (table: NumberedTable) => movedNumber(spans, table, 'c.subject_id', copy);
    return `case c.subject when 'transfer' then ${of('transfers')} when 'batch' then ${of('batches')} else ${of('suborders')} end`;
  },
  'transitions.subject': () => 'c.subject',
  'issues.subject': (spans, copy) => movedSubject(spans, 'c.subject', copy),
  'issues.record_key': (spans, copy) => movedSubject(spans, 'c.record_key', copy),
  'probes.subject': (spans, copy) => movedSubject(spans, 'c.subject', copy),
  'issues.title': (spans, copy) =>
    `replace(regexp_replace(c.title, '^Callback [0-9]+', 'Callback ' || coalesce((${movedNumber(spans, 'callbacks', 'c.callback_id', copy)})::text, '')), '${copy.castMarker}', '${copy.marker}')`,
  'issues.state': (_spans, { issuesLive }) => (issuesLive ? 'c.state' : `'resolved'`),
  'issues.closed_at': (_spans, { issuesLive, shiftMs }) =>
    `coalesce(c.closed_at, ${issuesLive ? 'null' : `c.opened_at + interval '2 hours'`}) + interval '${shiftMs} milliseconds'`,
  'issues.closed_by': (_spans, { issuesLive }) => (issuesLive ? 'c.closed_by' : `coalesce(c.closed_by, 'Finance')`),
};

function expression(table: CastTable, { name, type }: Column, spans: Spans, copy: Copy): string {
  const special = specials[`${table}.${name}`];
  if (special) return special(spans, copy);
  const column = `c.${name}`;
  if (type === 'bigint') {
    if (name === 'id') {
      const own = numberedTables.find((one) => one === table);
      if (own) return movedNumber(spans, own, column, copy);
    }
    const referred = references[name];
    return referred ? movedNumber(spans, referred, column, copy) : column;
  }
  if (type === 'uuid') return shifted(column, copy.shiftMs);
  if (type.startsWith('timestamp')) return `${column} + interval '${copy.shiftMs} milliseconds'`;
  if (alike.includes(name)) return column;
  if (type === 'text') return `replace(${column}, '${copy.castMarker}', '${copy.marker}')`;
  if (type === 'jsonb') return `replace(${column}::text, '${copy.castMarker}', '${copy.marker}')::jsonb`;
  return column;
}

/** Made in this process for each copy, one row a place: `$1` are all bytes, one after the other. */
const made: Readonly<Partial<Record<CastTable, string>>> = {
  requests: `join (select place, substring($1::bytea from sha_at for 32) as sha256, substring($1::bytea from sealed_at for sealed_bytes) as sealed
    from unnest($2::int[], $3::int[], $4::int[]) with ordinality as m(sha_at, sealed_at, sealed_bytes, place)) d on d.place = c.place`,
  attempts: `join (select place, case when sha_at > 0 then substring($1::bytea from sha_at for 32) end as sha256,
      substring($1::bytea from sealed_at for sealed_bytes) as sealed
    from unnest($2::int[], $3::int[], $4::int[]) with ordinality as m(sha_at, sealed_at, sealed_bytes, place)) d on d.place = c.place`,
  search_documents: `join (select place, numbers::bigint[], fragments::int[]
    from unnest($1::text[], $2::text[]) with ordinality as m(numbers, fragments, place)) d on d.place = c.place`,
  search_rejections: `join (select place, numbers::bigint[] from unnest($1::text[]) with ordinality as m(numbers, place)) d on d.place = c.place`,
  payload_facts: `join (select place, numbers::int[] from unnest($1::text[]) with ordinality as m(numbers, place)) d on d.place = c.place`,
};

/** The statement that writes one table of one copy. */
export function copyStatement(table: CastTable, columns: CastColumns, spans: Spans, copy: Copy): string {
  const all = columns.get(table) ?? [];
  const values = all.map((column) => expression(table, column, spans, copy));
  return `insert into ${table} (${all.map(({ name }) => `"${name}"`).join(', ')})
select ${values.join(', ')}
from ${castSchema}.${table} c ${made[table] ?? ''}
order by c.place`;
}
