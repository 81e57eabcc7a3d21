import { createHmac, timingSafeEqual } from 'node:crypto';
import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import { z } from 'zod';
import { Prisma, PrismaClient } from '@/lib/platform/db/generated/client';

const secret = process.env.GATEPAY_API_SECRET ?? '';
const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 10 });
const prisma = new PrismaClient({ adapter: new PrismaPg(pool) });
const bodySchema = z.object({ main_order: z.object({ batch_id: z.string(), status: z.string() }) });

function isGenuine(headers: Headers, body: string): boolean {
  const signed = `${headers.get('x-gatepay-timestamp')}\n${headers.get('x-gatepay-nonce')}\n${body}\n`;
  const expected = createHmac('sha512', secret).update(signed).digest();
  const given = Buffer.from(headers.get('x-gatepay-signature') ?? '', 'hex');
  return given.length === expected.length && timingSafeEqual(given, expected);
}

/** What most people write first: the framework's handler and one `create` a callback, a duplicate told by the constraint. */
export async function POST(request: Request): Promise<Response> {
  const body = await request.text();
  if (!isGenuine(request.headers, body))
    return Response.json({ error: 'The signature does not match.' }, { status: 401 });
  const { main_order: order } = bodySchema.parse(JSON.parse(body));
  const now = new Date();
  await prisma.callback
    .create({
      data: {
        accountId: 1n,
        provider: 'gatepay',
        channel: 'gatepay',
        type: 'WITHDRAW',
        providerStatus: order.status,
        outcome: 'pending',
        verified: true,
        verification: Object.fromEntries(request.headers),
        dedupKey: `${order.batch_id}:${order.status}`,
        batchId: order.batch_id,
        url: body,
        receivedAt: now,
        firstRequestId: '00000000-0000-7000-8000-000000000000',
      },
    })
    .catch((error: unknown) => {
      if (error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2002') return null;
      throw error;
    });
  return Response.json({ returnCode: 'SUCCESS', returnMessage: '' });
}
