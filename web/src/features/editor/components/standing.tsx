import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Input } from 'antd';
import { useState } from 'react';
import { useTexts } from '../../../lib/language/use-texts';
import { reviewQuery, withdrawRound } from '../api/editor-queries';
import type { Story } from '../draft/draft';
import { EDITOR } from '../editor.texts';
import { Dialog } from '../../../components/dialog';

/** Why the story cannot be written now, and the way to where it can; or with which words it came back. */
export function Standing({ story, mayWrite }: { story: Story; mayWrite: boolean }) {
  const t = useTexts(EDITOR);
  const isClosed = story.state === 'in_review' || story.state === 'approved';
  const review = useQuery({ ...reviewQuery(story.id), enabled: isClosed || story.state === 'returned', retry: false });
  const [asking, setAsking] = useState(false);
  if (!isClosed) {
    // The latest round comes first.
    const last = review.data?.rounds[0];
    const returned = last?.stages
      .map(({ decision }) => decision)
      .filter((one) => one?.decision === 'return')
      .at(-1);
    if (story.state === 'returned' && returned)
      return (
        <Alert
          type="warning"
          showIcon
          title={t('returnedWith', { name: returned.person.name, opinion: returned.opinion ?? '' })}
        />
      );
    return mayWrite ? null : <Alert type="info" showIcon title={t('noRight')} />;
  }
  const round = review.data?.rounds.find(({ state }) => state === 'in_review');
  return (
    <>
      <Alert
        type="info"
        showIcon
        title={t('readOnly', { state: t(`state_${story.state}`) })}
        description={story.state === 'approved' ? t('approvedHint') : undefined}
        action={
          story.state === 'in_review' && round && mayWrite ? (
            <Button onClick={() => setAsking(true)}>{t('withdraw')}</Button>
          ) : undefined
        }
      />
      {asking && round && <Withdrawal story={story} roundId={round.id} onClose={() => setAsking(false)} />}
    </>
  );
}

function Withdrawal({ story, roundId, onClose }: { story: Story; roundId: string; onClose: () => void }) {
  const t = useTexts(EDITOR);
  const queries = useQueryClient();
  const [reason, setReason] = useState('');
  const act = useMutation({
    mutationFn: () => withdrawRound(roundId, reason.trim()),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['editor', story.id] });
      onClose();
    },
  });
  return (
    <Dialog
      dialogName="editor-withdraw"
      open
      title={t('withdraw')}
      okText={t('withdraw')}
      cancelText={t('cancel')}
      okButtonProps={{ disabled: reason.trim() === '', loading: act.isPending }}
      onOk={() => act.mutate()}
      onCancel={onClose}
    >
      <p>{t('withdrawWhy')}</p>
      <Input.TextArea
        autoFocus
        value={reason}
        aria-label={t('withdrawReason')}
        maxLength={500}
        onChange={({ target }) => setReason(target.value)}
      />
      {act.error && <Alert type="error" showIcon role="alert" title={act.error.message} />}
    </Dialog>
  );
}
