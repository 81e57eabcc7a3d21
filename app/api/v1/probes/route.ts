import { z } from 'zod';
import { readBody } from '@/app/api/v1/_lib/body';
import { deedEndpoint } from '@/app/api/v1/_lib/deed-endpoint';
import { endpoint } from '@/app/api/v1/_lib/endpoint';
import { readQuery } from '@/app/api/v1/_lib/query';
import { AppError } from '@/lib/platform/errors';
import { askProvider } from '@/lib/reconcile/probe/ask-provider';
import { getProbe } from '@/lib/reconcile/probe/get-probe';
import { listProbes } from '@/lib/reconcile/probe/list-probes';

const bodySchema = z.strictObject({
  subject: z.string().max(40),
  reason: z.string().max(500).nullable().default(null),
});

/** `GET /api/v1/probes?subject=batch:17`: the questions about one transfer, batch or callback, newest first, at most 50. */
export const GET = endpoint(async (ctx, request) => {
  const subject = readQuery(request, (reader) => reader.text('subject'));
  if (subject === null) throw new AppError('bad_request', 'Send subject: transfer:<id>, batch:<id> or callback:<id>.');
  return listProbes(ctx, { subject });
});

/**
 * `POST /api/v1/probes`: has the provider asked about `subject`. 201 with the probe, the one that waits already included; 409
 * where it cannot be asked, with the reason. Read `GET /api/v1/probes/{id}` until its state is no longer `waiting`.
 */
export const POST = deedEndpoint(
  'probes.read',
  async (ctx, request) => {
    readQuery(request, () => null);
    const { subject, reason } = await readBody(request, bodySchema);
    const result = await askProvider(ctx, { subject, reason: reason ?? '' });
    if (result.outcome === 'not_askable') throw new AppError('conflict', result.reason);
    return getProbe(ctx, result.id);
  },
  201,
);
