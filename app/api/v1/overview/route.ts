import { endpoint } from '@/app/api/v1/_lib/endpoint';
import { readQuery } from '@/app/api/v1/_lib/query';
import { getOverview } from '@/lib/ledger/get-overview';
import { overviewSpans } from '@/lib/ledger/overview/overview-span';

/** `GET /api/v1/overview?span=today|yesterday|7d`: what came and stands, against the usual; one span, today unless asked. */
export const GET = endpoint(async (ctx, request) => {
  const [span = 'today'] = readQuery(request, (reader) => reader.words('span', overviewSpans));
  return getOverview(ctx, span);
});
