import { z } from 'zod';
import { issueKinds, issueStates } from '@/lib/ledger/issue-kinds';
import { issueAges } from '@/lib/ledger/issues/issue-ages';
import { issueFields, issueListed } from '@/lib/ledger/issues/issue-fields';
import { type IssueFilter, parseIssueFilter } from '@/lib/ledger/issues/issue-filter';
import { rowIdPattern } from '@/lib/platform/query/conditions';
import { conditionsSchema } from '@/lib/platform/query/read-conditions';

const text = z.string().min(1).max(500);
const texts = z.array(text).max(50).default([]);
const instant = z.iso.datetime({ offset: true }).transform((at) => new Date(at).toISOString());

/** The query of `GET /api/v1/issues` as JSON, lists always as lists; `{}` is everything. What cannot be used is refused. */
export const issueFilterSchema = z
  .strictObject({
    provider: texts,
    account: texts,
    kind: z.array(z.enum(issueKinds)).default([]),
    state: z.array(z.enum(issueStates)).default([]),
    owner: z.array(z.union([z.enum(['none', 'me']), z.string().regex(rowIdPattern)])).default([]),
    subject: text.nullable().default(null),
    recordKey: text.nullable().default(null),
    q: text.nullable().default(null),
    age: z.array(z.enum(issueAges)).default([]),
    conditions: conditionsSchema({ fields: issueFields, listed: issueListed }).default([]),
    from: instant.nullable().default(null),
    to: instant.nullable().default(null),
  })
  .transform((filter): IssueFilter => ({ ...parseIssueFilter({}), ...filter }));
