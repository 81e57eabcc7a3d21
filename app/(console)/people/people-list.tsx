import { roleLabels } from '@/components/domain/role-words';
import { Time } from '@/components/domain/time';
import { Badge } from '@/components/ui/badge';
import { Card } from '@/components/ui/card';
import { Link } from '@/components/ui/link';
import type { PersonView } from '@/lib/access/people/list-people';
import { PersonStateBadge } from './person-state-badge';

function Managed({ managed }: { managed: NonNullable<PersonView['managed']> }) {
  const { secondFactor, sessionCount, linkExpiresAt } = managed;
  return (
    <>
      <span className="text-muted">{secondFactor ? 'One-time codes on' : 'No second factor'}</span>
      <span className="text-muted">
        {linkExpiresAt === null ? (
          `${sessionCount} ${sessionCount === 1 ? 'session' : 'sessions'}`
        ) : (
          <>
            link ends <Time at={linkExpiresAt} />
          </>
        )}
      </span>
    </>
  );
}

/** Everybody, a row each; on a phone the row becomes a card. */
export function PeopleList({ people, own }: { people: readonly PersonView[]; own: string }) {
  return (
    <Card>
      <ul aria-label="People" className="divide-y">
        {people.map(({ id, name, email, role, state, lastSeenAt, managed }) => (
          <li
            key={id}
            className="grid grid-cols-2 items-center gap-x-4 gap-y-1 px-4 py-2.5 text-sm md:grid-cols-[minmax(12rem,2fr)_6rem_7rem_minmax(8rem,1fr)_9rem_8rem]"
          >
            <span className="col-span-2 min-w-0 md:col-span-1">
              <span className="flex flex-wrap items-center gap-2">
                {managed ? (
                  <Link href={`/people/${id}`} className="break-words font-medium underline-offset-2 hover:underline">
                    {name}
                  </Link>
                ) : (
                  <span className="break-words font-medium">{name}</span>
                )}
                {id === own && <Badge>You</Badge>}
              </span>
              <span className="block truncate text-muted">{email}</span>
            </span>
            <span>{roleLabels[role]}</span>
            <span>
              <PersonStateBadge state={state} />
            </span>
            <span className="text-muted">
              {lastSeenAt === null ? (
                'never signed in'
              ) : (
                <>
                  seen <Time at={lastSeenAt} />
                </>
              )}
            </span>
            {managed && <Managed managed={managed} />}
          </li>
        ))}
      </ul>
    </Card>
  );
}
