export { proveBackup } from './backup';
export { openExternalPostgres } from './external-postgres';
export { openPooler } from './pooler';
