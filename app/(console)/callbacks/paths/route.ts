import { load } from '@/app/(console)/load';
import { may } from '@/lib/access/permissions';
import { findPerson } from '@/lib/access/web/session';
import { listPayloadPaths } from '@/lib/intake/facts/list-payload-paths';
import { ParamReader } from '@/lib/platform/query/param-reader';

const headers = { 'cache-control': 'no-store' };

/**
 * `GET /callbacks/paths?provider=`: `{ paths }`, the paths that payloads had lately, the commonest first. Answers 401 where nobody is
 * signed in, 404 to whoever may not read callbacks, 503 where it cannot.
 */
export async function GET(request: Request): Promise<Response> {
  const ctx = await findPerson();
  if (!ctx) return Response.json({ message: 'You are signed out.' }, { status: 401, headers });
  if (!may(ctx.actor, 'callbacks.read')) {
    return Response.json({ message: 'There is no such list.' }, { status: 404, headers });
  }
  const provider = new ParamReader(new URL(request.url).searchParams).texts('provider');
  const found = await load(ctx, () => listPayloadPaths(ctx, { provider }));
  if (found.ok) return Response.json({ paths: found.value }, { headers });
  return Response.json({ message: found.message }, { status: 503, headers });
}
