import { removeFactor } from '@/app/(console)/people/actions';
import { ConfirmDialog } from '@/app/(console)/providers/confirm-dialog';
import { Card, CardBody, CardHeader } from '@/components/ui/card';
import type { PersonView } from '@/lib/access/people/list-people';

/** Whether the person has a second factor, and the way to remove it for whoever lost only that. */
export function SecondFactorCard({ person, own }: { person: PersonView; own: boolean }) {
  const { id, name, managed } = person;
  const on = managed?.secondFactor ?? false;
  return (
    <Card aria-label="Second factor">
      <CardHeader
        title="Second factor"
        actions={
          on &&
          !own && (
            <ConfirmDialog
              label="Remove the second factor"
              about={`of ${name}`}
              title={`Remove the second factor of ${name}?`}
              description="The app and the recovery codes are void, and every session ends now. The password stays, and alone lets them in until they set up another app."
              agree="Remove the second factor"
              action={removeFactor}
              hidden={{ id }}
              variant="danger"
              size="sm"
            />
          )
        }
      />
      <CardBody>
        <p className="max-w-prose text-muted text-sm">
          {!on && 'None: signing in asks for no code.'}
          {on && own && 'You change your own under Your account.'}
          {on &&
            !own &&
            'On. For somebody who lost the phone and the recovery codes it can be removed; the password stays.'}
        </p>
      </CardBody>
    </Card>
  );
}
