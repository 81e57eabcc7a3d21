import { readAddress } from '@/app/(console)/batches/[provider]/[batchId]/read-address';
import { answerPerson } from '@/app/(console)/exports/answer-person';
import { exportResubmit, readResubmit } from '@/lib/exports/resubmit/export-resubmit';
import { AppError } from '@/lib/platform/errors';
import { ParamReader } from '@/lib/platform/query/param-reader';

/** `GET /batches/gatepay/17/resubmit?…`: the failed lines of a batch, as the page's dialog asks for them. */
export async function GET(request: Request, { params }: RouteContext<'/batches/[provider]/[batchId]/resubmit'>) {
  return answerPerson(request, async (ctx) => {
    const reader = new ParamReader(new URL(request.url).searchParams);
    const asked = readResubmit(reader);
    const { provider, batchId } = readAddress(await params, null);
    const [problem] = reader.problems;
    // Of money to be paid again nothing is guessed.
    if (problem) throw new AppError('bad_request', problem.message);
    return exportResubmit(ctx, { provider, batchId }, asked, request.signal);
  });
}
