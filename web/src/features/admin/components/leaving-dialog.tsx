import { useQuery } from '@tanstack/react-query';
import { Alert, Button } from 'antd';
import { Dialog } from '../../../components/dialog';
import { TroubleNote } from '../../../components/trouble-note';
import { listed, spoken } from '../../../lib/language/spoken';
import { type Say, useTexts } from '../../../lib/language/use-texts';
import { ADMIN } from '../admin.texts';
import { type WorkInHand, workQuery } from '../api/admin-queries';
import { LEAVING } from '../leaving.texts';

const KINDS = ['drafts', 'returned', 'tasks', 'campaigns'] as const;
const ALONE = {
  drafts: 'writersAlone',
  returned: 'writersAlone',
  tasks: 'tasksAlone',
  campaigns: 'campaignsAlone',
} as const;

type Words = (typeof LEAVING)['zh'];

/** Asks once more before somebody goes, or a role of theirs: what is in their hands, and what becomes of it. */
export function LeavingDialog({
  personId,
  roleId,
  title,
  what,
  act,
  busy,
  trouble,
  onConfirm,
  onClose,
}: {
  personId: string;
  /** The role that is taken back; null = the person is deactivated. */
  roleId: string | null;
  title: string;
  what?: string;
  act: string;
  busy: boolean;
  trouble: unknown;
  onConfirm: () => void;
  onClose: () => void;
}) {
  const a = useTexts(ADMIN);
  const t = useTexts(LEAVING);
  const { data, error, isPending, refetch } = useQuery(workQuery(personId, roleId));
  return (
    <Dialog
      dialogName={roleId === null ? 'person-disable' : 'person-role-remove'}
      open
      title={title}
      okText={act}
      cancelText={a('cancel')}
      okButtonProps={{ danger: true, loading: busy, disabled: isPending }}
      onOk={onConfirm}
      onCancel={onClose}
      mask={{ closable: false }}
    >
      <TroubleNote trouble={trouble} />
      {what !== undefined && <p>{what}</p>}
      {isPending && <p role="status">{t('wait')}</p>}
      {error && !data && (
        <p role="alert">
          {t('failed', { why: error.message })}{' '}
          <Button size="small" onClick={() => void refetch()}>
            {t('retry')}
          </Button>
        </p>
      )}
      {data && <Left work={data} />}
    </Dialog>
  );
}

function Left({ work }: { work: WorkInHand }) {
  const t = useTexts(LEAVING);
  const kinds = KINDS.filter((kind) => work[kind].count > 0);
  if (kinds.length === 0 && work.stages.length === 0) return <p>{t('nothing')}</p>;
  return (
    <>
      {work.stages.length > 0 && (
        <Alert
          type="warning"
          showIcon
          className="leaving-stages"
          title={t('stageTodo')}
          description={
            <ul>
              {work.stages.map((stage) => (
                <li key={stage.role}>{stageWord(stage, t)}</li>
              ))}
            </ul>
          }
        />
      )}
      {kinds.length > 0 && (
        <section aria-label={t('work')}>
          <ul className="leaving-work">
            {kinds.map((kind) => {
              const { count, alone, titles } = work[kind];
              return (
                <li key={kind}>
                  <strong>{t(kind, { n: count })}</strong>{' '}
                  <span className="soft">
                    {t('titles', { titles: titles.join(t('between')) })}
                    {count > titles.length && t('more')}
                  </span>
                  {alone < count && <p>{t(`${kind}What`)}</p>}
                  {alone > 0 && <p className="leaving-alone">{t(ALONE[kind], { n: alone })}</p>}
                </li>
              );
            })}
          </ul>
        </section>
      )}
    </>
  );
}

function stageWord({ name, departments, isLast, waiting }: WorkInHand['stages'][number], t: Say<Words>): string {
  const word = t(isLast ? 'stageLast' : 'stageStuck', { stage: spoken(name), departments: listed(departments) });
  return waiting > 0 ? `${word}${t('stageWaiting', { n: waiting })}` : word;
}
