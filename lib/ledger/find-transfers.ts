import type { ActorContext } from '@/lib/access/actor';
import { assertMay } from '@/lib/access/permissions';
import { sql, where } from '@/lib/platform/query/conditions';
import { storableText } from '@/lib/platform/text';
import { readTransferStanding } from './read-transfer-standing';
import { type TransferRow, toListedTransfer, transferColumnsSql } from './transfer-row';
import type { ListedTransfer } from './types';

/** A transfer as its provider names it. */
export interface TransferAddress {
  provider: string;
  transferId: string;
  /** Slug; null: of any account. */
  account: string | null;
}

/** More kinds than one id can have over a handful of accounts. */
const foundMax = 50;

/** The transfers that a provider calls so: several where accounts or kinds (a payment and its refund) share the id. */
export async function findTransfers(
  ctx: ActorContext,
  { provider, transferId, account }: TransferAddress,
): Promise<ListedTransfer[]> {
  assertMay(ctx.actor, 'transfers.read');
  const { rows } = await ctx.db.pool.query<TransferRow>(sql`
    select ${transferColumnsSql}
    from transfers t
    join accounts a on a.id = t.account_id
    ${where([
      sql`t.provider = ${storableText(provider)}`,
      sql`t.transfer_id = ${storableText(transferId)}`,
      account === null ? null : sql`a.slug = ${storableText(account)}`,
    ])}
    order by t.id
    limit ${foundMax}`);
  const standings = await readTransferStanding(
    ctx.db.pool,
    rows.map(({ id }) => id),
  );
  return rows.map((row) => toListedTransfer(row, standings));
}
