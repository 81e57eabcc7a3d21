import { endpoint } from '@/app/api/v1/_lib/endpoint';
import { readQuery } from '@/app/api/v1/_lib/query';
import { getProbe } from '@/lib/reconcile/probe/get-probe';

/** `GET /api/v1/probes/{id}`: one question with its answer, what it was compared with, and the evidence (bodies in base64). */
export const GET = endpoint<{ id: string }>(async (ctx, request, { id }) => {
  readQuery(request, () => null);
  return getProbe(ctx, id);
});
