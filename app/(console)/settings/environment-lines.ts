import type { Environment } from '@/lib/platform/env';

/** A variable of the environment as people see it: what it does and what it is now, never a secret or an address with one. */
export interface EnvironmentLine {
  variable: string;
  does: string;
  now: string;
}

const onOff = (on: boolean) => (on ? 'on' : 'off');
const isSet = (value: string | null) => (value === null ? 'not set' : 'set');

/** Pure: what a console does by its environment rather than by what was set on screen. */
export function environmentLines(environment: Environment): EnvironmentLine[] {
  const { databaseUrl, workers, trustedProxies, metricsToken, traces, drainSeconds } = environment;
  return [
    {
      variable: 'DATABASE_URL',
      does: 'where everything is stored',
      now: databaseUrl === null ? 'the embedded Postgres' : 'a Postgres of your own',
    },
    { variable: 'WORKERS', does: 'worker processes that the server brings along', now: String(workers) },
    {
      variable: 'CONSOLE_ENVIRONMENT',
      does: 'the badge on every page',
      now: environment.text('CONSOLE_ENVIRONMENT') ?? 'not set: by how the console runs',
    },
    {
      variable: 'TRUST_PROXY',
      does: 'proxies in front whose word is taken for where a request came from',
      now: String(trustedProxies),
    },
    {
      variable: 'ALLOW_PRIVATE_DESTINATIONS',
      does: 'destinations on private and loopback addresses',
      now: onOff(environment.allowPrivateDestinations),
    },
    { variable: 'OIDC_ISSUER', does: 'signing in with your own service', now: isSet(environment.text('OIDC_ISSUER')) },
    { variable: 'METRICS_TOKEN', does: 'lets a scraper read the metrics', now: isSet(metricsToken) },
    {
      variable: 'OTEL_EXPORTER_OTLP_ENDPOINT',
      does: 'where traces are sent',
      now: traces.endpoint === null ? 'not set: nothing is traced' : `set, ${traces.ratio * 100} % of callbacks`,
    },
    {
      variable: 'DRAIN_SECONDS',
      does: 'how long a server that is told to stop goes on answering',
      now: `${drainSeconds} s`,
    },
  ];
}
