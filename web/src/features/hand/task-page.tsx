import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { Alert } from 'antd';
import { useState } from 'react';
import { useMay, useMe } from '../../app/session/session-gate';
import { Countdown } from '../../components/countdown';
import { FullPageError, FullPageWait } from '../../components/full-page';
import { PageHead } from '../../components/page-head';
import { channelName } from '../../lib/channel-names';
import { labelled, listed, spoken } from '../../lib/language/spoken';
import { useTexts } from '../../lib/language/use-texts';
import { fullTime, shortTime } from '../../lib/moment';
import { type Task, taskQuery } from './api/hand-queries';
import { PackageView } from './components/package-view';
import { ReportForm } from './components/report-form';
import { StageMark } from './components/stage-mark';
import { TaskActs } from './components/task-acts';
import { HAND } from './hand.texts';
import './hand.css';

/** One post by hand, in the order in which it is done: take it, copy, post, fill the link back in. Made for a phone in one hand. */
export function TaskPage() {
  const { id } = useParams({ from: '/tasks/$id' });
  const query = useQuery(taskQuery(id));
  if (query.data) return <Found key={id} task={query.data} />;
  if (query.isError) return <FullPageError list="/tasks" error={query.error} onRetry={() => void query.refetch()} />;
  return <FullPageWait />;
}

function Found({ task }: { task: Task }) {
  const t = useTexts(HAND);
  const me = useMe();
  const may = useMay();
  const [reporting, setReporting] = useState(false);
  const { stage, taken, stop, moves, report } = task;
  const mine = taken?.by.id === me.personId;
  const coming = stage === 'upcoming' || stage === 'open' || stage === 'overdue';
  return (
    <div className="task-page">
      <p className="way-back">
        <Link to="/tasks">‹ {t('back')}</Link>
      </p>
      <PageHead
        title={task.storyTitle}
        lead={
          <>
            <p className="publication-when">
              {stage === 'upcoming' && (
                <>
                  {t('notBefore', { time: fullTime(task.slotAt) })} <Countdown to={task.slotAt} />
                </>
              )}
              {stage === 'open' && task.until !== null && (
                <>
                  {t('due')} {shortTime(task.until)} <Countdown to={task.until} />
                </>
              )}
              {stage === 'overdue' && t('overdue')}
            </p>
            <span className="task-more">
              <StageMark stage={stage} name={task.stageName} />
              <span>
                {channelName(task.channel)} · {task.accountName}
              </span>
              <span>{task.departmentName}</span>
              {coming && (
                <span>
                  {taken === null ? t('takenFree') : mine ? t('takenMe') : t('takenBy', { name: taken.by.displayName })}
                </span>
              )}
            </span>
          </>
        }
      />
      {stop && <Alert type="error" showIcon role="alert" className="task-alert" title={spoken(stop.text)} />}
      {report && <Reported task={task} report={report} />}
      {coming && may('publication.post') && (
        <>
          <PackageView task={task} />
          {moves.includes('posted') && (
            <ReportForm key={task.id} task={task} isOpen={reporting} onOpen={() => setReporting(true)} />
          )}
        </>
      )}
      {task.onDuty && coming && taken === null && task.onDuty.length > 0 && (
        <p className="soft">{t('onDuty', { names: listed(task.onDuty.map(({ displayName }) => displayName)) })}</p>
      )}
      <p>
        <Link to="/publications/$id" params={{ id: task.id }}>
          {t('publication')}
        </Link>
      </p>
      <TaskActs task={task} onReport={() => setReporting(true)} />
    </div>
  );
}

function Reported({ task, report }: { task: Task; report: NonNullable<Task['report']> }) {
  const t = useTexts(HAND);
  return (
    <section className="task-part" aria-labelledby="reported">
      <h2 id="reported">{labelled(t('reportTitle'), t(`report_${report.report}`))}</h2>
      <p className="soft">
        {report.by.displayName} {fullTime(report.at)}
      </p>
      {[report.note, report.overruled, report.despite].map((said) => said !== null && <p key={said}>{said}</p>)}
      {report.finding && <p>{spoken(report.finding.text)}</p>}
      {task.url !== null && (
        <p>
          <a href={task.url} target="_blank" rel="noopener noreferrer">
            {t('openPost')} <span aria-hidden>↗</span>
          </a>
        </p>
      )}
      {task.hasScreenshot && (
        <p>
          <a href={`/api/hand-tasks/${task.id}/screenshot`} target="_blank" rel="noopener">
            {t('seeScreenshot')}
          </a>
        </p>
      )}
    </section>
  );
}
