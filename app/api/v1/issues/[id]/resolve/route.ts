import { changeEndpoint } from '@/app/api/v1/issues/_lib/change-endpoint';
import { resolveIssue } from '@/lib/ledger/issues/resolve-issue';

/** `POST /api/v1/issues/{id}/resolve`: it is settled; with other figures it is raised anew. */
export const POST = changeEndpoint(resolveIssue);
