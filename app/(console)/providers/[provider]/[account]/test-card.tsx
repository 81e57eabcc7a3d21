import { Card, CardBody, CardHeader } from '@/components/ui/card';
import type { AccountDetails } from '@/lib/intake/accounts/types';
import { testReferencePrefix } from '@/lib/providers/test-requests';
import { TestForm } from './test-form';

/** Sends a callback as the provider would, through the real door. */
export function TestCard({ account, mayTest }: { account: AccountDetails; mayTest: boolean }) {
  return (
    <Card>
      <CardHeader title="Test callback" />
      <CardBody className="flex flex-col gap-3">
        <p className="max-w-prose text-muted text-sm">
          The console signs a sample with the newest live secret and posts it to this account’s own callback URL, from
          this machine. It proves secret, allow-list and settings, not that {account.providerLabel} reaches you. It
          becomes an ordinary callback and is handed on like one: its ids begin with{' '}
          <code className="font-mono text-xs">{testReferencePrefix}</code>, its amounts are 0, and it ends in failure,
          so no total changes.
        </p>
        {!account.hasTestRequest ? (
          <p className="text-sm">
            There is no sample for {account.providerLabel}. Try{' '}
            <code className="font-mono text-xs">npm run simulate -- {account.provider}</code> from the console’s folder.
          </p>
        ) : mayTest ? (
          <TestForm provider={account.provider} account={account.account} />
        ) : (
          <p className="text-sm">Your role does not include sending one. Operators and admins can.</p>
        )}
      </CardBody>
    </Card>
  );
}
