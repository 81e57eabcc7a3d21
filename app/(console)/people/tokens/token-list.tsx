import { BanIcon, CircleCheckIcon, ClockAlertIcon, type LucideIcon } from 'lucide-react';
import { endToken } from '@/app/(console)/people/actions';
import { ConfirmDialog } from '@/app/(console)/providers/confirm-dialog';
import { Time } from '@/components/domain/time';
import { Badge } from '@/components/ui/badge';
import { Card } from '@/components/ui/card';
import type { Tone } from '@/components/ui/tone';
import type { TokenState, TokenView } from '@/lib/access/tokens/list-tokens';

const looks: Record<TokenState, { label: string; tone: Tone; icon: LucideIcon }> = {
  live: { label: 'Live', tone: 'green', icon: CircleCheckIcon },
  expired: { label: 'Expired', tone: 'amber', icon: ClockAlertIcon },
  revoked: { label: 'Revoked', tone: 'neutral', icon: BanIcon },
};

function End({ token }: { token: TokenView }) {
  if (token.source === 'environment') return <span className="text-faint text-xs">set by CONSOLE_API_TOKEN</span>;
  if (token.state === 'revoked') return null;
  return (
    <ConfirmDialog
      label="Revoke"
      about={token.name}
      title={`Revoke ${token.name}?`}
      description="Whatever calls the API with it is refused from its next call on. A token cannot be brought back."
      agree="Revoke"
      action={endToken}
      hidden={{ id: token.id }}
      variant="danger"
      size="sm"
    />
  );
}

/** API tokens, a row each; on a phone the row becomes a card. */
export function TokenList({ tokens }: { tokens: readonly TokenView[] }) {
  return (
    <Card>
      <ul aria-label="API tokens" className="divide-y">
        {tokens.map((token) => {
          const { label, tone, icon } = looks[token.state];
          return (
            <li
              key={token.id}
              className="grid grid-cols-2 items-center gap-x-4 gap-y-1 px-4 py-2.5 text-sm md:grid-cols-[minmax(10rem,2fr)_6rem_9rem_minmax(8rem,1fr)_minmax(8rem,1fr)_10rem]"
            >
              <span className="col-span-2 min-w-0 md:col-span-1">
                <span className="break-words font-medium">{token.name}</span>
                {token.hint !== '' && (
                  <span className="block text-muted">
                    ending <span className="font-mono">…{token.hint}</span>
                  </span>
                )}
              </span>
              <span>
                <Badge tone={tone} icon={icon}>
                  {label}
                </Badge>
              </span>
              <span>{token.scopes.join(', ')}</span>
              <span className="text-muted">
                {token.lastUsedAt === null ? (
                  'never used'
                ) : (
                  <>
                    used <Time at={token.lastUsedAt} />
                  </>
                )}
              </span>
              <span className="text-muted">
                {token.expiresAt === null ? (
                  'does not expire'
                ) : (
                  <>
                    {token.state === 'expired' ? 'expired' : 'expires'} <Time at={token.expiresAt} />
                  </>
                )}
              </span>
              <span className="col-span-2 md:col-span-1 md:justify-self-end">
                <End token={token} />
              </span>
            </li>
          );
        })}
      </ul>
    </Card>
  );
}
