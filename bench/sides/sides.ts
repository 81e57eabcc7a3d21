/** What is measured beside what. All of them verify the same bytes, store durably, deduplicate for ever and answer after the commit. */
export interface Side {
  id: string;
  label: string;
  /** Program of the side, from the project's root. */
  program: string;
  /** `console`: a migrated database with the console's accounts. `empty`: the side makes its own table. */
  database: 'console' | 'empty';
  /** Where it stores callbacks: a row each, to be compared with what was answered 200. */
  table: 'callbacks' | 'inbox';
  /** A worker beside it applies what it stores. */
  applies: boolean;
  variables?: Readonly<Record<string, string>>;
}

const ours = { database: 'console', table: 'callbacks' } as const;
const byHand = { database: 'empty', table: 'inbox', applies: false } as const;

export const sides: readonly Side[] = [
  {
    ...{ id: 'door', label: 'our door', program: 'bench/sides/our-door.mjs' },
    ...{ ...ours, applies: false, variables: { WORKERS: '0' } },
  },
  {
    ...{ id: 'door-applying', label: 'our door, a worker applying beside it', program: 'bench/sides/our-door.mjs' },
    ...{ ...ours, applies: true, variables: { WORKERS: '1' } },
  },
  {
    ...{ id: 'route', label: 'our route handler under Next', program: 'bench/sides/next-route.mjs' },
    ...{ ...ours, applies: false },
  },
  { id: 'fastify', label: 'Fastify 5 + pg', program: 'bench/sides/fastify.mjs', ...byHand },
  { id: 'express', label: 'Express 5 + pg', program: 'bench/sides/express.mjs', ...byHand },
  {
    ...{ id: 'next-prisma', label: 'Next route handler + Prisma create' },
    ...{ program: 'bench/sides/next-prisma/serve.mjs', ...byHand },
  },
];
