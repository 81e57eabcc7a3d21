import { changeEndpoint } from '@/app/api/v1/issues/_lib/change-endpoint';
import { reopenIssue } from '@/lib/ledger/issues/reopen-issue';

/** `POST /api/v1/issues/{id}/reopen`: it is not done after all; 409 where the same thing is live as another issue. */
export const POST = changeEndpoint(reopenIssue);
