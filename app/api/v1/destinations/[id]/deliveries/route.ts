import { endpoint } from '@/app/api/v1/_lib/endpoint';
import { readQuery } from '@/app/api/v1/_lib/query';
import { listDestinationDeliveries } from '@/lib/delivery/destinations/list-destination-deliveries';

/** `GET /api/v1/destinations/{id}/deliveries`: a page of its deliveries, newest first. */
export const GET = endpoint<{ id: string }>(async (ctx, request, { id }) => {
  const page = readQuery(request, (reader) => ({
    limit: reader.integer('limit', { min: 1, max: 200, otherwise: 50 }),
    cursor: reader.text('cursor'),
  }));
  return listDestinationDeliveries(ctx, { id, ...page });
});
