import { AppError } from '@/lib/platform/errors';
import { actionWords } from './action-words';
import type { Actor, Role, Scope } from './actor';

/** Everything that can be done, in one table: which roles and which token scope may. Verbs ask it, screens hide by it. */
export const permissions = {
  'callbacks.read': { roles: ['viewer', 'operator', 'finance', 'admin'], scope: 'read' },
  'payload.reveal': { roles: ['finance', 'admin'], scope: 'reveal' },
  'callbacks.apply': { roles: ['operator', 'admin'], scope: 'replay' },
  'callbacks.replay': { roles: ['operator', 'admin'], scope: 'replay' },
  'replays.read': { roles: ['viewer', 'operator', 'finance', 'admin'], scope: 'read' },
  'replays.approve': { roles: ['operator', 'admin'], scope: 'admin' },
  'replays.policy': { roles: ['admin'], scope: 'admin' },
  'deliveries.read': { roles: ['viewer', 'operator', 'finance', 'admin'], scope: 'read' },
  'requests.read': { roles: ['viewer', 'operator', 'finance', 'admin'], scope: 'read' },
  'requests.verify': { roles: ['operator', 'admin'], scope: 'replay' },
  'batches.read': { roles: ['viewer', 'operator', 'finance', 'admin'], scope: 'read' },
  'transfers.read': { roles: ['viewer', 'operator', 'finance', 'admin'], scope: 'read' },
  'accounts.read': { roles: ['viewer', 'operator', 'finance', 'admin'], scope: 'read' },
  'accounts.manage': { roles: ['admin'], scope: 'admin' },
  'accounts.test': { roles: ['operator', 'admin'], scope: 'admin' },
  'destinations.read': { roles: ['viewer', 'operator', 'finance', 'admin'], scope: 'read' },
  'destinations.operate': { roles: ['operator', 'admin'], scope: 'replay' },
  'destinations.manage': { roles: ['admin'], scope: 'admin' },
  'issues.read': { roles: ['viewer', 'operator', 'finance', 'admin'], scope: 'read' },
  'issues.work': { roles: ['operator', 'finance', 'admin'], scope: 'replay' },
  'probes.read': { roles: ['viewer', 'operator', 'finance', 'admin'], scope: 'read' },
  'probes.ask': { roles: ['operator', 'finance', 'admin'], scope: 'replay' },
  'exports.make': { roles: ['operator', 'finance', 'admin'], scope: 'read' },
  'evidence.make': { roles: ['operator', 'finance', 'admin'], scope: 'admin' },
  // A private view is its owner's, as their account is; it takes no permission but to read the list.
  'views.read': { roles: ['viewer', 'operator', 'finance', 'admin'], scope: 'read' },
  'views.share': { roles: ['operator', 'finance', 'admin'], scope: 'admin' },
  'views.manage': { roles: ['admin'], scope: 'admin' },
  'people.read': { roles: ['viewer', 'operator', 'finance', 'admin'], scope: 'admin' },
  'people.manage': { roles: ['admin'], scope: 'admin' },
  'tokens.manage': { roles: ['admin'], scope: 'admin' },
  'audit.read': { roles: ['admin'], scope: 'admin' },
  'settings.read': { roles: ['viewer', 'operator', 'finance', 'admin'], scope: 'read' },
  'settings.manage': { roles: ['admin'], scope: 'admin' },
  'metrics.read': { roles: ['admin'], scope: 'read' },
} as const satisfies Record<string, { roles: readonly Role[]; scope: Scope }>;

export type Action = keyof typeof permissions;

/** Pure: may `actor` do `action`? The console itself may everything. */
export function may(actor: Actor, action: Action): boolean {
  const rule: { roles: readonly Role[]; scope: Scope } = permissions[action];
  if (actor.kind === 'system') return true;
  if (actor.kind === 'person') return rule.roles.includes(actor.role);
  return actor.scopes.includes(rule.scope) || actor.scopes.includes('admin');
}

/** Pure: why `actor` may not do `action`, in people's words to a person; a token is told the scope that it lacks. */
export function refusalWords(actor: Actor, action: Action): string {
  return actor.kind === 'token'
    ? `This API token does not include ${action}: it lacks the scope ${permissions[action].scope}. An admin can make one that has it.`
    : `Your role does not include ${actionWords[action]}. An admin can change that.`;
}

/** Throws `AppError('forbidden')` with `refusalWords` where `actor` may not. The first line of every verb. */
export function assertMay(actor: Actor, action: Action): void {
  if (!may(actor, action)) throw new AppError('forbidden', refusalWords(actor, action));
}
