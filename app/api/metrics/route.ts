import { answerError } from '@/app/api/v1/_lib/answer';
import { authorizeScrape } from '@/lib/operations/authorize-scrape';
import { readMetrics } from '@/lib/operations/read-metrics';
import { getContext } from '@/lib/platform/boot';
import { sourceAddressOf } from '@/lib/platform/http/source-address';

export const dynamic = 'force-dynamic';

const headers = { 'content-type': 'text/plain; version=0.0.4; charset=utf-8', 'cache-control': 'no-store' };

/** Prometheus text, for whoever may scrape: docs/operations.md, "Metrics". */
export async function GET(request: Request): Promise<Response> {
  const ctx = await getContext().catch(() => null);
  if (!ctx) return new Response('The console is starting or has no database.\n', { status: 503, headers });
  try {
    const address = sourceAddressOf(request.headers, ctx.environment.trustedProxies);
    await authorizeScrape(ctx, request.headers.get('authorization'), address);
    return new Response(await readMetrics(ctx, 'server'), { headers });
  } catch (error) {
    return answerError(error, ctx.log, ctx.clock.now());
  }
}
