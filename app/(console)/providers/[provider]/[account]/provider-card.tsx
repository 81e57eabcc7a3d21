import { KeyValues } from '@/components/domain/key-values';
import { Card, CardBody, CardHeader } from '@/components/ui/card';
import type { AccountDetails } from '@/lib/intake/accounts/types';
import { retryWords } from './retry-words';

/** What one has to know of the provider: how long it keeps trying, what its signature leaves open, where all of it is written. */
export function ProviderCard({ account }: { account: AccountDetails }) {
  const { retries, notProven, providerLabel, provider } = account;
  return (
    <Card>
      <CardHeader title={`About ${providerLabel}`} />
      <CardBody>
        <KeyValues
          items={[
            {
              label: 'Retries',
              value: (
                <>
                  {retries.words} {retryWords(retries.delaysSeconds)}
                  <span className="block text-faint text-xs">Source: {retries.source}</span>
                </>
              ),
            },
            ...(notProven === null ? [] : [{ label: 'Not proven by the signature', value: notProven }]),
            {
              label: 'Set-up in full',
              value: <code className="font-mono text-xs">docs/providers/{provider}.md</code>,
            },
          ]}
        />
      </CardBody>
    </Card>
  );
}
