import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button, Checkbox } from 'antd';
import { useState } from 'react';
import { useMay, useMe } from '../../app/session/session-gate';
import { Countdown } from '../../components/countdown';
import { Statement } from '../../components/statement';
import { PageHead } from '../../components/page-head';
import { channelName } from '../../lib/channel-names';
import { latenessOf } from '../../lib/clock/countdown.rules';
import { spoken } from '../../lib/language/spoken';
import { useTexts } from '../../lib/language/use-texts';
import { shortTime } from '../../lib/moment';
import { type List, type Task, tasksQuery } from './api/hand-queries';
import { StageMark } from './components/stage-mark';
import { HAND } from './hand.texts';
import './hand.css';

const LISTS = ['todo', 'reported'] as const;

/** What whoever is on duty posts by hand: the next to be done first, or what was reported. */
export function TasksPage() {
  const t = useTexts(HAND);
  const may = useMay();
  const [list, setList] = useState<List>('todo');
  const [mine, setMine] = useState(false);
  if (!may('publication.post')) return <Statement title={t('forbidden')} text={t('forbiddenHint')} />;
  return (
    <>
      <PageHead title={t('title')} lead={t('lead')} />
      <div className="tasks-tools">
        <div role="group" aria-label={t('title')} className="tasks-lists">
          {LISTS.map((one) => (
            <button key={one} type="button" aria-pressed={list === one} onClick={() => setList(one)}>
              {t(one)}
            </button>
          ))}
        </div>
        <Checkbox checked={mine} onChange={({ target }) => setMine(target.checked)}>
          {t('mine')}
        </Checkbox>
      </div>
      <Tasks list={list} mine={mine} />
    </>
  );
}

function Tasks({ list, mine }: { list: List; mine: boolean }) {
  const t = useTexts(HAND);
  const query = useQuery(tasksQuery(list, mine));
  if (query.data === undefined)
    return query.isError ? (
      <p role="alert">
        {t('loadFailed', { why: query.error.message })}{' '}
        <Button size="small" onClick={() => void query.refetch()}>
          {t('retry')}
        </Button>
      </p>
    ) : (
      <div className="tasks-wait" role="status" aria-label={t('loading')} aria-busy />
    );
  const { items, nextCursor } = query.data;
  if (items.length === 0)
    return list === 'todo' ? (
      <Statement title={t('todoEmpty')} text={t('todoEmptyHint')} />
    ) : (
      <Statement title={t('reportedEmpty')} text="" />
    );
  return (
    <>
      <ul className="tasks">
        {items.map((task) => (
          <Row key={task.id} task={task} />
        ))}
      </ul>
      {nextCursor !== null && <p className="soft">{t('listed', { n: items.length })}</p>}
    </>
  );
}

function Row({ task }: { task: Task }) {
  const t = useTexts(HAND);
  const me = useMe();
  const { stage, taken, stop, latenessMs } = task;
  const unit = { second: t('second'), minute: t('minute'), hour: t('hour') };
  const coming = stage === 'upcoming' || stage === 'open' || stage === 'overdue';
  return (
    <li>
      <Link to="/tasks/$id" params={{ id: task.id }} className={stop || stage === 'overdue' ? 'task is-grave' : 'task'}>
        <span className="task-title">{task.storyTitle}</span>
        <span className="task-count">
          {stage === 'upcoming' && <Countdown to={task.slotAt} />}
          {stage === 'open' && task.until !== null && (
            <>
              {t('due')} <Countdown to={task.until} />
            </>
          )}
          {latenessMs !== null && t('late', { span: latenessOf(latenessMs, unit) })}
        </span>
        <span className="task-more">
          <StageMark stage={stage} name={task.stageName} />
          <span>
            {channelName(task.channel)} · {task.accountName}
          </span>
          <span>{shortTime(task.slotAt)}</span>
          {coming && (
            <span>
              {taken === null
                ? t('takenFree')
                : taken.by.id === me.personId
                  ? t('takenMe')
                  : t('takenBy', { name: taken.by.displayName })}
            </span>
          )}
        </span>
        {stop && <span className="task-stop">{spoken(stop.text)}</span>}
      </Link>
    </li>
  );
}
