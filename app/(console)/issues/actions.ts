'use server';

import { z } from 'zod';
import { readUsableFilter } from '@/app/(console)/list/read-list-filter';
import { answerForm } from '@/app/(console)/providers/answer-form';
import { done, type FormState } from '@/app/(console)/providers/form-state';
import { formTexts } from '@/app/(console)/providers/read-form';
import { issueStates } from '@/lib/ledger/issue-kinds';
import { acknowledgeIssue } from '@/lib/ledger/issues/acknowledge-issue';
import { assignIssue } from '@/lib/ledger/issues/assign-issue';
import type { BulkAction } from '@/lib/ledger/issues/bulk-deeds';
import { changeIssues } from '@/lib/ledger/issues/change-issues';
import { commentIssue } from '@/lib/ledger/issues/comment-issue';
import { ignoreIssue } from '@/lib/ledger/issues/ignore-issue';
import { readIssueFilter } from '@/lib/ledger/issues/issue-filter';
import { issueVerbs } from '@/lib/ledger/issues/issue-state';
import { reopenIssue } from '@/lib/ledger/issues/reopen-issue';
import { resolveIssue } from '@/lib/ledger/issues/resolve-issue';
import { readInput } from '@/lib/platform/read-input';
import { bulkWords } from './bulk-words';
import { ofTab, withoutTab } from './issue-list-query';
import { issueVerbWords } from './issue-verb-words';

const verbs = { acknowledge: acknowledgeIssue, resolve: resolveIssue, ignore: ignoreIssue, reopen: reopenIssue };

const workSchema = z.object({
  id: z.string(),
  seen: z.enum(issueStates),
  verb: z.enum([...issueVerbs, 'comment']),
  note: z.string().default(''),
});

/** Does to the issue what the pressed button says, with what was written as a comment. */
export async function workOnIssue(_: FormState, form: FormData): Promise<FormState> {
  return answerForm(async (ctx) => {
    const { id, seen, verb, note } = readInput(workSchema, formTexts(form));
    if (verb === 'comment') {
      await commentIssue(ctx, { id, text: note });
      return done('Said.');
    }
    await verbs[verb](ctx, { id, seen, note });
    return done(`It is ${issueVerbWords[verb].done}.`);
  });
}

const assignSchema = z.object({ id: z.string(), ownerId: z.string(), seenOwnerId: z.string() });

/** Gives the issue to whom the form says; an empty choice: to nobody. */
export async function giveIssue(_: FormState, form: FormData): Promise<FormState> {
  return answerForm(async (ctx) => {
    const { id, ownerId, seenOwnerId } = readInput(assignSchema, formTexts(form));
    await assignIssue(ctx, { id, ownerId: ownerId || null, seenOwnerId: seenOwnerId || null });
    return done(ownerId === '' ? 'It is nobody’s now.' : 'Given.');
  });
}

const bulkSchema = z.object({
  verb: z.enum([...issueVerbs, 'assign']),
  note: z.string().default(''),
  ownerId: z.string().default(''),
});

function readBulk(form: FormData): BulkAction {
  const { verb, note, ownerId } = readInput(bulkSchema, formTexts(form));
  return verb === 'assign' ? { do: verb, ownerId: ownerId || null } : { do: verb, note };
}

/** Does one thing to the rows that were chosen. */
export async function workOnChosen(_: FormState, form: FormData): Promise<FormState> {
  return answerForm(async (ctx) => {
    const action = readBulk(form);
    const issueIds = readInput(z.array(z.string()), form.getAll('id'));
    return done(bulkWords(action.do, await changeIssues(ctx, { choice: { by: 'ids', issueIds }, action })));
  });
}

const matchingSchema = z.object({ search: z.string().max(8_000), until: z.iso.datetime() });

/** Does one thing to everything that the list showed when it was read. */
export async function workOnMatching(_: FormState, form: FormData): Promise<FormState> {
  return answerForm(async (ctx) => {
    const { search, until } = readInput(matchingSchema, formTexts(form));
    const query = new URLSearchParams(search);
    const usable = readUsableFilter(withoutTab(query), new Date(until), readIssueFilter);
    const filter = { ...ofTab(usable, query), cursor: null };
    const action = readBulk(form);
    const choice = { by: 'filter', filter, until: new Date(until) } as const;
    return done(bulkWords(action.do, await changeIssues(ctx, { choice, action })));
  });
}
