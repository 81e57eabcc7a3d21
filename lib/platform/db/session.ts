/**
 * Settings that every session of ours starts with. UTC: Prisma's adapter reads a timestamptz as if it were UTC whatever
 * the session's zone. The limits end what hangs: a statement forgotten by its caller, a transaction left open.
 */
const sessionSettings = {
  TimeZone: 'UTC',
  statement_timeout: '30s',
  idle_in_transaction_session_timeout: '60s',
  // What pages and workers ask is short, and at ten million rows dear enough by estimate to be compiled, which takes longer than it.
  jit: 'off',
} as const;

/** Where a pooler drops them on the way: run as the role, these make its sessions start with them. */
export const roleStatements: readonly string[] = Object.entries(sessionSettings).map(
  ([name, value]) => `alter role current_user set ${name} to '${value}'`,
);

/** The URL parameter by which Prisma, too, is told of a pooler that hands out a server connection for each transaction. */
const poolerParameter = 'pgbouncer';

/** `connectionString`, marked as leading through a transaction pooler. */
export function throughPooler(connectionString: string): string {
  const url = new URL(connectionString);
  url.searchParams.set(poolerParameter, 'true');
  return url.toString();
}

/** True where two statements of one connection may meet two sessions, so that nothing of a session outlives a transaction. */
export function leadsThroughPooler(connectionString: string): boolean {
  return new URL(connectionString).searchParams.get(poolerParameter) === 'true';
}

/** `connectionString` whose sessions start with `settings`; options that it has stay, these win. */
export function withOptions(connectionString: string, settings: Readonly<Record<string, string>>): string {
  const url = new URL(connectionString);
  const options = Object.entries(settings).map(([name, value]) => `-c ${name}=${value}`);
  url.searchParams.set('options', [url.searchParams.get('options') ?? '', ...options].join(' ').trim());
  return url.toString();
}

/** `connectionString` whose sessions start with the console's settings and `further` ones; options of its own stay, ours win. */
export function withSessionSettings(connectionString: string, further: Readonly<Record<string, string>> = {}): string {
  return withOptions(connectionString, { ...sessionSettings, ...further });
}
