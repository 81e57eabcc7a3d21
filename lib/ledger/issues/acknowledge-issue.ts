import type { ActorContext } from '@/lib/access/actor';
import { assertMay } from '@/lib/access/permissions';
import { changeIssue, type IssueChange } from './change-issue';

/** Says that somebody is looking at it; it becomes theirs where it was nobody's. Throws as `changeIssue` does. */
export async function acknowledgeIssue(ctx: ActorContext, change: IssueChange): Promise<void> {
  assertMay(ctx.actor, 'issues.work');
  await changeIssue(ctx, 'acknowledge', change);
}
