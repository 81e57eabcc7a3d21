import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';

const folder = path.resolve(import.meta.dirname, '../../app/api/v1');
const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;
const handlerSchema = z.function({
  input: [z.instanceof(Request), z.object({ params: z.promise(z.record(z.string(), z.string())) })],
  output: z.promise(z.instanceof(Response)),
});

/** One method of one route, as Next.js calls it. */
export type ApiHandler = z.infer<typeof handlerSchema>;

/** Every method of every route file of the API by its name in `apiCalls`: `POST issues/[id]/resolve`. */
export async function readApiRoutes(): Promise<Map<string, ApiHandler>> {
  const found = new Map<string, ApiHandler>();
  for (const file of await readdir(folder, { recursive: true })) {
    if (path.basename(file) !== 'route.ts') continue;
    const route: Record<string, unknown> = await import(path.join(folder, file));
    for (const method of methods) {
      const handler = route[method];
      if (typeof handler === 'function')
        found.set(`${method} ${path.dirname(file)}`, async (request, context) =>
          z.instanceof(Response).parse(await handler(request, context)),
        );
    }
  }
  return found;
}
