import type { ActorContext } from '@/lib/access/actor';
import { assertMay } from '@/lib/access/permissions';
import { changeIssue, type IssueChange } from './change-issue';

/** Says that it is settled. Seen again, the same thing opens a new issue. Throws as `changeIssue` does. */
export async function resolveIssue(ctx: ActorContext, change: IssueChange): Promise<void> {
  assertMay(ctx.actor, 'issues.work');
  await changeIssue(ctx, 'resolve', change);
}
