import { existsSync } from 'node:fs';
import { defineConfig } from '@playwright/test';
import { disabledFeatures } from '@/e2e/support/disabled-features';

/** `npm test` finds or installs one and names it; without that, the usual places, else Playwright's own. */
const onMachine = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((file) =>
  existsSync(file),
);

/** Browser and API tests against the production build: `npm test` makes it, and each worker starts a console of its own. */
export default defineConfig({
  testDir: 'e2e',
  // Pictures of the documentation are made on request only, so that a run leaves the tree as it was.
  testMatch: process.env.UPDATE_SCREENSHOTS === '1' ? 'docs/screenshots.ts' : '**/*.spec.ts',
  outputDir: 'test-results',
  workers: 2,
  // A test that passes the second time has failed.
  retries: 0,
  forbidOnly: true,
  // How busy the machine is decides nothing: what is awaited comes at once, or late, or a test that hangs ends.
  timeout: 300_000,
  expect: { timeout: 45_000 },
  reporter: 'list',
  use: {
    browserName: 'chromium',
    viewport: { width: 1280, height: 800 },
    locale: 'en-GB',
    timezoneId: 'UTC',
    colorScheme: 'light',
    contextOptions: { reducedMotion: 'reduce' },
    actionTimeout: 45_000,
    navigationTimeout: 60_000,
    trace: 'off',
    launchOptions: {
      executablePath: process.env.CHROMIUM_PATH ?? onMachine,
      // Root, as in a container, cannot have a sandbox; and no test needs the browser's own traffic.
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        `--disable-features=${disabledFeatures.join(',')}`,
      ],
    },
  },
});
