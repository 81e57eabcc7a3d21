import { changeEndpoint } from '@/app/api/v1/issues/_lib/change-endpoint';
import { acknowledgeIssue } from '@/lib/ledger/issues/acknowledge-issue';

/** `POST /api/v1/issues/{id}/acknowledge`: somebody is looking at it. */
export const POST = changeEndpoint(acknowledgeIssue);
