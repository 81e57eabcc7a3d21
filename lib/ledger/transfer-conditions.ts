import {
  columnCondition,
  conditionsSql,
  type FieldSql,
  loweredAscii,
  ofAccountsNamed,
} from '@/lib/platform/query/condition-sql';
import { beginsWith, isOneOf, type Sql, sql, where } from '@/lib/platform/query/conditions';
import type { Operator } from '@/lib/platform/query/filter-fields';
import { allOf, splitConditions } from '@/lib/platform/query/look-through';
import { afterCursor, ofAccounts, openedWithin } from './list-conditions';
import { type TransferCondition, type TransferField, transferFields } from './transfer-fields';
import type { TransferFilter } from './transfer-filter';

/** As the index on them has it. */
const amount = sql`coalesce(t.requested_amount, t.actual_amount)`;

/** Hashes and addresses in hexadecimal are written in either case; the index is on the lower one. */
function inEitherCase(column: Sql, { operator, values }: TransferCondition): Sql {
  return columnCondition(sql`lower(${column})`, 'text', operator, values.map(loweredAscii));
}

const columns: Readonly<Record<TransferField, FieldSql<TransferField>>> = {
  provider: { column: sql`t.provider` },
  kind: { column: sql`t.kind` },
  status: { column: sql`t.status` },
  outcome: { column: sql`t.outcome` },
  terminal: { column: sql`t.terminal` },
  currency: { column: sql`t.currency` },
  amount: { column: amount },
  requestedAmount: { column: sql`t.requested_amount` },
  actualAmount: { column: sql`t.actual_amount` },
  fee: { column: sql`t.fee` },
  transferId: { column: sql`t.transfer_id` },
  merchantReference: { column: sql`t.merchant_reference` },
  txHash: (condition) => inEitherCase(sql`t.tx_hash`, condition),
  fromAddress: (condition) => inEitherCase(sql`t.from_address`, condition),
  toAddress: (condition) => inEitherCase(sql`t.to_address`, condition),
  chain: { column: sql`t.chain` },
  conflicted: { column: sql`t.conflicted` },
  account: (condition) => ofAccountsNamed(sql`t.account_id`, condition),
  settledAt: { column: sql`t.settled_at` },
  updatedAt: { column: sql`t.updated_at` },
};

/** Each branch has its index; for a beginning that fits nearly everything Postgres walks the list itself instead. */
function matches(text: string): Sql {
  const lowered = loweredAscii(text);
  return sql`(${beginsWith(sql`t.transfer_id`, text)}
    or ${beginsWith(sql`t.merchant_reference`, text)}
    or ${beginsWith(sql`lower(t.tx_hash)`, lowered)}
    or ${beginsWith(sql`lower(t.from_address)`, lowered)}
    or ${beginsWith(sql`lower(t.to_address)`, lowered)})`;
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
    ...conditionsSql(transferFields, columns, filter.conditions),
    filter.q === null ? null : matches(filter.q),
    ...openedWithin(sql`t.opened_at`, filter.from, filter.to),
    afterCursor(sql`t.opened_at`, sql`t.id`, filter.cursor),
  ]);
}

/** What an index answers beside the lists of a filter; other fields are compared row by row. */
const indexed: Readonly<Partial<Record<TransferField, readonly Operator[]>>> = {
  transferId: ['is'],
  merchantReference: ['is'],
  txHash: ['is'],
  fromAddress: ['is'],
  toAddress: ['is'],
  // With its currency.
  amount: ['is', 'from', 'to'],
};

/** Pure: a filter without what transfers have to be compared with one by one, and that; null: there is nothing of the kind. */
export function splitTransferFilter(filter: TransferFilter): { found: TransferFilter; compared: Sql | null } {
  const { found, compared } = splitConditions(filter.conditions, indexed);
  const asked = conditionsSql(transferFields, columns, compared);
  return { found: { ...filter, conditions: found }, compared: allOf(asked) };
}
