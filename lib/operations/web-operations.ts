import { getContext } from '@/lib/platform/boot';
import { sourceAddressOf } from '@/lib/platform/http/source-address';
import { answerOperations, type OperationsPath } from './answer-operations';

/** Answers a question about health or metrics where Next runs without our server (`npm run dev`). Never rejects. */
export async function webOperations(path: OperationsPath, request: Request): Promise<Response> {
  const ctx = await getContext().catch(() => null);
  const address = sourceAddressOf(request.headers, ctx?.environment.trustedProxies ?? 0);
  const authorization = request.headers.get('authorization');
  const { status, headers, body } = await answerOperations(ctx, 'server', { path, authorization, address });
  return new Response(body, { status, headers });
}
