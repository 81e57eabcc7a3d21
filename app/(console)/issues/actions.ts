'use server';

import { refresh } from 'next/cache';
import { z } from 'zod';
import { readUsableFilter } from '@/app/(console)/list/read-list-filter';
import { answerForm } from '@/app/(console)/providers/answer-form';
import { done, type FormState, failed } from '@/app/(console)/providers/form-state';
import { formTexts } from '@/app/(console)/providers/read-form';
import type { PersonContext } from '@/lib/access/web/session';
import { issueStates } from '@/lib/ledger/issue-kinds';
import { acknowledgeIssue } from '@/lib/ledger/issues/acknowledge-issue';
import { assignIssue } from '@/lib/ledger/issues/assign-issue';
import type { BulkAction } from '@/lib/ledger/issues/bulk-deeds';
import { changeIssues, type IssueChoice } from '@/lib/ledger/issues/change-issues';
import { commentIssue } from '@/lib/ledger/issues/comment-issue';
import { ignoreIssue } from '@/lib/ledger/issues/ignore-issue';
import { readIssueFilter } from '@/lib/ledger/issues/issue-filter';
import { issueVerbs } from '@/lib/ledger/issues/issue-state';
import { reopenIssue } from '@/lib/ledger/issues/reopen-issue';
import { resolveIssue } from '@/lib/ledger/issues/resolve-issue';
import type { SeenOwners } from '@/lib/ledger/issues/taken-since';
import { AppError } from '@/lib/platform/errors';
import { readInput } from '@/lib/platform/read-input';
import { nobodyChoice } from './bulk-owner';
import { brokenWords, bulkWords } from './bulk-words';
import { readChosen } from './chosen-value';
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
  return answerForm(form, async (ctx) => {
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
  return answerForm(form, async (ctx) => {
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

/** What a form asks for; null: to give issues away, but not to whom. */
function readBulk(form: FormData, seen: SeenOwners): BulkAction | null {
  const { verb, note, ownerId } = readInput(bulkSchema, formTexts(form));
  if (verb !== 'assign') return { do: verb, note };
  if (ownerId === '') return null;
  return { do: verb, ownerId: ownerId === nobodyChoice ? null : ownerId, note, seen };
}

/** Does it, and says what became of it, also where that was only a part. */
async function workOnMany(ctx: PersonContext, choice: IssueChoice, action: BulkAction): Promise<FormState> {
  const { broken, ...change } = await changeIssues(ctx, { choice, action });
  if (!broken) return done(bulkWords(action, change));
  const answers = await ctx.db.ping().then(
    () => true,
    () => false,
  );
  // Not while the database is away: the page would come as a fault then, and take the words for it along.
  if (answers) refresh();
  throw new AppError('unavailable', brokenWords(action, change), broken);
}

const toWhom = failed('Choose whom to give them to. Nothing was changed.');

/** Does one thing to the rows that were chosen. */
export async function workOnChosen(_: FormState, form: FormData): Promise<FormState> {
  return answerForm(form, async (ctx) => {
    const owners = readChosen(form);
    const action = readBulk(form, { by: 'row', owners });
    if (!action) return toWhom;
    return workOnMany(ctx, { by: 'ids', issueIds: [...owners.keys()] }, action);
  });
}

const matchingSchema = z.object({
  search: z.string().max(8_000),
  /** When the list was read. */
  until: z.iso.datetime(),
  agreed: z.string().default(''),
});

/** Does one thing to everything that the list showed when it was read, once that was agreed to. */
export async function workOnMatching(_: FormState, form: FormData): Promise<FormState> {
  return answerForm(form, async (ctx) => {
    const { search, until, agreed } = readInput(matchingSchema, formTexts(form));
    const query = new URLSearchParams(search);
    const at = new Date(until);
    const usable = readUsableFilter(withoutTab(query), at, readIssueFilter);
    const filter = { ...ofTab(usable, query), cursor: null };
    const action = readBulk(form, { by: 'instant', at });
    if (!action) return toWhom;
    if (agreed !== 'yes') return failed('Say yes to all of them first. Nothing was changed.');
    return workOnMany(ctx, { by: 'filter', filter, until: at }, action);
  });
}
