import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { Countdown } from '../../components/countdown';
import { FullPageError, FullPageWait } from '../../components/full-page';
import { FrozenMark } from '../../components/frozen-mark';
import { PageHead } from '../../components/page-head';
import { PublicationMark } from '../../components/publication-mark';
import { channelName } from '../../lib/channel-names';
import { spoken } from '../../lib/language/spoken';
import { useTexts } from '../../lib/language/use-texts';
import { fullTime, shortTime } from '../../lib/moment';
import type { Publication } from './api/live-queries';
import { publicationQuery } from './api/publication-queries';
import { Lateness } from './components/flow';
import { Acts } from './publication/acts';
import { Changes } from './publication/changes';
import { Figures } from './publication/figures';
import { Gone } from './publication/gone';
import { History } from './publication/history';
import { PUBLICATION } from './publication/publication.texts';
import { PastVerdicts, Resolve } from './publication/resolve';
import { Standing } from './publication/standing';
import { Timeline } from './publication/timeline';
import './live.css';
import './publication/publication.css';

/** One post on one account: when, how it stands and why, what can be done, how it was sent, who did what. */
export function PublicationPage() {
  const { id } = useParams({ from: '/publications/$id' });
  const query = useQuery(publicationQuery(id));
  if (query.data) return <Found key={id} publication={query.data} />;
  if (query.isError) return <FullPageError list="/live" error={query.error} onRetry={() => void query.refetch()} />;
  return <FullPageWait />;
}

function Found({ publication }: { publication: Publication }) {
  const t = useTexts(PUBLICATION);
  const [moved, setMoved] = useState<Publication | null>(null);
  const { state, url, sentAt, slotAt } = publication;
  const waits = state === 'scheduled' || state === 'claimed';
  const isFrozen = publication.waitsFor.some(({ code }) => code === 'FROZEN');
  return (
    <>
      <p className="way-back">
        <Link to="/live">‹ {t('back')}</Link>
      </p>
      <PageHead
        title={publication.storyTitle}
        lead={
          <>
            <p className="publication-when">
              {sentAt === null ? t('leaves', { time: fullTime(slotAt) }) : t('sentAt', { time: fullTime(sentAt) })}
              {waits && !isFrozen && <Countdown to={slotAt} />}
              {sentAt !== null && (
                <span className="countdown">
                  <Lateness ms={Math.max(0, Date.parse(sentAt) - Date.parse(slotAt))} />
                </span>
              )}
            </p>
            <span className="publication-facts">
              <PublicationMark state={state} name={publication.stateName} isGone={publication.gone !== null} />
              {isFrozen && <FrozenMark />}
              <span>
                {channelName(publication.channel)} · {publication.accountName}
              </span>
              <span>{publication.departmentName}</span>
              {publication.priority === 'urgent' && (
                <strong className="flow-urgent">{t('urgent', { why: publication.priorityReason ?? '' })}</strong>
              )}
              {publication.sandbox && <span>{t('sandbox')}</span>}
              {waits && <span>{t('validUntil', { time: shortTime(publication.validUntil) })}</span>}
            </span>
            {(url !== null || sentAt !== null) && (
              <span className="publication-links">
                {url !== null && (
                  <a href={url} target="_blank" rel="noopener noreferrer">
                    {t('open')} <span aria-hidden>↗</span>
                  </a>
                )}
                {sentAt !== null && (
                  <a href={`/api/publications/${publication.id}/export.zip`} download>
                    {t('file')}
                  </a>
                )}
              </span>
            )}
          </>
        }
        acts={<Acts publication={publication} onMoved={setMoved} />}
      />
      {moved && (
        <p className="publication-told" role="status">
          {t('moved', {
            time: fullTime(moved.slotAt),
            because: [...moved.because, ...(moved.warnings ?? [])]
              .flatMap(({ text }) => (text ? [spoken(text)] : []))
              .join(' '),
          })}
        </p>
      )}
      <div className="live">
        <div className="live-column">
          {publication.gone && <Gone publication={publication} gone={publication.gone} />}
          {state === 'unconfirmed' && <Resolve publication={publication} />}
          <Standing publication={publication} />
          <Timeline publication={publication} />
          {state === 'sent' && <Figures id={publication.id} />}
        </div>
        <div className="live-column">
          <Changes publication={publication} />
          <PastVerdicts id={publication.id} />
          <History id={publication.id} />
        </div>
      </div>
    </>
  );
}
