import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { PrismaPg } from '@prisma/adapter-pg';
import { bindMigrationAwareSqlAdapterFactory, ColumnTypeEnum } from '@prisma/driver-adapter-utils';
import type { SchemaEngine } from '@prisma/schema-engine-wasm';
import type pg from 'pg';

/** The schema engine looks at every table. */
export const noFilters = { externalTables: [], externalEnums: [] };

const internalCharOid = 18;
const textOid = 25;

/**
 * Lets Prisma's adapter pass Postgres' internal "char" type, which the catalogue is full of and which it refuses:
 * the column goes through as text and is declared a character again. Answers which columns of a statement those are.
 */
function passInternalChar(pool: pg.Pool): (sql: string) => readonly number[] {
  const columnsBySql = new Map<string, number[]>();
  const query: unknown = pool.query.bind(pool);
  if (typeof query !== 'function') return () => [];
  const value = async (config: { text: string }, ...rest: unknown[]) => {
    const result: unknown = await Reflect.apply(query, pool, [config, ...rest]);
    if (typeof result === 'object' && result !== null && 'fields' in result && Array.isArray(result.fields)) {
      const columns = result.fields.flatMap((field, index) => (field.dataTypeID === internalCharOid ? [index] : []));
      for (const index of columns) result.fields[index].dataTypeID = textOid;
      columnsBySql.set(config.text, columns);
    }
    return result;
  };
  Object.defineProperty(pool, 'query', { value });
  return (sql) => columnsBySql.get(sql) ?? [];
}

/** Prisma's adapter, with the things mended that the schema engine trips over. */
class SchemaEnginePg extends PrismaPg {
  readonly #charColumns: (sql: string) => readonly number[];
  readonly #onRefused: (error: unknown) => void;

  constructor(pool: pg.Pool, onRefused: (error: unknown) => void) {
    const charColumns = passInternalChar(pool);
    super(pool);
    this.#charColumns = charColumns;
    this.#onRefused = onRefused;
  }

  override async connect() {
    const adapter = await super.connect();
    const queryRaw = adapter.queryRaw.bind(adapter);
    adapter.queryRaw = async (query) => {
      const result = await queryRaw(query);
      for (const index of this.#charColumns(query.sql)) result.columnTypes[index] = ColumnTypeEnum.Character;
      return result;
    };
    // A migration goes to Postgres whole, as `prisma migrate deploy` sends it: the stock adapter splits it at every
    // semicolon, those inside comments and function bodies too.
    adapter.executeScript = async (script) => {
      try {
        await adapter.underlyingDriver().query(script);
      } catch (error) {
        // The engine passes on that it failed, and not why.
        this.#onRefused(error);
        throw error;
      }
    };
    return adapter;
  }
}

type Glue = typeof import('@prisma/schema-engine-wasm/schema_engine_bg');

/**
 * The package exports only a bundler entry, so the module is instantiated by hand, as that entry does; and once, for
 * its glue keeps one instance in a variable and would free objects of the first in the memory of the second.
 */
async function loadGlue(): Promise<Glue> {
  const glueFile = createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm/schema_engine_bg');
  const glue = await import('@prisma/schema-engine-wasm/schema_engine_bg');
  const { instance } = await WebAssembly.instantiate(await readFile(glueFile.replace(/\.js$/, '.wasm')), {
    './schema_engine_bg.js': glue,
  });
  glue.__wbg_set_wasm(instance.exports);
  const start = instance.exports.__wbindgen_start;
  if (typeof start === 'function') start();
  return glue;
}

/** On `globalThis`: the glue is one for the process, however often this file is loaded into it. */
const key = Symbol.for('callback-console.schema-engine');

function isGlue(value: unknown): value is Promise<Glue> {
  return value instanceof Promise;
}

function keptGlue(): Promise<Glue> {
  const kept: unknown = Reflect.get(globalThis, key);
  if (isGlue(kept)) return kept;
  const loading = loadGlue();
  Reflect.set(globalThis, key, loading);
  return loading;
}

/**
 * Prisma's schema engine over `pool` (from here on its own), as WebAssembly: the native one is a download, which closed networks refuse.
 * `onRefused` is told what the database said to a migration that failed.
 */
export async function openSchemaEngine(
  pool: pg.Pool,
  schema: string | null,
  onRefused: (error: unknown) => void = () => undefined,
): Promise<SchemaEngine> {
  const glue = await keptGlue();
  const adapter = bindMigrationAwareSqlAdapterFactory(new SchemaEnginePg(pool, onRefused));
  const datamodels: [string, string][] | undefined = schema === null ? undefined : [['schema.prisma', schema]];
  return glue.SchemaEngine.new({ datamodels }, () => undefined, adapter);
}
