import { load } from '@/app/(console)/load';
import { findPerson } from '@/lib/access/web/session';
import { search } from '@/lib/search/search';

const headers = { 'cache-control': 'no-store' };
/** Of each kind: what fits under the palette's field. */
const limit = 5;

/** `GET /search/find?q=`: what the command palette shows as one types. Answers 401 where nobody is signed in, 503 where it cannot. */
export async function GET(request: Request): Promise<Response> {
  const ctx = await findPerson();
  if (!ctx) return Response.json({ message: 'You are signed out.' }, { status: 401, headers });
  const q = new URL(request.url).searchParams.get('q') ?? '';
  const found = await load(ctx, () => search(ctx, { q, limit }));
  if (found.ok) return Response.json(found.value, { headers });
  return Response.json({ message: found.message }, { status: 503, headers });
}
