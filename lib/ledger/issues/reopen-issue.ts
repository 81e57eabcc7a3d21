import type { ActorContext } from '@/lib/access/actor';
import { assertMay } from '@/lib/access/permissions';
import { changeIssue, type IssueChange } from './change-issue';

/**
 * Opens what was resolved, ignored, or closed by itself. Throws as `changeIssue` does, and `AppError('conflict')` where the same
 * thing is live as another issue.
 */
export async function reopenIssue(ctx: ActorContext, change: IssueChange): Promise<void> {
  assertMay(ctx.actor, 'issues.work');
  await changeIssue(ctx, 'reopen', change);
}
