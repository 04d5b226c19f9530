import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { lately } from '../../lib/late/late';
import { useParams } from '@tanstack/react-router';
import { Alert, Button } from 'antd';
import { Suspense, useState } from 'react';
import { useMay } from '../../app/session/session-gate';
import { Ask } from '../../components/ask';
import { FullPageError, FullPageWait } from '../../components/full-page';
import { LinkButton } from '../../components/link-button';
import { PageHead } from '../../components/page-head';
import { labelled, listed } from '../../lib/language/spoken';
import { useTexts } from '../../lib/language/use-texts';
import { type Campaign, campaignQuery, type CampaignState, changeCampaign } from './api/campaign-queries';
import { CAMPAIGNS } from './campaigns.texts';
import { CampaignStateTag } from './components/campaign-state-tag';
import { CoverageMatrix } from './components/coverage-matrix';
import { DeadlineList } from './components/deadline-list';
import { ReaderTotals } from './components/reader-totals';
import './campaigns.css';

const NewStoryDialog = lately(() =>
  import('../stories/acts/new-story-dialog').then(({ NewStoryDialog }) => NewStoryDialog),
);

const ExportDialog = lately(() => import('./components/export-dialog').then(({ ExportDialog }) => ExportDialog));

/** One campaign: what is asked for until when, and how far everybody has come. */
export function CampaignPage() {
  const { id } = useParams({ strict: false }) as { id: string };
  const t = useTexts(CAMPAIGNS);
  const query = useQuery(campaignQuery(id));
  if (query.isPending) return <FullPageWait />;
  if (query.isError && !query.data)
    return <FullPageError list="/campaigns" error={query.error} onRetry={() => void query.refetch()} />;
  const campaign = query.data;
  const { from, to } = campaign.window;
  return (
    <article className="campaign">
      <PageHead
        above={
          <div className="campaigns-card-line">
            <CampaignStateTag campaign={campaign} />
            <span className="soft">{from && to ? t('window', { from, to }) : t('windowOpen')}</span>
          </div>
        }
        title={campaign.title}
        lead={
          <>
            {campaign.theme && <p className="campaigns-theme">{campaign.theme}</p>}
            <p className="campaign-origin">
              {campaign.documentNumber && <span>{`${t('number')} ${campaign.documentNumber}`}</span>}
              {campaign.organisers.length > 0 && <span>{`${t('organisers')} ${listed(campaign.organisers)}`}</span>}
            </p>
          </>
        }
        acts={
          <>
            {campaign.state === 'active' && <Write campaign={campaign} />}
            <Export campaign={campaign} />
            <Moves campaign={campaign} />
          </>
        }
      />
      <section className="paper" aria-labelledby="campaign-deadlines">
        <h2 id="campaign-deadlines">{t('deadlines')}</h2>
        <DeadlineList deadlines={campaign.deadlines} />
      </section>
      <section className="paper" aria-labelledby="campaign-coverage">
        <h2 id="campaign-coverage">{t('coverage')}</h2>
        <CoverageMatrix campaign={campaign} />
      </section>
      <ReaderTotals id={campaign.id} />
      <section className="paper" aria-labelledby="campaign-pillars">
        <h2 id="campaign-pillars">{t('pillars')}</h2>
        {campaign.pillars.map(({ id, kind, title, text }) => (
          <Clause key={id} title={title} kind={t(kind)} text={text} />
        ))}
      </section>
      {campaign.forms.length > 0 && (
        <section className="paper" aria-labelledby="campaign-forms">
          <h2 id="campaign-forms">{t('forms')}</h2>
          {campaign.forms.map(({ title, text }, index) => (
            <Clause key={index} title={title} text={text} />
          ))}
        </section>
      )}
      {campaign.requirements.length > 0 && (
        <section className="paper" aria-labelledby="campaign-requirements">
          <h2 id="campaign-requirements">{t('requirements')}</h2>
          {campaign.requirements.map(({ title, text }, index) => (
            <Clause key={index} title={title} text={text} />
          ))}
        </section>
      )}
    </article>
  );
}

function Clause({ title, kind, text }: { title: string | null; kind?: string; text: string }) {
  return (
    <div className="campaign-clause">
      {title !== null && (
        <h3>
          {title} {kind !== undefined && kind !== title && <span className="soft">{kind}</span>}
        </h3>
      )}
      {text !== '' && text !== title && <p>{text}</p>}
    </div>
  );
}

/** The way from what is asked for to a story of one's own. */
function Write({ campaign }: { campaign: Campaign }) {
  const t = useTexts(CAMPAIGNS);
  const may = useMay();
  const [writing, setWriting] = useState(false);
  if (!may('story.write')) return null;
  return (
    <>
      <Button type="primary" onClick={() => setWriting(true)}>
        {t('write')}
      </Button>
      {writing && (
        <Suspense fallback={null}>
          <NewStoryDialog campaign={campaign} onClose={() => setWriting(false)} />
        </Suspense>
      )}
    </>
  );
}

function Export({ campaign }: { campaign: Campaign }) {
  const t = useTexts(CAMPAIGNS);
  const may = useMay();
  const [open, setOpen] = useState(false);
  if (campaign.state === 'draft' || !may('publication.read')) return null;
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('export')}</Button>
      {open && (
        <Suspense fallback={null}>
          <ExportDialog campaign={campaign} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}

const MOVES: Record<CampaignState, 'start' | 'close' | 'reopen'> = {
  draft: 'start',
  active: 'close',
  closed: 'reopen',
};

function Moves({ campaign }: { campaign: Campaign }) {
  const t = useTexts(CAMPAIGNS);
  const queries = useQueryClient();
  const may = useMay();
  const move = useMutation({
    mutationFn: (state: CampaignState) => changeCampaign(campaign.id, campaign.version, { state }),
    onSuccess: (next) => queries.setQueryData(campaignQuery(campaign.id).queryKey, next),
    onSettled: () => queries.invalidateQueries({ queryKey: ['campaigns'] }),
  });
  if (!may('campaign.write')) return null;
  const [next] = campaign.nextStates;
  const name = MOVES[campaign.state];
  return (
    <>
      {move.isError && <Alert type="error" showIcon role="alert" title={move.error.message} />}
      {campaign.state !== 'closed' && (
        <LinkButton to="/campaigns/$id/edit" params={{ id: campaign.id }}>
          {t('edit')}
        </LinkButton>
      )}
      {next && (
        <Ask
          dialogName="campaign-state"
          title={labelled(t(name), campaign.title)}
          description={name === 'close' ? t('closeAsk') : t('startAsk')}
          okText={t(name)}
          cancelText={t('cancel')}
          onConfirm={() => move.mutate(next)}
        >
          <Button type={name === 'close' ? 'default' : 'primary'} loading={move.isPending}>
            {t(name)}
          </Button>
        </Ask>
      )}
    </>
  );
}
