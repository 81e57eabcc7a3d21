import { type IssueState, issueStates } from '@/lib/ledger/issue-kinds';
import { AppError } from '@/lib/platform/errors';
import { rowIdPattern, type Sql, sql } from '@/lib/platform/query/conditions';
import { decodeCursor, encodeCursor } from '@/lib/platform/query/cursor';
import { atRiskIn, indexedMoney, isNotIndexed } from './at-risk';
import { currencyOf, type IssueFilter, type IssueSort } from './issue-filter';

/** The last row of a page: what any order of the list needs to go on after it. */
export interface IssuePlace {
  id: string;
  openedAt: string;
  /** In the currency that the list is sorted by; null where it is sorted by time. */
  atRisk: string | null;
}

/** How a sort orders `issues i` with a column `at_risk`, which rows it leaves out, and what comes after a cursor. */
export interface IssueOrder {
  /** What `at_risk` is: the money at risk in the one currency; null where the order is by time. */
  atRisk: Sql;
  orderBy: Sql;
  conditions: (Sql | null)[];
}

/** Issues of an order that one index gives out in that order, or that are very few. */
export type IssuePart = Pick<IssueOrder, 'atRisk' | 'conditions'>;

function amountCursor(text: string): { amount: string; id: string } {
  const [amount = '', id = '', ...rest] = Buffer.from(text, 'base64url').toString('latin1').split(' ');
  if (/^-?\d{1,120}(\.\d{1,120})?$/.test(amount) && rowIdPattern.test(id) && rest.length === 0) return { amount, id };
  throw new AppError('bad_request', 'The cursor is not one that this list gave out. Start again from the first page.');
}

/** What comes after the cursor of a list by money at risk. */
function lessThan(cursor: string | null): Sql | null {
  const after = cursor === null ? null : amountCursor(cursor);
  return after && sql`(i.at_risk, i.id) < (${after.amount}::numeric, ${after.id}::bigint)`;
}

/** Pure: the order of `sort` from `cursor` on. Throws `AppError('bad_request')` for a cursor that no such list gave out. */
export function issueOrder(sort: IssueSort, cursor: string | null): IssueOrder {
  const currency = currencyOf(sort);
  if (currency !== null) {
    return {
      atRisk: atRiskIn(currency),
      orderBy: sql`i.at_risk desc, i.id desc`,
      conditions: [
        // Said again in the words of the index, which holds only issues with money.
        sql`i.value_at_risk <> '[]'`,
        sql`i.value_at_risk @> ${JSON.stringify([{ currency }])}::jsonb`,
        lessThan(cursor),
      ],
    };
  }
  const after = cursor === null ? null : decodeCursor(cursor, rowIdPattern);
  const place = after && sql`(${after.at}::timestamptz, ${after.id}::bigint)`;
  return sort === 'oldest'
    ? {
        atRisk: sql`null::numeric`,
        orderBy: sql`i.opened_at, i.id`,
        conditions: [place && sql`(i.opened_at, i.id) > ${place}`],
      }
    : {
        atRisk: sql`null::numeric`,
        orderBy: sql`i.opened_at desc, i.id desc`,
        conditions: [place && sql`(i.opened_at, i.id) < ${place}`],
      };
}

/**
 * Pure: what the rows of an order are put together from, each of them in one part. By money at risk that is: those whose first
 * currency it is, whose second, whose third, and those of which no index knows.
 */
export function issueParts(sort: IssueSort, cursor: string | null): IssuePart[] {
  const currency = currencyOf(sort);
  if (currency === null) return [issueOrder(sort, cursor)];
  const rest = lessThan(cursor);
  return [
    ...indexedMoney.map((money) => ({
      atRisk: money.amount,
      conditions: [money.isThere, sql`${money.currency} = ${currency}`, rest],
    })),
    { atRisk: atRiskIn(currency), conditions: [isNotIndexed, sql`i.at_risk is not null`, rest] },
  ];
}

/** Pure: the states that a page is put together from: by money at risk, an index holds each state by itself. */
export function issuePartStates({ sort, state }: Pick<IssueFilter, 'sort' | 'state'>): (readonly IssueState[])[] {
  if (currencyOf(sort) === null) return [state];
  return (state.length > 0 ? [...new Set(state)] : issueStates).map((one) => [one]);
}

/** Pure: the cursor that goes on after `place` in the same order. */
export function cursorAfter({ id, openedAt, atRisk }: IssuePlace): string {
  return atRisk === null ? encodeCursor({ at: openedAt, id }) : Buffer.from(`${atRisk} ${id}`).toString('base64url');
}
