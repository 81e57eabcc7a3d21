import type { Action } from '@/lib/access/permissions';

/** What a call of the API asks for, with what it takes to get as far as being asked; `null`: any live token may. */
export interface ApiCall {
  action: Action | null;
  /** The right to read what it answers with, where that is not `action`. */
  answers?: Action | null;
  query?: string;
  body?: object;
}

/** A call that does something asks for the right to read its answer, too, before it does it. */
type ApiDeed = ApiCall & { answers: Action | null };
type DeedName = `${'POST' | 'PUT' | 'PATCH' | 'DELETE'} ${string}`;

const one = { state: null };
const batch = { action: 'batches.read' } as const;

/** Every method of every route of the API, by its folder under `app/api/v1`. */
export const apiCalls: Readonly<Record<`GET ${string}`, ApiCall> & Record<DeedName, ApiDeed>> = {
  'GET [...rest]': { action: null },
  'POST [...rest]': { action: null, answers: null },
  'PUT [...rest]': { action: null, answers: null },
  'PATCH [...rest]': { action: null, answers: null },
  'DELETE [...rest]': { action: null, answers: null },
  'GET accounts': { action: 'accounts.read' },
  'GET audit': { action: 'audit.read' },
  'GET batches': batch,
  'GET batches/[provider]/[batchId]': batch,
  'GET batches/[provider]/[batchId]/resubmit': { action: 'exports.make' },
  'GET callbacks': { action: 'callbacks.read' },
  'GET callbacks/[id]': { action: 'callbacks.read' },
  'POST callbacks/[id]/replay': { action: 'callbacks.replay', answers: 'deliveries.read', body: {} },
  'GET destinations': { action: 'destinations.read' },
  'POST destinations': {
    action: 'destinations.manage',
    answers: 'destinations.read',
    body: { name: 'n', url: 'https://example.com/' },
  },
  'GET destinations/[id]': { action: 'destinations.read' },
  'PATCH destinations/[id]': { action: 'destinations.manage', answers: 'destinations.read', body: {} },
  'DELETE destinations/[id]': { action: 'destinations.manage', answers: 'destinations.read' },
  'GET destinations/[id]/deliveries': { action: 'deliveries.read' },
  'POST destinations/[id]/pause': { action: 'destinations.operate', answers: 'destinations.read', body: {} },
  'POST destinations/[id]/resume': { action: 'destinations.operate', answers: 'destinations.read' },
  'POST destinations/[id]/secrets': { action: 'destinations.manage', answers: 'destinations.read', body: {} },
  'PATCH destinations/[id]/secrets/[secretId]': {
    action: 'destinations.manage',
    answers: 'destinations.read',
    body: { overlapHours: 1 },
  },
  'POST destinations/[id]/test': { action: 'destinations.operate', answers: 'deliveries.read' },
  'GET exports': { action: 'exports.make' },
  'GET exports/[id]': { action: 'exports.make' },
  'GET exports/audit': { action: 'audit.read' },
  'GET exports/callbacks': { action: 'exports.make' },
  'GET exports/evidence': { action: 'evidence.make', query: '?record=batch:1' },
  'GET exports/issues': { action: 'exports.make' },
  'GET exports/suborders': { action: 'exports.make' },
  'GET exports/transfers': { action: 'exports.make' },
  'GET issues': { action: 'issues.read' },
  'GET issues/[id]': { action: 'issues.read' },
  'GET issues/groups': { action: 'issues.read' },
  'POST issues/[id]/acknowledge': { action: 'issues.work', answers: 'issues.read', body: one },
  'POST issues/[id]/assign': { action: 'issues.work', answers: 'issues.read', body: { ownerId: null } },
  'POST issues/[id]/comment': { action: 'issues.work', answers: 'issues.read', body: { text: 'seen' } },
  'POST issues/[id]/ignore': { action: 'issues.work', answers: 'issues.read', body: { state: null, note: 'why' } },
  'POST issues/[id]/reopen': { action: 'issues.work', answers: 'issues.read', body: one },
  'POST issues/[id]/resolve': { action: 'issues.work', answers: 'issues.read', body: { state: null, note: 'how' } },
  'POST issues/bulk': {
    action: 'issues.work',
    answers: 'issues.read',
    body: { action: 'acknowledge', issueIds: ['1'] },
  },
  'GET overview': { action: 'callbacks.read' },
  'GET probes': { action: 'probes.read', query: '?subject=batch:1' },
  'GET probes/[id]': { action: 'probes.read' },
  'POST probes': { action: 'probes.ask', answers: 'probes.read', body: { subject: 'batch:1' } },
  'GET replays': { action: 'replays.read' },
  'POST replays': { action: 'callbacks.replay', answers: 'replays.read', body: { filter: {}, dryRun: true } },
  'GET replays/[id]': { action: 'replays.read' },
  'GET replays/[id]/items': { action: 'replays.read' },
  'POST replays/[id]/approve': { action: 'replays.approve', answers: 'replays.read' },
  'POST replays/[id]/cancel': { action: 'callbacks.replay', answers: 'replays.read' },
  'POST replays/[id]/decline': { action: 'replays.approve', answers: 'replays.read' },
  'POST replays/[id]/pause': { action: 'callbacks.replay', answers: 'replays.read' },
  'POST replays/[id]/resume': { action: 'callbacks.replay', answers: 'replays.read' },
  'GET replays/policy': { action: 'replays.read' },
  'PUT replays/policy': { action: 'replays.policy', answers: 'replays.read', body: {} },
  'GET requests': { action: 'requests.read' },
  'GET requests/[id]': { action: 'requests.read' },
  'POST requests/[id]/verify': { action: 'requests.verify', answers: 'requests.read' },
  'POST requests/verify': { action: 'requests.verify', answers: 'requests.read' },
  // Each kind is searched by those who may read it: whoever may read none finds none.
  'GET search': { action: null, query: '?q=something' },
  'GET transfers': { action: 'transfers.read' },
  'GET transfers/[id]': { action: 'transfers.read' },
  'GET views': { action: 'views.read' },
};

