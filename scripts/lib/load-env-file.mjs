import { existsSync } from 'node:fs';

/** Reads `.env.local`, then `.env`; variables that are set already stay as they are. */
export function loadEnvFiles() {
  for (const file of ['.env.local', '.env']) if (existsSync(file)) process.loadEnvFile(file);
}
