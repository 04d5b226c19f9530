import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useEffect, useMemo, useState } from 'react';
import { FullPageError, FullPageWait } from '../../components/full-page';
import { PageHead } from '../../components/page-head';
import { useTexts } from '../../lib/language/use-texts';
import { type Campaign, campaignQuery, changeCampaign } from './api/campaign-queries';
import { PLAN } from './campaigns.texts';
import { PlanDesk } from './plan-desk';
import { draftOf } from './plan.rules';
import './campaigns.css';

/** A campaign, to be changed. It stands as it was when it was opened, whatever others save meanwhile: their version is not written over. */
export function EditCampaignPage() {
  const { id } = useParams({ strict: false }) as { id: string };
  const t = useTexts(PLAN);
  const navigate = useNavigate();
  const queries = useQueryClient();
  const query = useQuery(campaignQuery(id));
  const [opened, setOpened] = useState<Campaign | null>(null);
  useEffect(() => setOpened((before) => before ?? query.data ?? null), [query.data]);
  const initial = useMemo(() => (opened ? draftOf(opened) : null), [opened]);
  if (query.isError && !opened)
    return <FullPageError list="/campaigns" error={query.error} onRetry={() => void query.refetch()} />;
  if (!opened || !initial) return <FullPageWait />;
  return (
    <>
      <PageHead title={t('editTitle')} lead={opened.title} />
      <PlanDesk
        key={opened.version}
        thing={`${id}.${opened.version}`}
        initial={initial}
        acts={[{ name: t('save'), isMain: true, run: (plan) => changeCampaign(id, opened.version, plan) }]}
        onDone={(campaign) => {
          queries.setQueryData(campaignQuery(id).queryKey, campaign);
          void navigate({ to: '/campaigns/$id', params: { id } });
        }}
        onStale={() => void query.refetch().then(({ data }) => data && setOpened(data))}
      />
    </>
  );
}
