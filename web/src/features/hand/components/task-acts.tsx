import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { Dialog } from '../../../components/dialog';
import { ActAlert } from '../../../components/act-alert';
import { ReasonDialog } from '../../../components/reason-dialog';
import { useAct } from '../../../components/use-act';
import { useTexts } from '../../../lib/language/use-texts';
import { useActs } from '../../live/api/live-acts';
import { TimeChoice } from '../../live/publication/time-choice';
import { SOONEST, wishOf } from '../../live/publication/wish.rules';
import { giveBack, notPosted, putOff, take } from '../api/hand-acts';
import type { Task } from '../api/hand-queries';
import { HAND } from '../hand.texts';

type Asked = 'take_over' | 'give_back' | 'not_posted' | 'put_off';
const ASKED: readonly Asked[] = ['take_over', 'give_back', 'put_off', 'not_posted'];

/** What may be done now, at the lower edge where a thumb reaches it. */
export function TaskActs({ task, onReport }: { task: Task; onReport: () => void }) {
  const t = useTexts(HAND);
  const act = useActs();
  const [asking, setAsking] = useState<Asked | null>(null);
  const doing = useAct();
  const { id, moves, storyTitle: title } = task;
  if (moves.length === 0 && asking === null) return null;
  const close = (): void => setAsking(null);
  return (
    <div className="task-acts">
      <ActAlert error={doing.trouble} />
      <div className="task-acts-row">
        {ASKED.filter((one) => moves.includes(one)).map((one) => (
          <Button key={one} size="large" onClick={() => setAsking(one)}>
            {t(one)}
          </Button>
        ))}
        {moves.includes('resolve') && (
          <Link to="/publications/$id" params={{ id }} className="task-resolve">
            {t('resolve')}
          </Link>
        )}
        {moves.includes('take') && (
          <Button
            type="primary"
            size="large"
            loading={doing.busy}
            className="task-main"
            onClick={() => void doing.run(() => act(take(id, false)))}
          >
            {t('take')}
          </Button>
        )}
        {moves.includes('posted') && (
          <Button type="primary" size="large" className="task-main" onClick={onReport}>
            {t('posted')}
          </Button>
        )}
      </div>
      {(asking === 'take_over' || asking === 'give_back') && (
        <Sure
          dialogName={asking === 'take_over' ? 'task-take-over' : 'task-give-back'}
          title={
            asking === 'take_over' ? t('takeOverTitle', { name: task.taken?.by.displayName ?? '' }) : t('giveBackTitle')
          }
          what={
            asking === 'take_over' ? t('takeOverWhat', { name: task.taken?.by.displayName ?? '' }) : t('giveBackWhat')
          }
          word={t(asking === 'take_over' ? 'takeOverDo' : 'giveBackDo')}
          onAct={() => act(asking === 'take_over' ? take(id, true) : giveBack(id))}
          onClose={close}
        />
      )}
      {asking === 'not_posted' && (
        <ReasonDialog
          dialogName="task-not-posted"
          thing={`not-posted.${id}`}
          title={t('notPostedTitle', { title })}
          what={<p>{t('notPostedWhat')}</p>}
          act={t('not_posted')}
          isDanger
          onAct={(note) => act(notPosted(id, note))}
          onClose={close}
        />
      )}
      {asking === 'put_off' && <PutOff task={task} onClose={close} />}
    </div>
  );
}

function PutOff({ task, onClose }: { task: Task; onClose: () => void }) {
  const t = useTexts(HAND);
  const act = useActs();
  const [wish, setWish] = useState(SOONEST);
  const [missing, setMissing] = useState(false);
  async function go(note: string): Promise<void> {
    const wishedAt = wishOf(wish);
    setMissing(wishedAt === undefined);
    if (wishedAt === undefined) throw new Error(t('wishMissing'));
    await act(putOff(task.id, note, wishedAt));
  }
  return (
    <ReasonDialog
      dialogName="task-put-off"
      thing={`put-off.${task.id}`}
      title={t('putOffTitle', { title: task.storyTitle })}
      what={<p>{t('putOffWhat')}</p>}
      act={t('put_off')}
      onAct={go}
      onClose={onClose}
    >
      <TimeChoice value={wish} isMissing={missing} onChange={setWish} />
    </ReasonDialog>
  );
}

function Sure({
  dialogName,
  title,
  what,
  word,
  onAct,
  onClose,
}: {
  dialogName: string;
  title: string;
  what: string;
  word: string;
  onAct: () => Promise<unknown>;
  onClose: () => void;
}) {
  const t = useTexts(HAND);
  const doing = useAct();
  async function go(): Promise<void> {
    if (await doing.run(onAct)) onClose();
  }
  return (
    <Dialog
      dialogName={dialogName}
      open
      title={title}
      okText={word}
      cancelText={t('cancel')}
      okButtonProps={{ loading: doing.busy }}
      onOk={() => void go()}
      onCancel={onClose}
    >
      <ActAlert error={doing.trouble} />
      <p>{what}</p>
    </Dialog>
  );
}
