import { handleCallbackRequest } from '@/lib/intake/web-door';
import { getContext } from '@/lib/platform/boot';

/** The callback door where Next runs without the console's own server; that one answers before Next sees the request. */
async function door(request: Request): Promise<Response> {
  try {
    return await handleCallbackRequest(await getContext(), request);
  } catch {
    // No context: the console is starting or has no database. The provider sends it again.
    return Response.json(
      { error: 'Nothing was stored. Send again later.' },
      { status: 503, headers: { 'retry-after': '5' } },
    );
  }
}

// Every method, because the door answers 405 itself and keeps what came.
export { door as DELETE, door as GET, door as HEAD, door as OPTIONS, door as PATCH, door as POST, door as PUT };
