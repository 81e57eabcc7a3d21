import { cookies } from 'next/headers';
import { ZoneProvider } from '@/components/domain/zone';
import { environmentKinds } from '@/components/frame/environment-badge';
import { Frame } from '@/components/frame/frame';
import { parsePreferences } from '@/components/frame/preferences';
import { readReaderZone } from '@/lib/access/web/reader-clock';
import { requireActor } from '@/lib/access/web/session';
import { countOpenIssues } from '@/lib/ledger/issues/count-open-issues';
import type { Environment } from '@/lib/platform/env';
import { load } from './load';
import { DrawnForProvider } from './providers/drawn-for';
import { signOut } from './sign-out';

/** CONSOLE_ENVIRONMENT, else by how it runs: taking a test for live is the mistake that costs nothing. */
function environmentKind(environment: Environment) {
  const named = environment.text('CONSOLE_ENVIRONMENT')?.toLowerCase();
  return environmentKinds.find((kind) => kind === named) ?? (environment.mode === 'production' ? 'live' : 'test');
}

/** Every page in here is for signed-in staff; each page and verb checks again. */
export default async function ConsoleLayout({ children }: LayoutProps<'/'>) {
  const ctx = await requireActor();
  const { actor, environment } = ctx;
  const [jar, openIssues, reader] = await Promise.all([
    cookies(),
    load(ctx, () => countOpenIssues(ctx)),
    readReaderZone(),
  ]);
  const preferences = parsePreferences((name) => jar.get(name)?.value);
  return (
    <ZoneProvider reader={reader}>
      <DrawnForProvider userId={actor.userId}>
        <Frame
          environment={environmentKind(environment)}
          openIssues={openIssues.ok ? openIssues.value : null}
          userId={actor.userId}
          name={actor.name}
          email={actor.email}
          role={actor.role}
          preferences={preferences}
          signOut={signOut}
        >
          {children}
        </Frame>
      </DrawnForProvider>
    </ZoneProvider>
  );
}
