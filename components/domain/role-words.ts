import type { Role, Scope } from '@/lib/access/actor';

export const roleLabels: Record<Role, string> = {
  viewer: 'Viewer',
  operator: 'Operator',
  finance: 'Finance',
  admin: 'Admin',
};

/** What a role is for, beside its name. */
export const roleWords: Record<Role, string> = {
  viewer: 'sees callbacks, transfers, batches and issues',
  operator: 'also replays, verifies again, tests and works on issues',
  finance: 'sees, exports, asks providers and works on issues',
  admin: 'everything: accounts, destinations, people, settings',
};

/** What an API token of a scope may do. */
export const scopeWords: Record<Scope, string> = {
  read: 'read callbacks, transfers, batches and issues; make exports',
  reveal: 'with read: what is sensitive in payloads unmasked; each reading is audited',
  replay: 'with read: replay, verify again, ask providers, work on issues',
  admin: 'everything, destinations and their secrets included',
};
