import type pg from 'pg';
import { idFragments } from './id-fragments';
import type { CallbackDocument } from './search-document';

// Numbers of one row travel as text: `unnest` would flatten arrays of arrays. Of an empty text `string_to_array` makes an empty array: no
// fragments, which is not the same as none made yet.
const statement = `
with made as (
  select * from unnest($1::bigint[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[])
    as made (id, text, sensitive, terms, facts, fragments)
), filtered as (
  insert into payload_facts (callback_id, terms, facts)
  select id, string_to_array(nullif(terms, ''), ' ')::int[], facts::jsonb from made
  on conflict (callback_id) do nothing
)
insert into search_documents (callback_id, text, sensitive, fragments)
select id, text, string_to_array(nullif(sensitive, ''), ' ')::bigint[], string_to_array(fragments, ' ')::int[] from made
on conflict (callback_id) do nothing`;

/**
 * Keeps what callbacks are searched and filtered by; those that have it already stay as they are. One statement, whatever their
 * number.
 */
export async function writeSearchDocuments(
  pool: Pick<pg.Pool, 'query'>,
  documents: readonly ({ callbackId: string } & CallbackDocument)[],
): Promise<void> {
  if (documents.length === 0) return;
  await pool.query(statement, [
    documents.map(({ callbackId }) => callbackId),
    documents.map(({ text }) => text),
    documents.map(({ sensitive }) => sensitive.join(' ')),
    documents.map(({ facts }) => facts.terms.join(' ')),
    documents.map(({ facts }) => JSON.stringify(facts.values)),
    documents.map(({ text }) => idFragments(text).join(' ')),
  ]);
}
