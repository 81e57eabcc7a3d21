import type { Context } from '@/lib/platform/context';
import type { Transaction } from '@/lib/platform/db/transaction';
import { askAbout } from './ask-about';
import { isAskedAgain } from './decide-asking-again';
import { type RecordTrouble, recordTroubles } from './judge-record';
import { readPosition, start, writePosition } from './sweep-position';

const statement = `
select i.id::text, i.kind as trouble, i.subject as key, newest.created_at as "askedAt", newest.state = 'waiting' as waits,
  (select count(*)::int from probes p where p.subject = i.subject and p.trigger = 'sweep' and p.created_at >= i.opened_at) as count
from issues i
left join lateral (select p.created_at, p.state from probes p where p.subject = i.subject order by p.id desc limit 1) newest on true
where i.kind = any($2::text[]) and i.state in ('open', 'acknowledged') and i.id > $1 and i.subject ~ '^(transfer|batch):'
order by i.id limit $3`;

interface TroubledRow {
  id: string;
  trouble: RecordTrouble;
  key: string;
  askedAt: Date | null;
  waits: boolean | null;
  count: number;
}

/**
 * Has the provider asked again about the next `rowsMax` records whose issue is still live, less and less often: one answer "still
 * open" must not be the last word. Returns how many questions wait now.
 */
export async function askAgain(ctx: Context, tx: Transaction, { rowsMax }: { rowsMax: number }): Promise<number> {
  const sweep = 'asked:records';
  const now = ctx.clock.now();
  const position = (await readPosition(tx, sweep)) ?? start;
  const { rows } = await tx.query<TroubledRow>(statement, [position.id, recordTroubles, rowsMax]);
  const due = rows.filter(({ askedAt, waits, count }) =>
    isAskedAgain({ count, newest: askedAt && { askedAt, waits: waits === true } }, now),
  );
  const asked = await askAbout(ctx, tx, due);
  const last = rows.length < rowsMax ? undefined : rows.at(-1);
  await writePosition(tx, sweep, last ? { at: null, id: last.id } : start, now);
  return asked;
}
