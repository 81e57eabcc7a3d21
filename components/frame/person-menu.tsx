'use client';

import { KeyboardIcon, LogOutIcon, UserCogIcon } from 'lucide-react';
import { useState, useTransition } from 'react';
import { roleLabels } from '@/components/domain/role-words';
import { browserZone, useChooseZone, useReaderZone } from '@/components/domain/zone';
import { useKeyboard } from '@/components/keyboard/keyboard-provider';
import { Button } from '@/components/ui/button';
import { Kbd } from '@/components/ui/kbd';
import { Link } from '@/components/ui/link';
import {
  Menu,
  MenuContent,
  MenuItem,
  MenuLabel,
  MenuRadioGroup,
  MenuRadioItem,
  MenuSeparator,
  MenuTrigger,
} from '@/components/ui/menu';
import type { Role } from '@/lib/access/actor';
import { choosePreference } from './choose-preference';
import { type Density, densities, type Preferences, type Theme, themes } from './preferences';

const themeLabels: Record<Theme, string> = { system: 'As the system', light: 'Light', dark: 'Dark' };
const densityLabels: Record<Density, string> = { compact: 'Compact', default: 'Default', comfortable: 'Comfortable' };

export interface PersonMenuProps {
  name: string;
  email: string;
  role: Role;
  preferences: Preferences;
  /** Ends the session and leaves for the sign-in page. */
  signOut: () => Promise<void>;
}

/** Who is signed in, how they like the screen, and the way out. */
export function PersonMenu({ name, email, role, preferences, signOut }: PersonMenuProps) {
  const [chosen, setChosen] = useState(preferences);
  const chooseZone = useChooseZone();
  const { zone, source, consoleZone } = useReaderZone();
  const [leaving, startLeaving] = useTransition();
  const { showKeys } = useKeyboard();
  const choose = <Name extends keyof Preferences>(preference: Name, value: Preferences[Name]) => {
    setChosen({ ...chosen, [preference]: value });
    choosePreference(preference, value);
  };
  return (
    <Menu>
      <MenuTrigger asChild>
        <Button variant="ghost" className="size-8 rounded-full px-0">
          <span
            aria-hidden
            className="flex size-6 items-center justify-center rounded-full bg-accent-soft font-semibold text-2xs text-accent-ink uppercase"
          >
            {[...name].slice(0, 2).join('')}
          </span>
          <span className="sr-only">{name}, account and display</span>
        </Button>
      </MenuTrigger>
      <MenuContent align="end" className="w-60">
        <div className="px-2 py-1.5">
          <p className="truncate font-medium text-sm">{name}</p>
          <p className="truncate text-muted text-xs">
            {email} · {roleLabels[role]}
          </p>
        </div>
        <MenuSeparator />
        <MenuLabel>Theme</MenuLabel>
        <MenuRadioGroup value={chosen.theme}>
          {themes.map((theme) => (
            <MenuRadioItem key={theme} value={theme} onSelect={() => choose('theme', theme)}>
              {themeLabels[theme]}
            </MenuRadioItem>
          ))}
        </MenuRadioGroup>
        <MenuLabel>Rows</MenuLabel>
        <MenuRadioGroup value={chosen.density}>
          {densities.map((density) => (
            <MenuRadioItem key={density} value={density} onSelect={() => choose('density', density)}>
              {densityLabels[density]}
            </MenuRadioItem>
          ))}
        </MenuRadioGroup>
        <MenuLabel>Times</MenuLabel>
        <MenuRadioGroup value={source}>
          <MenuRadioItem value="console" onSelect={() => chooseZone('console', zone)}>
            <ZoneName of="The console’s" zone={consoleZone} />
          </MenuRadioItem>
          <MenuRadioItem value="browser" onSelect={() => chooseZone('browser', zone)}>
            <ZoneName of="This device’s" zone={browserZone()} />
          </MenuRadioItem>
          {source === 'own' && (
            <MenuRadioItem value="own">
              <ZoneName of="Your own" zone={zone} />
            </MenuRadioItem>
          )}
        </MenuRadioGroup>
        <MenuItem asChild>
          <Link href="/account#times" className="pl-8">
            Another zone
          </Link>
        </MenuItem>
        <MenuSeparator />
        <MenuItem asChild>
          <Link href="/account">
            <UserCogIcon aria-hidden />
            Your account
          </Link>
        </MenuItem>
        <MenuItem onSelect={showKeys} className="pointer-coarse:hidden">
          <KeyboardIcon aria-hidden />
          Keys
          <span className="ml-auto">
            <Kbd>?</Kbd>
          </span>
        </MenuItem>
        <MenuItem disabled={leaving} onSelect={() => startLeaving(() => signOut())}>
          <LogOutIcon aria-hidden />
          Sign out
        </MenuItem>
      </MenuContent>
    </Menu>
  );
}

function ZoneName({ of, zone }: { of: string; zone: string }) {
  return (
    <span className="flex min-w-0 flex-1 items-baseline justify-between gap-3">
      <span className="shrink-0">{of}</span>
      <span className="truncate text-faint text-xs" title={zone}>
        {zone}
      </span>
    </span>
  );
}
