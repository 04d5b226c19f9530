import { Button } from 'antd';
import { useState } from 'react';
import { Dialog } from '../../../components/dialog';
import { ActAlert } from '../../../components/act-alert';
import { useAct } from '../../../components/use-act';
import { spoken } from '../../../lib/language/spoken';
import { useTexts } from '../../../lib/language/use-texts';
import { releaseMany, useActs } from '../api/live-acts';
import type { Publication } from '../api/live-queries';
import { LIVE } from '../live.texts';

type Result = Awaited<ReturnType<typeof releaseMany>>;

/** New times for many at once: who they are, then what became of each. */
export function ReleaseDialog({ items, onClose }: { items: Publication[]; onClose: () => void }) {
  const t = useTexts(LIVE);
  const act = useActs();
  const doing = useAct();
  const [result, setResult] = useState<Result | null>(null);
  // As they were chosen: the list below changes as soon as it is done.
  const [names] = useState(() => new Map(items.map(({ id, storyTitle }) => [id, storyTitle])));
  const n = names.size;
  const release = (): Promise<boolean> => doing.run(async () => setResult(await act(releaseMany([...names.keys()]))));
  return (
    <Dialog
      dialogName="release-many"
      open
      title={t('releaseTitle', { n })}
      onCancel={onClose}
      footer={
        result ? (
          <Button type="primary" onClick={onClose}>
            {t('close')}
          </Button>
        ) : (
          <>
            <Button onClick={onClose}>{t('back')}</Button>
            <Button type="primary" loading={doing.busy} onClick={() => void release()}>
              {t('doIt')}
            </Button>
          </>
        )
      }
    >
      <ActAlert error={doing.trouble} />
      {result ? (
        <div role="status">
          <p>{t('releaseDone', { n: result.released.length })}</p>
          {result.refused.length > 0 && (
            <>
              <p>{t('releaseRefused', { n: result.refused.length })}</p>
              <ul>
                {result.refused.map(({ id, text }) => (
                  <li key={id}>
                    {spoken({ zh: `《${names.get(id) ?? ''}》`, en: `“${names.get(id) ?? ''}” ` })}
                    {spoken(text)}
                  </li>
                ))}
              </ul>
            </>
          )}
        </div>
      ) : (
        <>
          <p>{t('releaseWhat', { n })}</p>
          <ul className="release-names">
            {[...names].map(([id, title]) => (
              <li key={id}>{title}</li>
            ))}
          </ul>
        </>
      )}
    </Dialog>
  );
}
