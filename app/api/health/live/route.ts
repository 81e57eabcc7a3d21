export const dynamic = 'force-dynamic';

/** The process is up and answers; the database is not asked. */
export function GET(): Response {
  return Response.json({ status: 'live' }, { headers: { 'Cache-Control': 'no-store' } });
}
