import { changeEndpoint } from '@/app/api/v1/issues/_lib/change-endpoint';
import { ignoreIssue } from '@/lib/ledger/issues/ignore-issue';

/** `POST /api/v1/issues/{id}/ignore`: it is no problem. */
export const POST = changeEndpoint(ignoreIssue);
