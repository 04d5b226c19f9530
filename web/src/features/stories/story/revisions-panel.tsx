import { Button } from 'antd';
import { lately } from '../../../lib/late/late';
import { Suspense, useState } from 'react';
import { useTexts } from '../../../lib/language/use-texts';
import { useTimeWords } from '../../../components/use-time-words';
import type { Revision } from '../api/story-queries';
import { STORY } from '../story.texts';
import { Panel } from '../../../components/panel';

const RevisionDiff = lately(() => import('./revision-diff').then(({ RevisionDiff }) => RevisionDiff));

/** All revisions, the last first; what changed from one to the next is shown on demand. */
export function RevisionsPanel({
  storyId,
  revisions,
  people,
}: {
  storyId: string;
  revisions: readonly Revision[];
  people: readonly { id: string; name: string }[];
}) {
  const t = useTexts(STORY);
  const timeWords = useTimeWords();
  const [compared, setCompared] = useState<number | null>(null);
  return (
    <Panel title={t('revisions')}>
      <ol className="revisions">
        {revisions.map(({ id, number, title, createdAt, createdBy }) => (
          <li key={id}>
            <p>
              <strong>{t('revisionNow', { n: number })}</strong> {title}
              <br />
              <span className="soft">
                {t('savedBy', {
                  who: people.find((person) => person.id === createdBy)?.name ?? '',
                  time: timeWords(createdAt),
                })}
              </span>
            </p>
            {number > 1 && (
              <Button
                type="link"
                size="small"
                aria-expanded={compared === number}
                onClick={() => setCompared(compared === number ? null : number)}
              >
                {compared === number ? t('closeCompare') : t('compare')}
              </Button>
            )}
            {compared === number && (
              <Suspense fallback={null}>
                <RevisionDiff storyId={storyId} before={number - 1} after={number} />
              </Suspense>
            )}
          </li>
        ))}
      </ol>
    </Panel>
  );
}
