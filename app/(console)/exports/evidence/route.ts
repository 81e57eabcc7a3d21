import { answerPerson } from '@/app/(console)/exports/answer-person';
import { makeEvidence } from '@/lib/exports/evidence/make-evidence';
import { readSubject } from '@/lib/exports/evidence/read-subject';
import { AppError } from '@/lib/platform/errors';
import { ParamReader } from '@/lib/platform/query/param-reader';

/** `GET /exports/evidence?record=batch:17`: everything about one batch or transfer, as a zip. */
export async function GET(request: Request): Promise<Response> {
  return answerPerson(request, async (ctx) => {
    const subject = readSubject(new ParamReader(new URL(request.url).searchParams));
    if (!subject) throw new AppError('bad_request', 'The address does not say which batch or transfer it is about.');
    return makeEvidence(ctx, subject, request.signal);
  });
}