/**
 * Who may call a server function and what its form has to say to get as far as being asked: an action of the table, `own` for
 * what everybody does to their own account, `signed-out` for what needs no session.
 */
export interface ServerFunction {
  who: Action | 'own' | 'signed-out';
  form?: Readonly<Record<string, string>>;
  /** In place of state and form. */
  args?: readonly (string | null)[];
}

const id = { id: '1' };
const account = { provider: 'gatepay', account: 'default' };
const issue = { id: '1', seen: 'open', verb: 'acknowledge' };
const destination = { ...id, name: 'n', url: 'https://example.com/', version: '' };
const form = '^[0-9a-f]{64}$';
const chain = { id: 'ABC', name: 'A chain', hashForm: form, hashWords: 'h', addressForm: form, addressWords: 'a' };

/** Every server function, by its file and name. */
export const serverFunctions: Readonly<Record<string, Readonly<Record<string, ServerFunction>>>> = {
  'app/(console)/account/actions.ts': {
    changeOwnPassword: { who: 'own' },
    beginCodes: { who: 'own' },
    giveUpCodes: { who: 'own' },
    beginAnother: { who: 'own' },
    confirmCodes: { who: 'own' },
    renewRecovery: { who: 'own' },
    removeCodes: { who: 'own' },
    endSessionOf: { who: 'people.manage', form: { id: '019cadb8-0000-7000-8000-000000000000' } },
    endSessionsOf: { who: 'people.manage', form: { userId: '987654' } },
  },
  'app/(console)/beside/show-record.ts': { showRecord: { who: 'callbacks.read', args: ['/callbacks', '1'] } },
  'app/(console)/callbacks/[id]/reveal-actions.tsx': { revealPayload: { who: 'payload.reveal', args: ['1', ''] } },
  'app/(console)/destinations/actions.ts': {
    makeDestination: { who: 'destinations.manage', form: destination },
    changeDestination: { who: 'destinations.manage', form: destination },
    pause: { who: 'destinations.operate', form: { ...id, reason: 'why' } },
    resume: { who: 'destinations.operate', form: id },
    test: { who: 'destinations.operate', form: id },
    archive: { who: 'destinations.manage', form: id },
    makeSecret: { who: 'destinations.manage', form: { ...id, overlapHours: '1' } },
    endSecret: { who: 'destinations.manage', form: { ...id, secretId: '1', overlapHours: '1' } },
  },
  'app/(console)/issues/actions.ts': {
    workOnIssue: { who: 'issues.work', form: issue },
    giveIssue: { who: 'issues.work', form: { ...id, ownerId: '', seenOwnerId: '' } },
    workOnChosen: { who: 'issues.work', form: { id: '1:', verb: 'acknowledge' } },
    workOnMatching: {
      who: 'issues.work',
      form: { verb: 'acknowledge', search: '', until: '2026-03-02T09:00:00.000Z', agreed: 'yes' },
    },
  },
  'app/(console)/list/column-actions.ts': { rememberListColumns: { who: 'own', args: ['callbacks', null] } },
  'app/(console)/list/views/view-actions.ts': {
    saveNewView: { who: 'own', form: { list: 'callbacks' } },
    changeSavedView: { who: 'own', form: { id: '987654', name: 'n' } },
    shareSavedView: { who: 'views.share', form: { id: '987654' } },
    deleteSavedView: { who: 'own', form: { id: '987654' } },
  },
  'app/(console)/people/actions.ts': {
    invite: { who: 'people.manage' },
    changeRole: { who: 'people.manage', form: { id: '987654', role: 'viewer' } },
    disable: { who: 'people.manage', form: { id: '987654' } },
    enable: { who: 'people.manage', form: { id: '987654' } },
    reset: { who: 'people.manage', form: { id: '987654', agreed: 'yes' } },
    removeFactor: { who: 'people.manage', form: { id: '987654' } },
    unlink: { who: 'people.manage', form: { id: '987654', issuer: 'https://id.example.com' } },
    savePolicy: { who: 'people.manage' },
    makeToken: { who: 'tokens.manage' },
    endToken: { who: 'tokens.manage', form: { id: '987654' } },
  },
  'app/(console)/providers/actions.ts': {
    makeAccount: { who: 'accounts.manage', form: { provider: 'gatepay', slug: 'x', name: 'X' } },
    changeAccount: { who: 'accounts.manage', form: { ...account, name: 'X' } },
    enableAccount: { who: 'accounts.manage', form: account },
    disableAccount: { who: 'accounts.manage', form: account },
    pasteSecret: { who: 'accounts.manage', form: { ...account, overlapHours: '1' } },
    endSecretLater: { who: 'accounts.manage', form: { ...account, secretId: '1', overlapHours: '1' } },
    endSecretNow: { who: 'accounts.manage', form: { ...account, secretId: '1' } },
  },
  'app/(console)/providers/test-action.ts': { sendTest: { who: 'accounts.test', form: account } },
  'app/(console)/rejected/[id]/reveal-actions.tsx': {
    revealBytes: { who: 'payload.reveal', args: ['019cadb8-0000-7000-8000-000000000000', ''] },
  },
  'app/(console)/rejected/verify-actions.ts': {
    verifyAgain: { who: 'requests.verify', form: { request: '019cadb8-0000-7000-8000-000000000000' } },
    planRun: { who: 'requests.read', args: [''] },
    verifyNext: { who: 'requests.verify', args: ['', null] },
  },
  'app/(console)/replays/actions.ts': {
    replayOne: { who: 'callbacks.replay', form: { callback: '1' } },
    startBulk: { who: 'callbacks.replay', form: { search: '', reason: 'why' } },
    changeReplay: { who: 'callbacks.replay', form: { ...id, verb: 'pause' } },
    savePolicy: { who: 'replays.policy', form: { expiresAfterHours: '24' } },
  },
  'app/(console)/settings/chains/actions.ts': {
    addToMap: { who: 'settings.manage', form: chain },
    saveChain: { who: 'settings.manage', form: chain },
    enableChain: { who: 'settings.manage', form: { ...id, enabled: 'true' } },
    resetToDefault: { who: 'settings.manage', form: id },
  },
  'app/(console)/settings/retention/actions.ts': {
    saveRetention: { who: 'settings.manage', form: { scope: 'otherwise', keep: 'for ever' } },
  },
  'app/(console)/settings/sensitive/actions.ts': {
    saveSensitive: { who: 'settings.manage', form: { provider: 'gatepay', added: '', removed: '' } },
  },
  'app/(console)/settings/zone/actions.ts': {
    saveZone: { who: 'settings.manage', form: { zone: 'Asia/Kuala_Lumpur' } },
  },
  'app/(console)/settings/sweeps/actions.ts': {
    saveBounds: { who: 'settings.manage', form: { missingMin: '20', quiet: '1 h' } },
  },
  'app/(console)/sign-out.ts': { signOut: { who: 'own', args: [] } },
  'app/join/[token]/actions.ts': {
    setFirstPassword: { who: 'signed-out', form: { token: 'x', password: '', again: '' } },
  },
  'components/delivery/reveal-actions.tsx': {
    revealMessages: { who: 'payload.reveal', args: ['019cadb8-0000-7000-8000-000000000000', null, ''] },
  },
  'app/(console)/probes/ask-action.ts': { askAboutRecord: { who: 'probes.ask', form: { subject: 'batch:1' } } },
};

