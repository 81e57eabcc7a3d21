import path from 'node:path';
import { z } from 'zod';
import { StartUpError } from './errors';

const optionalText = z
  .string()
  .trim()
  .transform((value) => (value === '' ? undefined : value))
  .optional();

const environmentSchema = z.object({
  NODE_ENV: z.enum(['development', 'production', 'test']).catch('development'),
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  HOST: z.string().trim().min(1).default('0.0.0.0'),
  DATABASE_URL: optionalText,
  DATABASE_DIRECT_URL: optionalText,
  DATA_DIR: z.string().trim().min(1).default('.data'),
  CONSOLE_SECRET: optionalText,
  ADMIN_EMAIL: optionalText,
  ADMIN_PASSWORD: optionalText,
  CONSOLE_API_TOKEN: optionalText,
  FORWARD_URL: optionalText,
  FORWARD_SECRET: optionalText,
  ALLOW_PRIVATE_DESTINATIONS: optionalText,
  WORKERS: z.coerce.number().int().min(0).max(16).default(1),
  TRUST_PROXY: z.coerce.number().int().min(0).max(10).default(0),
  METRICS_TOKEN: optionalText,
  METRICS_PORT: z.coerce.number().int().min(1).max(65_535).optional(),
  DRAIN_SECONDS: z.coerce.number().int().min(0).max(10).default(0),
  OTEL_EXPORTER_OTLP_ENDPOINT: optionalText.pipe(z.url({ protocol: /^https?$/ }).optional()),
  OTEL_TRACES_SAMPLER_ARG: z.coerce.number().min(0).max(1).default(1),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
});

/** Every setting that comes from outside, read and checked once. Names and defaults: README, "Configuration". */
export interface Environment {
  mode: 'development' | 'production' | 'test';
  port: number;
  host: string;
  /** Null: the embedded Postgres under `dataDir`. */
  databaseUrl: string | null;
  /** The Postgres itself, where `databaseUrl` leads through a transaction pooler; null: `databaseUrl` is it. */
  databaseDirectUrl: string | null;
  /** Absolute. */
  dataDir: string;
  consoleSecret: string | null;
  adminEmail: string | null;
  adminPassword: string | null;
  apiToken: string | null;
  forwardUrl: string | null;
  forwardSecret: string | null;
  allowPrivateDestinations: boolean;
  /** Worker processes that a server brings along; 0: others beside it do the work (`npm run worker`). */
  workers: number;
  /** Proxies of one's own in front: so many of the last `X-Forwarded-For` entries are believed. 0: only the socket is. */
  trustedProxies: number;
  /** Lets a scraper read the metrics without a token of the API, also while the database is away. */
  metricsToken: string | null;
  /** Where a worker without a server answers for its metrics and health; null: nowhere. */
  metricsPort: number | null;
  /** How long the server goes on answering, as not ready, once it is told to stop. */
  drainSeconds: number;
  traces: {
    /** Base URL of the OTLP/HTTP receiver; null: nothing is traced. */
    endpoint: string | null;
    /** Share of the callbacks that are traced. */
    ratio: number;
  };
  logLevel: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'silent';
  /** A variable that holds a comma-separated list (secrets while they rotate, addresses): trimmed, empty parts dropped. */
  list(name: string): string[];
  /** A single provider-specific variable, null when absent or blank. */
  text(name: string): string | null;
}

/** Reads `source` (the process' variables). Throws `StartUpError` naming the variable that is wrong and what it takes. */
export function readEnvironment(source: Record<string, string | undefined> = process.env): Environment {
  const parsed = environmentSchema.safeParse(source);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw new StartUpError(
      `The variable ${issue?.path.join('.') ?? '?'} cannot be used: ${issue?.message ?? 'unknown'}.`,
    );
  }
  const value = parsed.data;
  if (value.DATABASE_DIRECT_URL !== undefined && value.DATABASE_URL === undefined) {
    throw new StartUpError('DATABASE_DIRECT_URL stands beside the DATABASE_URL of a pooler, which is not set.');
  }
  const text = (name: string) => source[name]?.trim() || null;
  return {
    mode: value.NODE_ENV,
    port: value.PORT,
    host: value.HOST,
    databaseUrl: value.DATABASE_URL ?? null,
    databaseDirectUrl: value.DATABASE_DIRECT_URL ?? null,
    dataDir: path.resolve(value.DATA_DIR),
    consoleSecret: value.CONSOLE_SECRET ?? null,
    adminEmail: value.ADMIN_EMAIL ?? null,
    adminPassword: value.ADMIN_PASSWORD ?? null,
    apiToken: value.CONSOLE_API_TOKEN ?? null,
    forwardUrl: value.FORWARD_URL ?? null,
    forwardSecret: value.FORWARD_SECRET ?? null,
    allowPrivateDestinations: value.ALLOW_PRIVATE_DESTINATIONS === '1',
    workers: value.WORKERS,
    trustedProxies: value.TRUST_PROXY,
    metricsToken: value.METRICS_TOKEN ?? null,
    metricsPort: value.METRICS_PORT ?? null,
    drainSeconds: value.DRAIN_SECONDS,
    traces: { endpoint: value.OTEL_EXPORTER_OTLP_ENDPOINT ?? null, ratio: value.OTEL_TRACES_SAMPLER_ARG },
    logLevel: value.LOG_LEVEL,
    text,
    list: (name) =>
      (text(name) ?? '')
        .split(',')
        .map((part) => part.trim())
        .filter((part) => part !== ''),
  };
}
