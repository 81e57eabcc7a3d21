import type { ActorContext } from '@/lib/access/actor';
import { assertMay } from '@/lib/access/permissions';
import { changeIssue, type IssueChange } from './change-issue';

/** Says that it is no problem. Throws as `changeIssue` does. */
export async function ignoreIssue(ctx: ActorContext, change: IssueChange): Promise<void> {
  assertMay(ctx.actor, 'issues.work');
  await changeIssue(ctx, 'ignore', change);
}
