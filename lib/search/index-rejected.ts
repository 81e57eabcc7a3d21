import { openEnvelope } from '@/lib/intake/envelope';
import { type RequestRow, requestColumnsSql, toRequestSummary } from '@/lib/intake/request-row';
import { documentOfLeaves, type SearchDocument, searchText } from '@/lib/intake/search-document';
import { holdSensitivities } from '@/lib/intake/sensitive/read-sensitivities';
import type { Context } from '@/lib/platform/context';
import { inTransaction, type Transaction } from '@/lib/platform/db/transaction';
import { sql } from '@/lib/platform/query/conditions';
import type { Sensitivity } from '@/lib/providers/sensitive';
import { rejectedValues } from './rejected-values';
import { requestFacts } from './request-facts';

type Row = RequestRow & { sealed: Buffer };

interface Wanted {
  since: Date;
  limit: number;
}

function documentOf(ctx: Context, row: Row, sensitivity: Sensitivity): SearchDocument {
  const facts = Object.values(requestFacts(toRequestSummary(row)));
  try {
    const known = facts.map((value) => ({ path: '', value, kind: null }));
    const brought = rejectedValues(openEnvelope(ctx.vault, row.id, row.sealed), sensitivity);
    return documentOfLeaves(ctx.vault, [...known, ...brought]);
  } catch {
    // Bytes that do not open (another master secret) are found by what lies beside them.
    return { text: searchText(facts), sensitive: [] };
  }
}

async function indexSome(ctx: Context, tx: Transaction, { since, limit }: Wanted): Promise<number> {
  const sensitivities = await holdSensitivities(tx);
  const { rows } = await tx.query<Row>(sql`
    select ${requestColumnsSql}, r.sealed
    from requests r
    join accounts a on a.id = r.account_id
    where r.verdict = 'rejected' and r.received_at >= ${since}
      and not exists (select from search_rejections s where s.request_id = r.id)
    order by r.received_at desc, r.id desc
    limit ${limit}`);
  if (rows.length === 0) return 0;
  const documents = rows.map((row) => documentOf(ctx, row, sensitivities(row.provider)));
  await tx.query(sql`
    insert into search_rejections (request_id, text, sensitive)
    select id, text, string_to_array(nullif(numbers, ''), ' ')::bigint[]
    from unnest(${rows.map(({ id }) => id)}::uuid[], ${documents.map(({ text }) => text)}::text[],
      ${documents.map(({ sensitive }) => sensitive.join(' '))}::text[]) as made (id, text, numbers)
    on conflict (request_id) do nothing`);
  return rows.length;
}

/** Makes what rejected requests since `since` are searched by where it is missing, newest first; answers how many it made. */
export async function indexRejected(ctx: Context, wanted: Wanted): Promise<number> {
  return inTransaction(ctx.db.pool, (tx) => indexSome(ctx, tx, wanted));
}
