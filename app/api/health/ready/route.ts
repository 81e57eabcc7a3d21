import { getContext } from '@/lib/platform/boot';
import { checkReadiness, type Readiness } from '@/lib/platform/health';

export const dynamic = 'force-dynamic';

async function findReadiness(): Promise<Readiness> {
  const ctx = await getContext().catch(() => null);
  if (ctx === null) return { status: 'unavailable', missing: 'database' };
  return checkReadiness(ctx, process.cwd());
}

/** 200 when callbacks can be stored; else 503 and what is missing, or that it is being stopped, within about a second. */
export async function GET(): Promise<Response> {
  const readiness = await findReadiness();
  const headers = { 'Cache-Control': 'no-store' };
  return Response.json(readiness, { status: readiness.status === 'ready' ? 200 : 503, headers });
}
