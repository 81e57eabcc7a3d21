import { webOperations } from '@/lib/operations/web-operations';

export const dynamic = 'force-dynamic';

export const GET = (request: Request): Promise<Response> => webOperations('/api/health/ready', request);
