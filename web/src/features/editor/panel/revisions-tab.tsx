import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { TextDiff } from '../../../components/text-diff/text-diff';
import { useTexts } from '../../../lib/language/use-texts';
import { fullTime, shortTime } from '../../../lib/moment';
import { revisionQuery, revisionsQuery } from '../api/editor-queries';
import { wordsOf } from '../draft/canonical';
import { type Draft, draftOf } from '../draft/draft';
import { EDITOR } from '../editor.texts';
import { labelled } from '../../../lib/language/spoken';
import { Dialog } from '../../../components/dialog';

/** Every revision there was, what has changed since, and the way back to it. */
export function RevisionsTab({
  id,
  current,
  draft,
  aside,
  editable,
  onRestore,
  onBringBack,
}: {
  id: string;
  current: number;
  draft: Draft;
  aside: Draft | null;
  editable: boolean;
  onRestore: (draft: Draft, number: number) => void;
  onBringBack: (draft: Draft) => void;
}) {
  const t = useTexts(EDITOR);
  const revisions = useQuery(revisionsQuery(id));
  const [shown, setShown] = useState<number | null>(null);
  return (
    <div className="editor-revisions">
      {revisions.error && <p className="panel-note">{revisions.error.message}</p>}
      {aside && editable && (
        <p className="panel-note">
          {labelled(t('asideTitle'), aside.title)}{' '}
          <Button size="small" onClick={() => onBringBack(aside)}>
            {t('bringBack')}
          </Button>
        </p>
      )}
      <ol className="revision-list">
        {revisions.data?.map(({ id: key, number, title, createdByName, createdAt }) => (
          <li key={key}>
            <p>
              <b>{t('revision', { n: number })}</b>
              {number === current && <span className="tag-own">{t('current')}</span>}
            </p>
            <p>{title}</p>
            <p className="soft" title={fullTime(createdAt)}>
              {t('by', { name: createdByName, time: shortTime(createdAt) })}
            </p>
            <Button size="small" onClick={() => setShown(number)}>
              {t('compareWith')}
            </Button>
          </li>
        ))}
      </ol>
      {shown !== null && (
        <Comparison
          {...{ id, draft, editable, number: shown }}
          onClose={() => setShown(null)}
          onRestore={(next) => {
            setShown(null);
            onRestore(next, shown);
          }}
        />
      )}
    </div>
  );
}

function Comparison({
  id,
  number,
  draft,
  editable,
  onClose,
  onRestore,
}: {
  id: string;
  number: number;
  draft: Draft;
  editable: boolean;
  onClose: () => void;
  onRestore: (draft: Draft) => void;
}) {
  const t = useTexts(EDITOR);
  const revision = useQuery(revisionQuery(id, number));
  const old = revision.data ? draftOf(revision.data, draft.forms) : null;
  return (
    <Dialog
      dialogName="editor-revision"
      open
      width={860}
      title={t('diffTitle', { n: number })}
      onCancel={onClose}
      footer={[
        ...(editable
          ? [
              <Button key="restore" disabled={!old} onClick={() => old && onRestore(old)}>
                {t('restore')}
              </Button>,
            ]
          : []),
        <Button key="close" type="primary" onClick={onClose}>
          {t('close')}
        </Button>,
      ]}
    >
      {revision.error && <p className="panel-note">{revision.error.message}</p>}
      {old && (
        <div className="comparison">
          <h3>{t('title')}</h3>
          <TextDiff before={[old.title]} after={[draft.title]} />
          <h3>{t('summary')}</h3>
          <TextDiff before={lines(old.summary)} after={lines(draft.summary)} />
          <h3>{t('body')}</h3>
          <TextDiff before={lines(wordsOf(old.body))} after={lines(wordsOf(draft.body))} />
        </div>
      )}
    </Dialog>
  );
}

function lines(text: string): string[] {
  return text.trim() === '' ? [] : text.trimEnd().split('\n');
}
