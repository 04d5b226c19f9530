import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useMemo } from 'react';
import { FullPageError, FullPageWait } from '../../components/full-page';
import { LinkButton } from '../../components/link-button';
import { PageHead } from '../../components/page-head';
import { Statement } from '../../components/statement';
import { useTexts } from '../../lib/language/use-texts';
import { confirmNotice, noticeQuery, type Reading } from './api/campaign-queries';
import { PLAN } from './campaigns.texts';
import { PlanDesk } from './plan-desk';
import { draftOf } from './plan.rules';
import './campaigns.css';

/** A notice and what was read from it, side by side, until a person makes it a campaign. */
export function NoticePage() {
  const { id } = useParams({ strict: false }) as { id: string };
  const t = useTexts(PLAN);
  const navigate = useNavigate();
  const queries = useQueryClient();
  const query = useQuery(noticeQuery(id));
  const initial = useMemo(() => (query.data ? draftOf(query.data.plan) : null), [query.data]);
  if (query.isPending) return <FullPageWait />;
  if (query.isError || !initial)
    return <FullPageError list="/campaigns" error={query.error} onRetry={() => void query.refetch()} />;
  const { text, reading, campaignId } = query.data;
  if (campaignId !== null)
    return (
      <Statement
        title={t('already')}
        text={query.data.title ?? ''}
        way={
          <LinkButton to="/campaigns/$id" params={{ id: campaignId }} type="primary">
            {t('open')}
          </LinkButton>
        }
      />
    );
  return (
    <>
      <PageHead title={t('noticeTitle')} lead={t('noticeLead')} />
      <PlanDesk
        thing={`notice.${id}`}
        initial={initial}
        notice={{ text, reading: reading as unknown as Reading }}
        acts={[
          { name: t('makeActive'), isMain: true, run: (plan) => confirmNotice(id, plan, 'active') },
          { name: t('makeDraft'), run: (plan) => confirmNotice(id, plan, 'draft') },
        ]}
        onDone={(campaign) => {
          void queries.invalidateQueries({ queryKey: ['campaigns'] });
          void navigate({ to: '/campaigns/$id', params: { id: campaign.id } });
        }}
      />
    </>
  );
}
