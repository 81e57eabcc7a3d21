import { ConfirmDialog } from '@/app/(console)/providers/confirm-dialog';
import { Time } from '@/components/domain/time';
import { Badge } from '@/components/ui/badge';
import { Card, CardHeader } from '@/components/ui/card';
import type { SessionView } from '@/lib/access/people/list-sessions';
import { endSessionOf, endSessionsOf } from './actions';
import { browserWords } from './browser-words';

/** The browsers a person is signed in with, and the way to end each. */
export function SessionsCard({ sessions, userId }: { sessions: readonly SessionView[]; userId: string }) {
  const others = sessions.filter(({ current }) => !current);
  return (
    <Card aria-label="Sessions">
      <CardHeader
        title="Sessions"
        actions={
          others.length > 1 && (
            <ConfirmDialog
              label="End all others"
              title="End all other sessions?"
              description="Each of these browsers has to sign in again, from its next request on."
              agree="End them"
              action={endSessionsOf}
              hidden={{ userId }}
              size="sm"
            />
          )
        }
      />
      {sessions.length === 0 && <p className="px-4 py-3 text-muted text-sm">Nobody is signed in.</p>}
      <ul className="divide-y">
        {sessions.map((session) => (
          <li key={session.id} className="flex min-h-10 flex-wrap items-center gap-x-4 gap-y-1 px-4 py-2 text-sm">
            <span className="min-w-0 flex-1 basis-48">
              <span title={session.userAgent ?? undefined}>{browserWords(session.userAgent)}</span>{' '}
              <span className="font-mono text-muted">{session.address ?? 'address unknown'}</span>
            </span>
            <span className="text-muted">
              used <Time at={session.lastSeenAt} />, signed in <Time at={session.startedAt} />
              {session.signedInBy === 'oidc' && ' by the sign-in service'}
            </span>
            {session.current ? (
              <Badge tone="green">This browser</Badge>
            ) : (
              <ConfirmDialog
                label="End"
                about={`the session from ${session.address ?? 'an unknown address'}`}
                title="End this session?"
                description="The browser has to sign in again, from its next request on."
                agree="End it"
                action={endSessionOf}
                hidden={{ id: session.id }}
                size="sm"
              />
            )}
          </li>
        ))}
      </ul>
    </Card>
  );
}
