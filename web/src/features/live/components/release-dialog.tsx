import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { Dialog } from '../../../components/dialog';
import { ActAlert } from '../../../components/act-alert';
import { useAct } from '../../../components/use-act';
import { useTexts } from '../../../lib/language/use-texts';
import { shortTime } from '../../../lib/moment';
import { releaseMany, releasePreviewQuery, useActs } from '../api/live-acts';
import type { Publication } from '../api/live-queries';
import { LIVE } from '../live.texts';
import { RefusedList } from './refused-list';
import { leavingAtOnce, ReleasePreview } from './release-preview';

type Result = Awaited<ReturnType<typeof releaseMany>>;

/** New times for many at once: which they would be, then what became of each. */
export function ReleaseDialog({ items, onClose }: { items: Publication[]; onClose: () => void }) {
  const t = useTexts(LIVE);
  const act = useActs();
  const doing = useAct();
  const [result, setResult] = useState<Result | null>(null);
  // As they were chosen: the list below changes as soon as it is done.
  const [chosen] = useState(() => new Map(items.map((item) => [item.id, item])));
  const query = useQuery({ ...releasePreviewQuery([...chosen.keys()]), enabled: result === null });
  // Those that cannot be placed are named before; only the others are asked for.
  const planned = (query.isError ? undefined : query.data?.planned) ?? [];
  const release = (): Promise<boolean> =>
    doing.run(async () => setResult(await act(releaseMany(planned.flatMap(shownOf)))));
  const shownOf = ({ id, slotAt }: { id: string; slotAt: string }) => {
    const item = chosen.get(id);
    return item ? [{ id, state: item.state, slotAt }] : [];
  };
  return (
    <Dialog
      dialogName="release-many"
      open
      width={640}
      title={t('releaseTitle', { n: chosen.size })}
      onCancel={onClose}
      footer={
        result ? (
          <Button type="primary" onClick={onClose}>
            {t('close')}
          </Button>
        ) : (
          <>
            <Button onClick={onClose}>{t('back')}</Button>
            <Button
              type="primary"
              danger={leavingAtOnce(planned).length > 0}
              loading={doing.busy}
              disabled={planned.length === 0}
              onClick={() => void release()}
            >
              {t('doIt', { n: planned.length })}
            </Button>
          </>
        )
      }
    >
      <ActAlert error={doing.trouble} />
      {result ? (
        <div role="status">
          <p>{t('releaseDone', { n: result.released.length })}</p>
          <ul className="release-rows">
            {result.released.map(({ id, slotAt }) => (
              <li key={id}>
                <span className="release-title">{chosen.get(id)?.storyTitle}</span>
                <span className="release-times">{shortTime(slotAt)}</span>
              </li>
            ))}
          </ul>
          {result.refused.length > 0 && (
            <>
              <p>{t('releaseRefused', { n: result.refused.length })}</p>
              <RefusedList refused={result.refused} items={chosen} />
            </>
          )}
        </div>
      ) : (
        <>
          <p>{t('releaseWhat')}</p>
          <div aria-live="polite">
            <ReleasePreview items={chosen} query={query} />
          </div>
        </>
      )}
    </Dialog>
  );
}
