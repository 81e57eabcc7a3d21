import { createHmac, timingSafeEqual } from 'node:crypto';
import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import { Prisma, PrismaClient } from '@/dist/bench-next-prisma/client';

const secret = process.env.GATEPAY_API_SECRET ?? '';
const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 10 });
const prisma = new PrismaClient({ adapter: new PrismaPg(pool) });

function isGenuine(headers, body) {
  const signed = `${headers.get('x-gatepay-timestamp')}\n${headers.get('x-gatepay-nonce')}\n${body}\n`;
  const expected = createHmac('sha512', secret).update(signed).digest();
  const given = Buffer.from(headers.get('x-gatepay-signature') ?? '', 'hex');
  return given.length === expected.length && timingSafeEqual(given, expected);
}

/** What most people write first: the framework's handler and one `create` a callback, a duplicate told by the constraint. */
export async function POST(request) {
  const body = await request.text();
  if (!isGenuine(request.headers, body))
    return Response.json({ error: 'The signature does not match.' }, { status: 401 });
  const { main_order: order } = JSON.parse(body);
  await prisma.inbox
    .create({
      data: {
        dedupKey: `${order.batch_id}:${order.status}`,
        headers: Object.fromEntries(request.headers),
        body: Buffer.from(body),
        batchId: order.batch_id,
        status: order.status,
      },
    })
    .catch((error) => {
      if (error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2002') return null;
      throw error;
    });
  return Response.json({ returnCode: 'SUCCESS', returnMessage: '' });
}
