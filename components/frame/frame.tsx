import type { ReactNode } from 'react';
import { KeyboardProvider } from '@/components/keyboard/keyboard-provider';
import { LiveIndicator } from '@/components/live/live-indicator';
import { LiveProvider } from '@/components/live/live-provider';
import { CommandPalette } from '@/components/palette/command-palette';
import { EnvironmentBadge, type EnvironmentKind } from './environment-badge';
import { Nav } from './nav';
import { OpenIssuesProvider } from './open-issues';
import { PersonMenu, type PersonMenuProps } from './person-menu';
import { PhoneNav } from './phone-nav';
import { SearchBox } from './search-box';

export interface FrameProps extends PersonMenuProps {
  environment: EnvironmentKind;
  /** Issues that wait for a person; null: not known. */
  openIssues: number | null;
  /** Whom it is drawn for. */
  userId: string;
  children: ReactNode;
}

/** Rail, top bar and the page. From 768 px on the page scrolls inside the frame, so tables can fill the height that is left. */
export function Frame({ environment, openIssues, userId, children, ...person }: FrameProps) {
  return (
    <LiveProvider drawnFor={userId}>
      <OpenIssuesProvider value={openIssues}>
        <KeyboardProvider role={person.role} initial={person.preferences.keys}>
          <div className="flex min-h-dvh flex-col md:grid md:h-dvh md:grid-cols-[13rem_minmax(0,1fr)]">
            <a
              href="#main"
              className="-translate-y-16 fixed top-2 left-2 z-50 rounded-md bg-accent px-3 py-2 text-on-accent text-sm focus:translate-y-0"
            >
              Skip to the page
            </a>
            <div className="hidden flex-col overflow-y-auto border-r bg-subtle md:flex">
              <Nav role={person.role} />
            </div>
            <div className="flex min-w-0 flex-1 flex-col md:min-h-0">
              <header className="sticky top-0 z-30 flex h-12 shrink-0 items-center gap-3 border-b bg-canvas px-4 md:static md:px-6">
                <PhoneNav role={person.role} />
                <SearchBox />
                <CommandPalette role={person.role} />
                <LiveIndicator />
                <EnvironmentBadge kind={environment} />
                <PersonMenu {...person} />
              </header>
              <main
                id="main"
                tabIndex={-1}
                className="relative flex min-w-0 flex-1 flex-col outline-none md:min-h-0 md:overflow-y-auto"
              >
                {children}
              </main>
            </div>
          </div>
        </KeyboardProvider>
      </OpenIssuesProvider>
    </LiveProvider>
  );
}
