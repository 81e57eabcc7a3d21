import type { ActorContext } from '@/lib/access/actor';
import { assertMay } from '@/lib/access/permissions';
import { rowIdPattern, sql } from '@/lib/platform/query/conditions';
import { type ExactJson, ExactNumber, isExactObject } from '@/lib/providers/exact-json';
import { maskPayload } from '@/lib/providers/mask-payload';
import { payloadValues } from '@/lib/providers/payload-path';
import { loadAccounts } from './accounts';
import { openEnvelope } from './envelope';
import { readStored } from './read-stored';
import { readSensitivities } from './sensitive/read-sensitivities';

/** The values of one callback's payload, by path; null: its payload has nothing there. */
export type LiftedValues =
  | { state: 'read'; values: Readonly<Record<string, string | null>> }
  /** Retention dropped its bytes. */
  | { state: 'dropped' }
  /** Today's reader does not take it any more. */
  | { state: 'unreadable' }
  /** It, or the page's payloads together, are more than a list opens. */
  | { state: 'too_large' };

/** A batch of a few hundred lines; a list is no place to wait for more. */
const bodyBytesMax = 256 * 1024;
/** Of all rows of a page: opening these takes about 50 ms. */
const bytesMax = 4 * 1024 * 1024;
/** Of many values at one path (`suborders.tx_id`) the first ones are shown. */
const valuesMax = 3;
const textLengthMax = 200;

interface SealedRow {
  id: string;
  accountId: string;
  channel: string;
  receivedAt: Date;
  requestId: string | null;
  method: string;
  /** Null: too large. */
  sealed: Buffer | null;
}

function textOf(value: ExactJson): string {
  if (value instanceof ExactNumber) return value.text;
  if (isExactObject(value)) return `{${value.size}}`;
  return String(value);
}

/** Pure: what a cell says of the values at `path`; null: there are none. */
export function liftedText(payload: ExactJson, path: string): string | null {
  const texts: string[] = [];
  let more = 0;
  for (const value of payloadValues(payload, path)) {
    const text = textOf(value);
    if (texts.includes(text)) continue;
    if (texts.length < valuesMax) texts.push(text);
    else more += 1;
  }
  if (texts.length === 0) return null;
  const joined = texts.join(', ');
  const cut = joined.length > textLengthMax ? `${joined.slice(0, textLengthMax).toWellFormed()}…` : joined;
  return more === 0 ? cut : `${cut} +${more}`;
}

/**
 * What the payloads of the callbacks `ids` hold at `paths`, by callback: opened for these rows alone, within a bound of bytes. What is
 * sensitive is masked for everybody: a list reveals nothing. Unknown ids are left out. Throws `AppError('unavailable')` where bytes do
 * not open.
 */
export async function liftPayloadValues(
  ctx: ActorContext,
  { ids, paths }: { ids: readonly string[]; paths: readonly string[] },
): Promise<Readonly<Record<string, LiftedValues>>> {
  assertMay(ctx.actor, 'callbacks.read');
  const known = ids.filter((id) => rowIdPattern.test(id));
  if (known.length === 0 || paths.length === 0) return {};
  const [{ rows }, accounts, sensitivities] = await Promise.all([
    ctx.db.pool.query<SealedRow>(sql`
      select c.id, c.account_id as "accountId", c.channel, c.received_at as "receivedAt", r.id as "requestId", r.method,
        case when r.body_kept_bytes <= ${bodyBytesMax} and sum(least(r.body_kept_bytes, ${bodyBytesMax})) over (order by asked.place)
          <= ${bytesMax} then r.sealed end as sealed
      from unnest(${known}::bigint[]) with ordinality as asked (id, place)
      join callbacks c on c.id = asked.id
      left join requests r on r.id = c.first_request_id`),
    loadAccounts(ctx),
    readSensitivities(ctx),
  ]);
  const lift = ({ accountId, channel, receivedAt, requestId, method, sealed }: SealedRow): LiftedValues => {
    if (requestId === null) return { state: 'dropped' };
    if (sealed === null) return { state: 'too_large' };
    const account = accounts.byId(accountId);
    const envelope = openEnvelope(ctx.vault, requestId, sealed);
    const parsed = account && readStored(account, { channel, method, envelope, receivedAt });
    if (parsed?.outcome !== 'parsed') return { state: 'unreadable' };
    const payload = maskPayload(parsed.payload, sensitivities(account?.provider.id ?? ''));
    return { state: 'read', values: Object.fromEntries(paths.map((path) => [path, liftedText(payload, path)])) };
  };
  return Object.fromEntries(rows.map((row) => [row.id, lift(row)]));
}
