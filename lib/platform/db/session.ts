/**
 * Settings that every session of ours starts with. UTC: Prisma's adapter reads a timestamptz as if it were UTC whatever
 * the session's zone. The limits end what hangs: a statement forgotten by its caller, a transaction left open.
 */
const sessionSettings = {
  TimeZone: 'UTC',
  statement_timeout: '30s',
  idle_in_transaction_session_timeout: '60s',
} as const;

/** `connectionString` whose sessions start with the console's settings and `further` ones; options of its own stay, ours win. */
export function withSessionSettings(connectionString: string, further: Readonly<Record<string, string>> = {}): string {
  const url = new URL(connectionString);
  const ours = Object.entries({ ...sessionSettings, ...further }).map(([name, value]) => `-c ${name}=${value}`);
  url.searchParams.set('options', [url.searchParams.get('options') ?? '', ...ours].join(' ').trim());
  return url.toString();
}
