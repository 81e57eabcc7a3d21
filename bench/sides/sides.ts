/** What is measured beside what. All of them verify the same bytes, store durably, deduplicate for ever and answer after the commit. */
export interface Side {
  id: string;
  label: string;
  /** Program of the side, from the project's root. */
  program: string;
  /** `console`: a migrated database with the console's accounts. `empty`: the side makes its own table. */
  database: 'console' | 'empty';
  /** Counts what is stored, to be compared with what was answered 200. */
  countSql: string;
  variables?: Readonly<Record<string, string>>;
}

const callbacks = 'select count(*)::int as stored from callbacks';
const inbox = 'select count(*)::int as stored from inbox';

export const sides: readonly Side[] = [
  {
    id: 'door',
    label: 'our door',
    program: 'bench/sides/our-door.mjs',
    database: 'console',
    countSql: callbacks,
    variables: { WORKERS: '0' },
  },
  {
    id: 'door-applying',
    label: 'our door, a worker applying beside it',
    program: 'bench/sides/our-door.mjs',
    database: 'console',
    countSql: callbacks,
    variables: { WORKERS: '1' },
  },
  {
    id: 'route',
    label: 'our route handler under Next',
    program: 'bench/sides/next-route.mjs',
    database: 'console',
    countSql: callbacks,
  },
  { id: 'fastify', label: 'Fastify 5 + pg', program: 'bench/sides/fastify.mjs', database: 'empty', countSql: inbox },
  { id: 'express', label: 'Express 5 + pg', program: 'bench/sides/express.mjs', database: 'empty', countSql: inbox },
  {
    id: 'next-prisma',
    label: 'Next route handler + Prisma create',
    program: 'bench/sides/next-prisma/serve.mjs',
    database: 'console',
    countSql: callbacks,
  },
];
