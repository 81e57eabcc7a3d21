import { disable, enable } from '@/app/(console)/people/actions';
import { ConfirmDialog } from '@/app/(console)/providers/confirm-dialog';
import { Card, CardBody, CardHeader } from '@/components/ui/card';
import type { PersonView } from '@/lib/access/people/list-people';
import { ResetForm } from './reset-form';

/** The person's way in: a new link, and whether there is one at all. */
export function AccessCard({ person, own }: { person: PersonView; own: boolean }) {
  const { id, name, state } = person;
  return (
    <Card aria-label="Way in">
      <CardHeader
        title="Way in"
        actions={
          state === 'disabled' ? (
            <ConfirmDialog
              label="Enable"
              about={name}
              title={`Enable ${name}?`}
              description="They sign in again with the password and role they had."
              agree="Enable"
              action={enable}
              hidden={{ id }}
              size="sm"
            />
          ) : (
            <ConfirmDialog
              label="Disable"
              about={name}
              title={`Disable ${name}?`}
              description="Every session ends now, and signing in is refused until they are enabled again."
              agree="Disable"
              action={disable}
              hidden={{ id }}
              variant="danger"
              size="sm"
            />
          )
        }
      />
      <CardBody>
        {own ? (
          <p className="text-muted text-sm">You change your own password under Your account.</p>
        ) : state === 'disabled' ? (
          <p className="text-muted text-sm">Disabled: signing in is refused.</p>
        ) : (
          <ResetForm person={person} />
        )}
      </CardBody>
    </Card>
  );
}
