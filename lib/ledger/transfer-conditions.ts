import { beginsWith, isOneOf, type Sql, sql, where } from '@/lib/platform/query/conditions';
import { afterCursor, ofAccounts, openedWithin } from './list-conditions';
import type { AmountRange, TransferFilter } from './transfer-filter';

/** ASCII alone, as Postgres' `lower` does under the C collation. */
function lowered(text: string): string {
  return text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
}

/** Each branch has its index; for a beginning that fits nearly everything Postgres walks the list itself instead. */
function matches(text: string): Sql {
  const inEitherCase = lowered(text);
  return sql`(${beginsWith(sql`t.transfer_id`, text)}
    or ${beginsWith(sql`t.merchant_reference`, text)}
    or ${beginsWith(sql`lower(t.tx_hash)`, inEitherCase)}
    or ${beginsWith(sql`lower(t.from_address)`, inEitherCase)}
    or ${beginsWith(sql`lower(t.to_address)`, inEitherCase)})`;
}

function amountWithin({ currency, min, max }: AmountRange): (Sql | null)[] {
  const amount = sql`coalesce(t.requested_amount, t.actual_amount)`;
  return [
    sql`t.currency = ${currency}`,
    min === null ? null : sql`${amount} >= ${min}::numeric`,
    max === null ? null : sql`${amount} <= ${max}::numeric`,
  ];
}

function isTerminal(terminal: boolean): Sql {
  // Written as the partial index has it.
  return terminal ? sql`t.terminal` : sql`not t.terminal`;
}

function isConflicted(conflicted: boolean): Sql {
  return conflicted ? sql`t.conflicted` : sql`not t.conflicted`;
}

/** Pure: the `where` of a filter over `transfers t`. Throws `AppError('bad_request')` for a cursor that no list gave out. */
export function transferWhere(filter: TransferFilter): Sql {
  return where([
    isOneOf(sql`t.provider`, filter.provider),
    ofAccounts(sql`t.account_id`, filter.account),
    isOneOf(sql`t.kind`, filter.kind),
    isOneOf(sql`t.status`, filter.status),
    isOneOf(sql`t.outcome`, filter.outcome),
    isOneOf(sql`t.currency`, filter.currency),
    filter.conflicted === null ? null : isConflicted(filter.conflicted),
    filter.terminal === null ? null : isTerminal(filter.terminal),
    ...(filter.amount === null ? [] : amountWithin(filter.amount)),
    filter.q === null ? null : matches(filter.q),
    ...openedWithin(sql`t.opened_at`, filter.from, filter.to),
    afterCursor(sql`t.opened_at`, sql`t.id`, filter.cursor),
  ]);
}
