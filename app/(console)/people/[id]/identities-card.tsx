import { unlink } from '@/app/(console)/people/actions';
import { ConfirmDialog } from '@/app/(console)/providers/confirm-dialog';
import { Time } from '@/components/domain/time';
import { Card, CardHeader } from '@/components/ui/card';
import type { IdentityView } from '@/lib/access/oidc/identities';
import type { PersonView } from '@/lib/access/people/list-people';

/** Who the person is at the sign-in service, and the way to unlink them. */
export function IdentitiesCard({ person, identities }: { person: PersonView; identities: readonly IdentityView[] }) {
  return (
    <Card aria-label="Sign-in service">
      <CardHeader title="Sign-in service" />
      <ul className="divide-y">
        {identities.map(({ issuer, subject, linkedAt, lastUsedAt }) => (
          <li key={issuer} className="flex min-h-10 flex-wrap items-center gap-x-4 gap-y-1 px-4 py-2 text-sm">
            <span className="min-w-0 flex-1 basis-48 break-words">
              {issuer} <span className="break-all font-mono text-muted">{subject}</span>
            </span>
            <span className="text-muted">
              linked <Time at={linkedAt} />, used <Time at={lastUsedAt} />
            </span>
            <ConfirmDialog
              label="Remove link"
              about={issuer}
              title={`Remove the link of ${person.name}?`}
              description="The sessions that it opened end now. At their next sign-in there they are found by their verified e-mail again."
              agree="Remove link"
              action={unlink}
              hidden={{ id: person.id, issuer }}
              size="sm"
            />
          </li>
        ))}
      </ul>
    </Card>
  );
}
