import { withStateAge } from '@/app/(console)/batches/state-age';
import { answerPerson } from '@/app/(console)/exports/answer-person';
import { withInstants } from '@/components/data-table/time-range';
import { exportList, readListExport } from '@/lib/exports/export-list';
import { listKinds } from '@/lib/exports/types';
import { AppError, NotFoundError } from '@/lib/platform/errors';
import { ParamReader } from '@/lib/platform/query/param-reader';

/** What a list's page has in its URL besides the filter. */
const pageParams = ['cursor', 'trail', 'limit'];

/** `GET /exports/transfers?…`: the rows that a list's page shows with the same query, all of them, as a file. */
export async function GET(request: Request, { params }: RouteContext<'/exports/[kind]'>): Promise<Response> {
  const { kind: asked } = await params;
  return answerPerson(async (ctx) => {
    const kind = listKinds.find((known) => known === asked);
    if (kind === undefined) throw new NotFoundError('There is no such list to export.');
    const now = ctx.clock.now();
    const query = withStateAge(withInstants(new URL(request.url).searchParams, now), now);
    for (const name of pageParams) query.delete(name);
    const reader = new ParamReader(query);
    const plan = readListExport(kind, reader, { actor: ctx.actor, now });
    // A filter that cannot be used is left out, as the page does; a file with another clock than was asked for is none.
    const zone = reader.problems.find(({ name }) => name === 'zone');
    if (zone) throw new AppError('bad_request', zone.message);
    return exportList(ctx, kind, plan, request.signal);
  });
}
