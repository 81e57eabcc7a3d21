import { AppError } from '@/lib/platform/errors';
import { rowIdPattern, type Sql, sql } from '@/lib/platform/query/conditions';
import { decodeCursor, encodeCursor } from '@/lib/platform/query/cursor';
import { currencyOf, type IssueSort } from './issue-filter';

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

function amountCursor(text: string): { amount: string; id: string } {
  const [amount = '', id = '', ...rest] = Buffer.from(text, 'base64url').toString('latin1').split(' ');
  if (/^-?\d{1,120}(\.\d{1,120})?$/.test(amount) && rowIdPattern.test(id) && rest.length === 0) return { amount, id };
  throw new AppError('bad_request', 'The cursor is not one that this list gave out. Start again from the first page.');
}

/** Pure: the order of `sort` from `cursor` on. Throws `AppError('bad_request')` for a cursor that no such list gave out. */
export function issueOrder(sort: IssueSort, cursor: string | null): IssueOrder {
  const currency = currencyOf(sort);
  if (currency !== null) {
    const atRisk = sql`(select sum((v.value->>'amount')::numeric) from jsonb_array_elements(i.value_at_risk) v
      where v.value->>'currency' = ${currency})`;
    const after = cursor === null ? null : amountCursor(cursor);
    return {
      atRisk,
      orderBy: sql`i.at_risk desc, i.id desc`,
      conditions: [
        // Said again in the words of the index, which holds only issues with money.
        sql`i.value_at_risk <> '[]'`,
        sql`i.value_at_risk @> ${JSON.stringify([{ currency }])}::jsonb`,
        after && sql`(i.at_risk, i.id) < (${after.amount}::numeric, ${after.id}::bigint)`,
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

/** Pure: the cursor that goes on after `place` in the same order. */
export function cursorAfter({ id, openedAt, atRisk }: IssuePlace): string {
  return atRisk === null ? encodeCursor({ at: openedAt, id }) : Buffer.from(`${atRisk} ${id}`).toString('base64url');
}
