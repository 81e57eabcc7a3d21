import { readAddress } from '@/app/(console)/batches/[provider]/[batchId]/read-address';
import { batchLanes } from '@/components/batch/batch-lanes';
import { packLines } from '@/components/batch/lines-wire';
import { findActor } from '@/lib/access/web/session';
import { getBatch } from '@/lib/ledger/get-batch';
import { getContext } from '@/lib/platform/boot';
import { AppError, type ErrorCode } from '@/lib/platform/errors';

const statuses: Partial<Record<ErrorCode, number>> = { forbidden: 403, not_found: 404, conflict: 409 };

function answer(body: unknown, status = 200): Response {
  return Response.json(body, { status, headers: { 'cache-control': 'private, no-store' } });
}

/**
 * All lines of a batch with their lanes, for the page that shows the first of them already. For the signed-in browser; other
 * programs have the API.
 */
export async function GET(request: Request, { params }: RouteContext<'/batches/[provider]/[batchId]/lines'>) {
  const [actor, ctx] = await Promise.all([findActor(), getContext()]);
  if (!actor) return answer({ error: { code: 'unauthenticated', message: 'Sign in again.' } }, 401);
  try {
    const account = new URL(request.url).searchParams.get('account');
    const batch = await getBatch({ ...ctx, actor }, readAddress(await params, account));
    return answer(packLines(batch.suborders, batchLanes(batch, ctx.clock.now().getTime())));
  } catch (error) {
    if (error instanceof AppError) {
      return answer({ error: { code: error.code, message: error.message } }, statuses[error.code] ?? 503);
    }
    ctx.log.error({ err: error }, 'the lines of a batch could not be read');
    return answer({ error: { code: 'unavailable', message: 'The database did not answer.' } }, 503);
  }
}