/** A page or a route beside the API: an address of it, and who sees what it is for; `anybody` has signed in, `signed-out` need not. */
export interface Place {
  path: string;
  who: Action | 'anybody' | 'signed-out';
}

/** Every page and every route that is not of the API, by its file. Routes whose access is no person's have tests of their own. */
export const places: Readonly<Record<string, Place>> = {
  'app/(console)/account/page.tsx': { path: '/account', who: 'anybody' },
  'app/(console)/audit/[id]/page.tsx': { path: '/audit/1', who: 'audit.read' },
  'app/(console)/audit/page.tsx': { path: '/audit', who: 'audit.read' },
  'app/(console)/batches/[provider]/[batchId]/lines/route.ts': {
    path: '/batches/gatepay/none/lines',
    who: 'batches.read',
  },
  'app/(console)/batches/[provider]/[batchId]/page.tsx': { path: '/batches/gatepay/none', who: 'batches.read' },
  'app/(console)/batches/[provider]/[batchId]/resubmit/route.ts': {
    path: '/batches/gatepay/none/resubmit',
    who: 'exports.make',
  },
  'app/(console)/batches/page.tsx': { path: '/batches', who: 'batches.read' },
  'app/(console)/callbacks/[id]/page.tsx': { path: '/callbacks/987654321', who: 'callbacks.read' },
  'app/(console)/callbacks/compare/page.tsx': { path: '/callbacks/compare?one=987654321', who: 'callbacks.read' },
  'app/(console)/callbacks/paths/route.ts': { path: '/callbacks/paths', who: 'callbacks.read' },
  'app/(console)/callbacks/page.tsx': { path: '/callbacks', who: 'callbacks.read' },
  'app/(console)/destinations/[id]/deliveries/[deliveryId]/page.tsx': {
    path: '/destinations/1/deliveries/1',
    who: 'deliveries.read',
  },
  'app/(console)/destinations/[id]/page.tsx': { path: '/destinations/987654321', who: 'destinations.read' },
  'app/(console)/destinations/new/page.tsx': { path: '/destinations/new', who: 'destinations.manage' },
  'app/(console)/destinations/page.tsx': { path: '/destinations', who: 'destinations.read' },
  'app/(console)/exports/[kind]/route.ts': { path: '/exports/transfers', who: 'exports.make' },
  'app/(console)/exports/evidence/route.ts': { path: '/exports/evidence?record=batch:987654321', who: 'evidence.make' },
  'app/(console)/exports/page.tsx': { path: '/exports', who: 'exports.make' },
  'app/(console)/issues/[id]/page.tsx': { path: '/issues/987654321', who: 'issues.read' },
  'app/(console)/issues/page.tsx': { path: '/issues', who: 'issues.read' },
  'app/(console)/list/views/counts/route.ts': { path: '/list/views/counts?list=callbacks', who: 'callbacks.read' },
  'app/(console)/page.tsx': { path: '/', who: 'anybody' },
  'app/(console)/people/[id]/page.tsx': { path: '/people/1', who: 'people.manage' },
  'app/(console)/people/new/page.tsx': { path: '/people/new', who: 'people.manage' },
  'app/(console)/people/page.tsx': { path: '/people', who: 'people.read' },
  'app/(console)/people/tokens/new/page.tsx': { path: '/people/tokens/new', who: 'tokens.manage' },
  'app/(console)/people/tokens/page.tsx': { path: '/people/tokens', who: 'tokens.manage' },
  'app/(console)/providers/[provider]/[account]/page.tsx': { path: '/providers/gatepay/default', who: 'accounts.read' },
  'app/(console)/providers/new/page.tsx': { path: '/providers/new?provider=gatepay', who: 'accounts.manage' },
  'app/(console)/providers/page.tsx': { path: '/providers', who: 'accounts.read' },
  'app/(console)/rejected/[id]/page.tsx': {
    path: '/rejected/019cadb8-0000-7000-8000-000000000000',
    who: 'requests.read',
  },
  'app/(console)/rejected/page.tsx': { path: '/rejected', who: 'requests.read' },
  'app/(console)/replays/[id]/page.tsx': { path: '/replays/987654321', who: 'replays.read' },
  'app/(console)/replays/new/page.tsx': { path: '/replays/new', who: 'callbacks.replay' },
  'app/(console)/replays/page.tsx': { path: '/replays', who: 'replays.read' },
  'app/(console)/search/find/route.ts': { path: '/search/find?q=something', who: 'anybody' },
  'app/(console)/search/page.tsx': { path: '/search?q=something', who: 'anybody' },
  'app/(console)/settings/chains/[id]/page.tsx': { path: '/settings/chains/TRX', who: 'settings.read' },
  'app/(console)/settings/chains/new/page.tsx': { path: '/settings/chains/new', who: 'settings.manage' },
  'app/(console)/settings/page.tsx': { path: '/settings', who: 'settings.read' },
  'app/(console)/settings/retention/page.tsx': { path: '/settings/retention', who: 'settings.read' },
  'app/(console)/settings/sensitive/page.tsx': { path: '/settings/sensitive', who: 'settings.read' },
  'app/(console)/settings/sweeps/page.tsx': { path: '/settings/sweeps', who: 'settings.read' },
  'app/(console)/transfers/[id]/page.tsx': { path: '/transfers/987654321', who: 'transfers.read' },
  'app/(console)/transfers/find/page.tsx': {
    path: '/transfers/find?provider=gatepay&transferId=none',
    who: 'transfers.read',
  },
  'app/(console)/transfers/page.tsx': { path: '/transfers', who: 'transfers.read' },
  'app/api/auth/[...nextauth]/route.ts': { path: '/api/auth/csrf', who: 'signed-out' },
  'app/api/auth/callback/oidc/route.ts': { path: '/api/auth/callback/oidc', who: 'signed-out' },
  'app/api/auth/oidc/start/route.ts': { path: '/api/auth/oidc/start', who: 'signed-out' },
  'app/api/callbacks/[provider]/[[...rest]]/route.ts': { path: '/api/callbacks/test/text', who: 'signed-out' },
  'app/api/health/live/route.ts': { path: '/api/health/live', who: 'signed-out' },
  'app/api/health/ready/route.ts': { path: '/api/health/ready', who: 'signed-out' },
  'app/api/live/route.ts': { path: '/api/live', who: 'anybody' },
  'app/api/metrics/route.ts': { path: '/api/metrics', who: 'signed-out' },
  'app/join/[token]/page.tsx': { path: '/join/no-such-link', who: 'signed-out' },
  'app/second-factor/page.tsx': { path: '/second-factor', who: 'anybody' },
  'app/sign-in/code/page.tsx': { path: '/sign-in/code', who: 'signed-out' },
  'app/sign-in/page.tsx': { path: '/sign-in', who: 'signed-out' },
};
