import { CircleCheckIcon, HourglassIcon, TriangleAlertIcon } from 'lucide-react';
import { SecretHint } from '@/app/(console)/providers/secret-hint';
import { secretName } from '@/app/(console)/providers/secret-name';
import type { StatusLook } from '@/components/domain/status-badge';
import { Time } from '@/components/domain/time';
import { Badge } from '@/components/ui/badge';
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table';
import type { AccountDetails, SecretState } from '@/lib/intake/accounts/types';
import { SecretActions } from './secret-actions';

const looks: Record<SecretState, StatusLook> = {
  live: { label: 'Live', tone: 'green', icon: CircleCheckIcon, hint: 'Callbacks signed with it are accepted.' },
  retiring: { label: 'Ends', tone: 'amber', icon: HourglassIcon, hint: 'Accepted until its end, and not after.' },
  unreadable: {
    label: 'Does not open',
    tone: 'red',
    icon: TriangleAlertIcon,
    hint: 'Sealed with another CONSOLE_SECRET: put that one behind the current one, or revoke this secret.',
  },
};

/** The live secrets, newest first. */
export function SecretsTable({ account, mayManage }: { account: AccountDetails; mayManage: boolean }) {
  return (
    <Table label="Live secrets">
      <TableHeader>
        <TableRow>
          <TableHead pinned>Secret</TableHead>
          <TableHead>State</TableHead>
          <TableHead>Last used</TableHead>
          <TableHead>Added</TableHead>
          <TableHead>Ends</TableHead>
          {mayManage && (
            <TableHead align="end">
              <span className="sr-only">Actions</span>
            </TableHead>
          )}
        </TableRow>
      </TableHeader>
      <TableBody>
        {account.secrets.map((secret) => {
          const name = secretName(secret, account.secrets);
          const { label, tone, icon, hint } = looks[secret.state];
          return (
            <TableRow key={secret.id ?? name}>
              <TableCell pinned>
                <SecretHint name={name} />
              </TableCell>
              <TableCell>
                <Badge tone={tone} icon={icon} title={hint}>
                  {label}
                </Badge>
              </TableCell>
              <TableCell>
                {secret.lastUsedAt === null ? 'not yet' : <Time at={secret.lastUsedAt} show="minutes" />}
              </TableCell>
              <TableCell className="text-muted">
                {secret.createdAt === null ? (
                  'by a variable'
                ) : (
                  <>
                    <Time at={secret.createdAt} /> by {secret.createdBy}
                  </>
                )}
              </TableCell>
              <TableCell>{secret.retiresAt === null ? 'no end set' : <Time at={secret.retiresAt} />}</TableCell>
              {mayManage && (
                <TableCell align="end">
                  {secret.id !== null && <SecretActions account={account} secret={secret} secretId={secret.id} />}
                </TableCell>
              )}
            </TableRow>
          );
        })}
      </TableBody>
    </Table>
  );
}
