import { fileEndpoint } from '@/app/api/v1/_lib/endpoint';
import { readQuery } from '@/app/api/v1/_lib/query';
import { makeEvidence } from '@/lib/exports/evidence/make-evidence';
import { readSubject } from '@/lib/exports/evidence/read-subject';
import { AppError } from '@/lib/platform/errors';

/** `GET /api/v1/exports/evidence?record=batch:17`: everything about one batch or transfer, as a zip. */
export const GET = fileEndpoint(async (ctx, request) => {
  const subject = readQuery(request, readSubject);
  if (!subject) throw new AppError('bad_request', 'Say by record which batch or transfer it is about.');
  return makeEvidence(ctx, subject, request.signal);
});
