import { endpoint } from '@/app/api/v1/_lib/endpoint';
import { listAccounts } from '@/lib/intake/accounts/list-accounts';

/** `GET /api/v1/accounts`: every account with its callback URLs, and of its secrets their ends and dates. There are few: one page. */
export const GET = endpoint(async (ctx) => ({ data: await listAccounts(ctx), nextCursor: null }));
