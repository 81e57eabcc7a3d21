import { endpoint } from '@/app/api/v1/_lib/endpoint';
import { NotFoundError } from '@/lib/platform/errors';

/** Every other URL below `/api/v1`: an error of the API's own form, not a page. */
const nothingHere = endpoint(async () => {
  throw new NotFoundError('There is no such URL in the API.');
});

export { nothingHere as DELETE, nothingHere as GET, nothingHere as PATCH, nothingHere as POST, nothingHere as PUT };
