'use server';

import { z } from 'zod';
import { readUsableFilter } from '@/app/(console)/list/read-list-filter';
import { type Loaded, load } from '@/app/(console)/load';
import { answerForm } from '@/app/(console)/providers/answer-form';
import { type FormState, found } from '@/app/(console)/providers/form-state';
import { formTexts } from '@/app/(console)/providers/read-form';
import { searchQuery } from '@/app/(console)/search-query';
import { requireActor } from '@/lib/access/web/session';
import { countVerifiable } from '@/lib/intake/count-verifiable';
import type { Verified } from '@/lib/intake/rejected/verify-kept';
import { parseRequestFilter, readRequestFilter, requestFilterToSearchParams } from '@/lib/intake/request-filter';
import { verifyRequest } from '@/lib/intake/verify-request';
import { type VerifiedMany, verifyRequests } from '@/lib/intake/verify-requests';
import { readInput } from '@/lib/platform/read-input';
import type { RunPlan } from './verify-run';

const formSchema = z.object({ request: z.string().max(100) });
const searchSchema = z.string().max(8_000);
const cursorSchema = z.string().max(200).nullable();

/** Requests of one call: few enough that the progress moves, and that stopping is felt at once. */
const requestsPerCall = 50;

/** Verifies the one request that the form names again; the page is read anew. */
export async function verifyAgain(_: FormState<Verified>, form: FormData): Promise<FormState<Verified>> {
  return answerForm(form, async (ctx) => {
    const { request } = readInput(formSchema, formTexts(form));
    return found(await verifyRequest(ctx, { requestId: request }));
  });
}

/** How many requests the list's filter stands for now, and that filter with its time pinned, so that the run ends. */
export async function planRun(search: string): Promise<Loaded<RunPlan>> {
  const ctx = await requireActor();
  return load(ctx, async () => {
    const given = searchQuery(Object.fromEntries(groupValues(readInput(searchSchema, search))));
    const filter = readUsableFilter(given, ctx.clock.now(), readRequestFilter);
    const { count, until } = await countVerifiable(ctx, filter);
    const pinned = requestFilterToSearchParams({
      ...filter,
      verdict: [],
      verifiedAgain: null,
      to: until,
      cursor: null,
    });
    return { count, search: pinned.toString() };
  });
}

function groupValues(search: string): [string, string[]][] {
  const query = new URLSearchParams(search);
  return [...new Set(query.keys())].map((name) => [name, query.getAll(name)]);
}

/** Goes on with a run: the next requests of `planRun`'s filter after `cursor`. */
export async function verifyNext(search: string, cursor: string | null): Promise<Loaded<VerifiedMany>> {
  const ctx = await requireActor();
  return load(ctx, async () => {
    const filter = parseRequestFilter(new URLSearchParams(readInput(searchSchema, search)));
    return verifyRequests(ctx, { ...filter, limit: requestsPerCall, cursor: readInput(cursorSchema, cursor) });
  });
}
