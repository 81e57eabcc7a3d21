import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { dayMs, hourMs, minuteMs } from '@/lib/platform/time';
import { type Role, roles, type Scope } from './actor';
import { drawnLengthMin, tokenFailures } from './api-token';
import { linkLifetimeMs } from './people/one-time-link';
import { passwordLengthMin } from './people/password-rule';
import { permissions } from './permissions';
import { challengeLifetimeMs } from './second-factor/challenge';
import { codeTries, setupTries } from './second-factor/code-tries';
import { recoveryCodeCount } from './second-factor/recovery-codes';
import { setupLifetimeMs } from './second-factor/setup-under-way';
import { sessionIdleMs, sessionLifetimeMs } from './session-terms';
import { addressAttempts, emailAttempts, pairAttempts } from './sign-in';

const page = readFileSync(path.resolve(import.meta.dirname, '../../docs/people.md'), 'utf8');

test('the page has the table of who may do what as the code has it', () => {
  const rules: [string, { roles: readonly Role[]; scope: Scope }][] = Object.entries(permissions);
  const lines = rules.map(([action, rule]) => {
    const marks = roles.map((role) => (rule.roles.includes(role) ? 'yes' : ''));
    return `| \`${action}\` | ${marks.join(' | ')} | ${rule.scope} |`;
  });
  const head = `| action | ${roles.join(' | ')} | API scope |\n|---|${roles.map(() => '---|').join('')}---|\n`;
  expect(page).toContain(`${head}${lines.join('\n')}\n`);
});

test('the page has the bounds as the code has them', () => {
  expect(page).toContain(`works once, for ${linkLifetimeMs.invitation / dayMs} days`);
  expect(page).toContain(`a reset's for ${linkLifetimeMs.reset / hourMs} hours`);
  expect(page).toContain(`at least ${passwordLengthMin} characters`);
  expect(page).toContain(`within ${challengeLifetimeMs / minuteMs} minutes`);
  expect(page).toContain(`${codeTries.eventsMax} wrong codes a quarter of an hour`);
  expect(page).toContain(`after ${setupTries.eventsMax} wrong codes of a set-up`);
  expect(page).toContain(`${recoveryCodeCount} recovery codes`);
  expect(page).toContain(`void after ${setupLifetimeMs / minuteMs} minutes`);
  expect(page).toContain(`may send ${addressAttempts.eventsMax}, of which ${pairAttempts.eventsMax} for one e-mail`);
  expect(page).toContain(`one e-mail takes ${emailAttempts.eventsMax} from all`);
  expect(page).toContain(`more than ${tokenFailures.eventsMax} wrong tokens a minute`);
  expect(page).toContain(`A right token of ${drawnLengthMin} characters or more`);
  expect(page).toContain(`${sessionIdleMs / hourMs} hours without use and after ${sessionLifetimeMs / dayMs} days`);
});
