import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

// No image is built here: what can be read of the definitions is checked instead.
const read = (file: string) => readFileSync(file, 'utf8');
const dockerfile = read('Dockerfile').replaceAll('\\\n', ' ').split('\n');
const compose = read('compose.yaml');
const example = read('container.env.example');
const postgresExample = read('postgres.env.example');
const readme = read('README.md');
const operations = read('docs/operations.md');

function instructions(name: string): string[] {
  return dockerfile.filter((line) => line.startsWith(`${name} `)).map((line) => line.slice(name.length + 1).trim());
}

function assigned(text: string): string[] {
  return [...text.matchAll(/^([A-Z][A-Z0-9_]*)=/gm)].map(([, name = '']) => name);
}

/** The lines of one service of compose.yaml. */
function service(name: string): string {
  const [, lines = ''] = new RegExp(`^ {2}${name}:\\n((?: {4}.*\\n|\\n)+)`, 'm').exec(compose) ?? [];
  return lines;
}

test('everything that the image copies and runs is there', () => {
  const copied = instructions('COPY')
    .filter((line) => !line.startsWith('--from'))
    .flatMap((line) => line.split(' ').slice(0, -1));
  const run = [...dockerfile.join('\n').matchAll(/scripts\/[\w/-]+\.mjs/g)].map(([file]) => file);
  expect(copied).toContain('package-lock.json');
  expect(run).toEqual(['scripts/prepare.mjs', 'scripts/check-health.mjs', 'scripts/serve.mjs']);
  for (const file of [...copied, ...run]) expect(existsSync(file), file).toBe(true);
});

test('what a start needs is in the image, and no secret or leftover of a developer is', () => {
  const ignored = read('.dockerignore').split('\n');
  for (const kept of ['prisma', 'public', 'scripts', '.npmrc', 'lib', 'app']) expect(ignored).not.toContain(kept);
  for (const left of ['.env', '.env.*', '.data', 'node_modules', '.git', '.next', 'dist'])
    expect(ignored).toContain(left);
  for (const kept of ['.env.container', '.env.postgres']) expect(read('.gitignore').split('\n')).toContain(kept);
});

test('it runs as nobody special, is checked, and gets its signal itself', () => {
  const last = dockerfile.slice(dockerfile.findLastIndex((line) => line.startsWith('FROM ')));
  expect(last).toContain('USER node');
  expect(last.join('\n')).toMatch(/^HEALTHCHECK .*check-health\.mjs/m);
  expect(last.at(-2)).toBe('CMD ["node", "scripts/serve.mjs"]');
  expect(last.filter((line) => /^RUN .*(npm|apt|curl)/.test(line))).toEqual([]);
});

test('its Node is one that the console runs on', () => {
  const [, version = ''] = /^ARG NODE_VERSION=(\d+)$/m.exec(dockerfile.join('\n')) ?? [];
  expect(Number(version)).toBeGreaterThanOrEqual(20);
  expect(instructions('FROM').every((line) => /^node:\$\{NODE_VERSION\}-/.test(line))).toBe(true);
});

test('ports and variables are those of the README', () => {
  const [, port = ''] = /\| `PORT`, `HOST` \| `(\d+)`/.exec(readme) ?? [];
  expect(instructions('EXPOSE')).toEqual([port]);
  expect(compose).toContain(`"${port}:${port}"`);
  const fromImage = instructions('ENV').flatMap((line) => [...line.matchAll(/(\w+)=/g)].map(([, name = '']) => name));
  const fromCompose = [...compose.matchAll(/^ {6}([A-Z][A-Z_]+):/gm)].map(([, name = '']) => name);
  const ofOthers = ['NODE_ENV', 'NEXT_TELEMETRY_DISABLED'];
  const ours = [...fromImage, ...fromCompose, ...assigned(example)].filter((name) => !ofOthers.includes(name));
  expect(ours.length).toBeGreaterThan(6);
  for (const name of ours) expect(readme, name).toContain(`\`${name}\``);
});

test('no secret stands in a file that is kept: they come from the file that is not', () => {
  const secrets = {
    CONSOLE_SECRET: example,
    ADMIN_PASSWORD: example,
    METRICS_TOKEN: example,
    POSTGRES_PASSWORD: postgresExample,
  };
  for (const [name, file] of Object.entries(secrets)) {
    expect(file).toMatch(new RegExp(`^${name}=$`, 'm'));
    expect(compose).not.toContain(name);
    expect(dockerfile.join('\n')).not.toContain(name);
  }
});

test('each service gets its own settings: Postgres none of the console, and the console none of Postgres', () => {
  const given = (name: string) => service(name).match(/^ {4}(env_file|environment|secrets|configs):.*$/gm);
  expect(given('postgres')).toEqual(['    env_file: .env.postgres']);
  expect(given('console')).toEqual(['    env_file: .env.container', '    environment:']);
  expect(assigned(postgresExample)).toEqual(['POSTGRES_USER', 'POSTGRES_PASSWORD', 'POSTGRES_DB']);
  expect(assigned(example).filter((name) => name.startsWith('POSTGRES_'))).toEqual([]);
  // What the files and the documentation say is made is what is read.
  for (const file of ['container', 'postgres']) expect(operations).toContain(`cp ${file}.env.example .env.${file} `);
});

test('its Postgres keeps as much of its log as is advised', () => {
  const [, min = '', max = ''] = /`min_wal_size = (\w+)` and `max_wal_size = (\w+)`/.exec(operations) ?? [];
  expect(service('postgres')).toContain(`command: [postgres, -c, min_wal_size=${min}, -c, max_wal_size=${max}]`);
});
