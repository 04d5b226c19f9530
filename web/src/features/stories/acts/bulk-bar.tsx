import { Button } from 'antd';
import { lately } from '../../../lib/late/late';
import { Suspense, useState } from 'react';
import { useMay } from '../../../app/session/session-gate';
import { useTexts } from '../../../lib/language/use-texts';
import type { Overview } from '../api/story-queries';
import { STORIES } from '../stories.texts';
import { type Act, fits } from './act.rules';
import { ACT_WORDS } from './acts.texts';

const ActDialog = lately(() => import('./act-dialog').then(({ ActDialog }) => ActDialog));

/** What can be done to all that are picked, at the foot of the window while anything is. Taking back an approval is done one by one. */
export function BulkBar({
  stories,
  onDrop,
  onDropAll,
}: {
  stories: readonly Overview[];
  /** Those that are no longer picked. What did not go well stays picked: something is still to be done about it. */
  onDrop: (ids: readonly string[]) => void;
  /** Those that are not listed any more, too. */
  onDropAll: () => void;
}) {
  const t = useTexts(STORIES);
  const words = useTexts(ACT_WORDS);
  const may = useMay();
  /** The stories are those that were picked when it began: while it runs the list changes. */
  const [doing, setDoing] = useState<{ act: Act; stories: readonly Overview[] } | null>(null);
  const offered: Act[] = [
    ...(may('review.submit') ? (['submit', 'withdraw'] as const) : []),
    ...(may('story.write') ? (['place', 'archive', 'unarchive'] as const) : []),
  ];
  const acts = offered.filter((act) => stories.some((story) => fits(act, story)));
  return (
    <>
      {stories.length > 0 && (
        <div className="bulk" role="region" aria-label={t('selected', { n: stories.length })}>
          <strong>{t('selected', { n: stories.length })}</strong>
          {acts.length === 0 && <span className="soft">{t('nothingToDo')}</span>}
          {acts.map((act) => (
            <Button key={act} onClick={() => setDoing({ act, stories })}>
              {words(act)}
            </Button>
          ))}
          <Button type="text" onClick={onDropAll}>
            {t('deselect')}
          </Button>
        </div>
      )}
      {doing !== null && (
        <Suspense fallback={null}>
          <ActDialog
            {...doing}
            onClose={(done) => {
              setDoing(null);
              onDrop(done);
            }}
          />
        </Suspense>
      )}
    </>
  );
}
