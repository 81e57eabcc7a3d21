import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { type Action, permissions } from '@/lib/access/permissions';

/**
 * What each permission lets somebody do, as the audit calls it. One that is called `….read` changes nothing and stands here not.
 */
const deeds: Readonly<Record<Exclude<Action, `${string}.read`>, readonly string[]>> = {
  'payload.reveal': ['payload.revealed'],
  'callbacks.apply': ['callback.requeued'],
  'callbacks.replay': [
    'callback.replayed',
    'replay.requested',
    'replay.started',
    'replay.paused',
    'replay.resumed',
    'replay.cancelled',
  ],
  'replays.approve': ['replay.approved', 'replay.declined'],
  'replays.policy': ['replay.policy_set'],
  'requests.verify': ['request.verified'],
  'accounts.manage': [
    'account.created',
    'account.updated',
    'account.enabled',
    'account.disabled',
    'secret.added',
    'secret.kept',
    'secret.retired',
    'secret.revoked',
  ],
  'accounts.test': ['account.tested'],
  'destinations.operate': ['destination.paused', 'destination.resumed', 'destination.probed', 'destination.tested'],
  'destinations.manage': [
    'destination.created',
    'destination.updated',
    'destination.archived',
    'destination.secret_added',
    'destination.secret_kept',
    'destination.secret_retired',
  ],
  'issues.work': [
    'issue.acknowledged',
    'issue.resolved',
    'issue.ignored',
    'issue.reopened',
    'issue.assigned',
    'issue.commented',
  ],
  'probes.ask': ['provider.asked'],
  'exports.make': ['export.started', 'export.completed', 'export.aborted', 'export.failed'],
  'evidence.make': ['evidence.started', 'evidence.completed', 'evidence.aborted', 'evidence.failed'],
  'views.share': ['view.shared', 'view.changed', 'view.unshared', 'view.deleted'],
  'views.manage': ['view.changed', 'view.unshared', 'view.deleted'],
  'people.manage': [
    'person.invited',
    'person.reset',
    'person.enabled',
    'person.disabled',
    'person.role_set',
    'person.identity_removed',
    'person.second_factor_removed',
    'person.second_factor_policy_set',
  ],
  'tokens.manage': ['token.created', 'token.revoked'],
  'settings.manage': [
    'settings.sensitive_set',
    'settings.sweeps_set',
    'settings.zone_set',
    'settings.retention_set',
    'chain.added',
    'chain.changed',
    'chain.enabled',
    'chain.disabled',
    'chain.reset',
  ],
};

/** Deeds that need no permission: at the door, with one's own account, and those of the console itself. */
const others = [
  'session.started',
  'session.refused',
  'session.ended',
  'sessions.ended',
  'person.joined',
  'person.identity_linked',
  'person.password_changed',
  'person.password_reset',
  'person.proof_refused',
  'person.recovery_code_used',
  'person.recovery_codes_made',
  'person.second_factor_begun',
  'person.second_factor_given_up',
  'person.second_factor_on',
  'person.second_factor_changed',
  'person.second_factor_off',
  'user.created',
  'secret.resealed',
  'replay.expired',
  'retention.removed',
];

/** Verbs that ask a permission to change something and only read: lists of what one may change, plans of what one may do. */
const readers = [
  'lib/access/people/list-people.ts',
  'lib/access/people/list-sessions.ts',
  'lib/access/second-factor/without-second-factor.ts',
  'lib/access/tokens/list-tokens.ts',
  'lib/delivery/replay/plan-replay.ts',
  'lib/exports/find-masked.ts',
  'lib/exports/get-export.ts',
  'lib/exports/list-exports.ts',
  'lib/reconcile/retention/plan-retention.ts',
];

const root = path.resolve(import.meta.dirname, '../../..');
const sources = new Map(
  readdirSync(path.join(root, 'lib'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts') && !file.includes('generated'))
    .map((file) => [`lib/${file}`, readFileSync(path.join(root, 'lib', file), 'utf8')]),
);

/** The writers themselves are no deeds. */
const writers = ['lib/access/audit.ts', 'lib/access/record-audit.ts', 'lib/access/record-audits.ts'];
const writes = (file: string) =>
  !writers.includes(file) && /\b(?:writeAudit|recordAudits?)\(/.test(sources.get(file) ?? '');

/** A verb, what it imports, and so on, three steps far: further on it is somebody else's deed. */
function reachable(file: string, steps = 3): string[] {
  const imports = [...(sources.get(file) ?? '').matchAll(/from '(@\/lib\/|\.\/)([^']+)'/g)].map(([, from, name]) =>
    from === './' ? path.posix.join(path.posix.dirname(file), `${name}.ts`) : `lib/${name}.ts`,
  );
  const known = imports.filter((one) => sources.has(one) && !writers.includes(one));
  return [file, ...(steps === 0 ? [] : known.flatMap((one) => reachable(one, steps - 1)))];
}

/** Which permissions each verb asks. */
const asked = new Map(
  [...sources].map(([file, source]) => [
    file,
    [...source.matchAll(/assertMay\([\w.]*actor, '([^']+)'\)/g)].map(([, permission = '']) => permission),
  ]),
);

const verbsOf = (permission: string) =>
  [...asked].flatMap(([file, names]) => (names.includes(permission) && !readers.includes(file) ? [file] : []));

const changing = Object.keys(permissions).filter((name) => !name.endsWith('.read'));

test.for(changing)('%s is checked, and what it changes is audited', (name) => {
  const [, written = []] = Object.entries(deeds).find(([permission]) => permission === name) ?? [];
  expect(written, 'say in the table what this permission writes to the audit').not.toEqual([]);
  const verbs = verbsOf(name);
  expect(verbs, 'a permission that no verb asks protects nothing').not.toEqual([]);
  for (const verb of verbs) {
    expect(reachable(verb).some(writes), `${verb} changes something and writes nothing to the audit`).toBe(true);
  }
  const all = verbs.flatMap((verb) => reachable(verb)).map((file) => sources.get(file) ?? '');
  for (const action of written) {
    expect(
      all.some((source) => source.includes(`'${action}'`)),
      `${action} is written by no verb of ${name}`,
    ).toBe(true);
  }
});

test('a permission to read lets nobody change anything', () => {
  const onlyReading = [...asked].filter(
    ([, names]) => names.length > 0 && names.every((name) => name.endsWith('.read')),
  );
  expect(onlyReading.map(([file]) => file).filter(writes)).toEqual([]);
});

test('every deed that the code writes to the audit is in the table', () => {
  const known = new Set([...Object.values(deeds).flat(), ...others]);
  const found = [...sources].flatMap(([file, source]) =>
    writes(file)
      ? [...source.matchAll(/\baction(?::| =)[^;]*?;?$/gm)].flatMap(([line]) =>
          [...line.matchAll(/'([a-z_]+\.[a-z_]+)'/g)].map(([, action = '']) => action),
        )
      : [],
  );
  expect(found.length).toBeGreaterThan(30);
  expect(found.filter((action) => !known.has(action))).toEqual([]);
});
