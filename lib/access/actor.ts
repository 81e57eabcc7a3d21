import type { Context } from '@/lib/platform/context';

/** viewer reads; operator also replays and mends; finance also exports; admin also manages accounts, secrets, people. */
export const roles = ['viewer', 'operator', 'finance', 'admin'] as const;
export type Role = (typeof roles)[number];

/** What an API token may do. */
export const scopes = ['read', 'reveal', 'replay', 'admin'] as const;
export type Scope = (typeof scopes)[number];

/** Who is asking. Every verb gets one: there is no nameless caller. */
export type Actor =
  | {
      kind: 'person';
      userId: string;
      sessionId: string;
      name: string;
      email: string;
      role: Role;
      address: string | null;
    }
  | { kind: 'token'; tokenId: string; name: string; scopes: readonly Scope[]; address: string | null }
  /** The console itself: worker, sweeps, start-up. */
  | { kind: 'system'; name: string };

/** The context of a verb that checks access. */
export type ActorContext = Context & { actor: Actor };
