import { answerPerson } from '@/app/(console)/exports/answer-person';
import { readAsked } from '@/app/(console)/exports/read-asked';
import { exportList } from '@/lib/exports/export-list';
import { listKinds } from '@/lib/exports/types';
import { NotFoundError } from '@/lib/platform/errors';

/** `GET /exports/transfers?…`: the rows that a list's page shows with the same query, all of them, as a file. */
export async function GET(request: Request, { params }: RouteContext<'/exports/[kind]'>): Promise<Response> {
  const { kind: asked } = await params;
  return answerPerson(request, async (ctx) => {
    const kind = listKinds.find((known) => known === asked);
    if (kind === undefined) throw new NotFoundError('There is no such list to export.');
    const asking = { actor: ctx.actor, now: ctx.clock.now() };
    return exportList(ctx, kind, readAsked(kind, new URL(request.url).searchParams, asking), request.signal);
  });
}
