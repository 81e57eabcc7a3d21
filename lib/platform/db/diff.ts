import { readFile } from 'node:fs/promises';
import path from 'node:path';
import pg from 'pg';
import { noFilters, openSchemaEngine } from './schema-engine';

/**
 * SQL that would turn the database behind `connectionString` into `prisma/schema.prisma`; a comment saying so when
 * they agree. The database is only read.
 */
export async function diffFromDatabase(connectionString: string, projectRoot: string): Promise<string> {
  const schemaFile = path.join(projectRoot, 'prisma', 'schema.prisma');
  const content = await readFile(schemaFile, 'utf8');
  const pool = new pg.Pool({ connectionString });
  try {
    const engine = await openSchemaEngine(pool, content);
    const files = [{ path: schemaFile, content }];
    const result = await engine.diff({
      from: { tag: 'schemaDatasource', files, configDir: projectRoot },
      to: { tag: 'schemaDatamodel', files },
      script: true,
      exitCode: null,
      filters: noFilters,
    });
    return result.stdout ?? '';
  } finally {
    await pool.end();
  }
}
