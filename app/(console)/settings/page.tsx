import { DocumentTitle } from '@/components/frame/document-title';
import { PageHeader } from '@/components/ui/page-header';
import { requireActor } from '@/lib/access/web/session';
import { ChainsCard } from './chains-card';
import { EnvironmentCard } from './environment-card';
import { FourEyesCard } from './four-eyes-card';
import { RetentionCard } from './retention-card';
import { SecondFactorCard } from './second-factor-card';
import { SensitiveCard } from './sensitive-card';
import { SweepsCard } from './sweeps-card';
import { ZoneCard } from './zone-card';

/** What holds for the whole console: a card each, in the order in which people come to need them. */
export default async function SettingsPage() {
  const ctx = await requireActor();
  return (
    <>
      <DocumentTitle>Settings</DocumentTitle>
      <PageHeader
        title="Settings"
        description="What holds for the whole console. Admins change it; every change is in the audit with what it was before."
      />
      <div className="flex flex-col gap-4 px-4 pb-8 md:px-6">
        <ZoneCard ctx={ctx} />
        <SensitiveCard ctx={ctx} />
        <FourEyesCard ctx={ctx} />
        <SweepsCard ctx={ctx} />
        <RetentionCard ctx={ctx} />
        <SecondFactorCard ctx={ctx} />
        <ChainsCard ctx={ctx} />
        <EnvironmentCard ctx={ctx} />
      </div>
    </>
  );
}
