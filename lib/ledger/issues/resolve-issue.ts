import type { ActorContext } from '@/lib/access/actor';
import { assertMay } from '@/lib/access/permissions';
import { changeIssue, type IssueChange } from './change-issue';

/** Says that it is settled. With other figures the same thing is raised anew. Throws as `changeIssue` does. */
export async function resolveIssue(ctx: ActorContext, change: IssueChange): Promise<void> {
  assertMay(ctx.actor, 'issues.work');
  await changeIssue(ctx, 'resolve', change);
}
