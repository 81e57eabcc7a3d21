import type { ReactNode } from 'react';
import { Time } from '@/components/domain/time';
import { Card, CardHeader } from '@/components/ui/card';
import type { SettingChange } from '@/lib/access/settings/console-setting';

interface SettingsCardProps {
  /** The anchor under which other pages link to it. */
  id: string;
  title: string;
  /** What the setting does, in a sentence or two. */
  does: ReactNode;
  /** What it is now, in words. */
  now: ReactNode;
  /** Who set it last; null: nobody, it is as the console came. */
  changed: SettingChange | null;
  actions?: ReactNode;
  children?: ReactNode;
}

/** One setting of the console: what it does, what it is now, who set it and when, and where it is changed. */
export function SettingsCard({ id, title, does, now, changed, actions, children }: SettingsCardProps) {
  return (
    <Card id={id} aria-label={title} className="scroll-mt-4">
      <CardHeader title={title} actions={actions} />
      <div className="flex flex-col gap-1 px-4 py-3 text-sm">
        <p className="max-w-prose text-muted">{does}</p>
        <p>
          <span className="text-faint">Now: </span>
          {now}
        </p>
        <p className="text-faint text-xs">
          {changed ? (
            <>
              Set here by {changed.by} <Time at={changed.at} />
            </>
          ) : (
            'Nobody has changed it: it is as the console came.'
          )}
        </p>
      </div>
      {children && <div className="border-t">{children}</div>}
    </Card>
  );
}
