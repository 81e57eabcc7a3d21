import type pg from 'pg';
import type { SearchDocument } from './search-document';

// Numbers of one row travel as text: `unnest` would flatten arrays of arrays.
const statement = `
insert into search_documents (callback_id, text, sensitive)
select id, text, string_to_array(nullif(numbers, ''), ' ')::bigint[]
from unnest($1::bigint[], $2::text[], $3::text[]) as made (id, text, numbers)
on conflict (callback_id) do nothing`;

/** Keeps what callbacks are searched by; those that have it already stay as they are. One statement, whatever their number. */
export async function writeSearchDocuments(
  pool: Pick<pg.Pool, 'query'>,
  documents: readonly ({ callbackId: string } & SearchDocument)[],
): Promise<void> {
  if (documents.length === 0) return;
  await pool.query(statement, [
    documents.map(({ callbackId }) => callbackId),
    documents.map(({ text }) => text),
    documents.map(({ sensitive }) => sensitive.join(' ')),
  ]);
}
