import { LinkTabs } from '@/components/ui/link-tabs';

/** People and the programs that act for them. */
export function PeopleTabs({ current }: { current: 'people' | 'tokens' }) {
  return (
    <LinkTabs
      label="People and API tokens"
      tabs={[
        { label: 'People', href: '/people', current: current === 'people' },
        { label: 'API tokens', href: '/people/tokens', current: current === 'tokens' },
      ]}
    />
  );
}
