import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useMay } from '../../app/session/session-gate';
import { FullPageError, FullPageWait } from '../../components/full-page';
import { LinkButton } from '../../components/link-button';
import { PageHead } from '../../components/page-head';
import { Statement } from '../../components/statement';
import { useTexts } from '../../lib/language/use-texts';
import { shortTime } from '../../lib/moment';
import { type CampaignSummary, campaignsQuery, noticesQuery } from './api/campaign-queries';
import { CAMPAIGNS } from './campaigns.texts';
import { CampaignStateTag } from './components/campaign-state-tag';
import './campaigns.css';

/** All campaigns I may see, newest first; whoever writes them also sees the notices still to be checked. */
export function CampaignsPage() {
  const t = useTexts(CAMPAIGNS);
  const writes = useMay()('campaign.write');
  const query = useInfiniteQuery(campaignsQuery);
  if (query.isPending) return <FullPageWait />;
  if (query.isError && !query.data) return <FullPageError error={query.error} onRetry={() => void query.refetch()} />;
  const campaigns = query.data.pages.flatMap(({ items }) => items);
  return (
    <>
      <PageHead title={t('title')} lead={t('lead')} acts={writes && campaigns.length > 0 && <NewCampaign />} />
      {writes && <WaitingNotices />}
      {campaigns.length === 0 ? (
        <Statement
          title={t('none')}
          text={writes ? t('noneHint') : t('noneReader')}
          way={writes ? <NewCampaign /> : undefined}
        />
      ) : (
        <ul className="campaigns-list">
          {campaigns.map((campaign) => (
            <CampaignCard key={campaign.id} campaign={campaign} />
          ))}
        </ul>
      )}
      {query.hasNextPage && (
        <Button loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          {t('more')}
        </Button>
      )}
    </>
  );
}

function NewCampaign() {
  const t = useTexts(CAMPAIGNS);
  return (
    <LinkButton to="/campaigns/new" type="primary">
      {t('fromNotice')}
    </LinkButton>
  );
}

function CampaignCard({ campaign }: { campaign: CampaignSummary }) {
  return (
    <li className="campaigns-card">
      <div className="campaigns-card-line">
        <CampaignStateTag campaign={campaign} />
        <span className="soft">{useWindow(campaign.window)}</span>
      </div>
      <h2>
        <Link to="/campaigns/$id" params={{ id: campaign.id }}>
          {campaign.title}
        </Link>
      </h2>
      {campaign.theme && <p className="campaigns-theme">{campaign.theme}</p>}
    </li>
  );
}

function useWindow({ from, to }: CampaignSummary['window']): string {
  const t = useTexts(CAMPAIGNS);
  return from === null || to === null ? t('windowOpen') : t('window', { from, to });
}

function WaitingNotices() {
  const t = useTexts(CAMPAIGNS);
  const { data: notices = [] } = useQuery(noticesQuery);
  if (notices.length === 0) return null;
  return (
    <section className="campaigns-waiting" aria-labelledby="notices-waiting">
      <h2 id="notices-waiting">{t('waiting')}</h2>
      <ul>
        {notices.map(({ id, title, createdAt }) => (
          <li key={id}>
            <Link to="/campaigns/notices/$id" params={{ id }}>
              {title ?? t('nameless')}
            </Link>{' '}
            <span className="soft">{t('readAt', { when: shortTime(createdAt) })}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
