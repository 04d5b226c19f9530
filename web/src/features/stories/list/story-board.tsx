import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { Suspense, useState } from 'react';
import { lately } from '../../../lib/late/late';
import { useTexts } from '../../../lib/language/use-texts';
import { shortTime } from '../../../lib/moment';
import type { Act } from '../acts/act.rules';
import { type Overview, storiesQuery } from '../api/story-queries';
import type { Stage, StoryFilters } from '../story-filters.rules';
import { STORIES } from '../stories.texts';
import { ChannelMarks, StageMark, WindowWord } from './marks';
import { MoveMenu } from './move-menu';

const ActDialog = lately(() => import('../acts/act-dialog').then(({ ActDialog }) => ActDialog));

/** From the first word to readers. What was withdrawn is in the list. */
const COLUMNS: readonly Stage[] = ['draft', 'returned', 'in_review', 'approved', 'scheduled', 'published'];

/** Stories by how far they have come. They are moved by acts, each with what it asks: a card says which. */
export function StoryBoard({ filters }: { filters: StoryFilters }) {
  const t = useTexts(STORIES);
  const [doing, setDoing] = useState<Doing | null>(null);
  return (
    <>
      {/* Wider than small screens: it is scrolled with the keyboard, too. */}
      <div className="story-board" tabIndex={0} role="group" aria-label={t('board')}>
        {COLUMNS.map((stage) => (
          <Column key={stage} stage={stage} filters={filters} onAct={setDoing} />
        ))}
      </div>
      {/* Beside the board: what became of it is to be read also when the card has left its column. */}
      {doing !== null && (
        <Suspense fallback={null}>
          <ActDialog act={doing.act} stories={[doing.story]} onClose={() => setDoing(null)} />
        </Suspense>
      )}
    </>
  );
}

interface Doing {
  act: Act;
  story: Overview;
}

function Column({ stage, filters, onAct }: { stage: Stage; filters: StoryFilters; onAct: (doing: Doing) => void }) {
  const t = useTexts(STORIES);
  const query = useInfiniteQuery(storiesQuery(filters, stage));
  const stories = query.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <section className={`column is-${stage}`} aria-labelledby={`column-${stage}`}>
      <h2 id={`column-${stage}`}>
        {t(stage)}
        {query.data !== undefined && (
          <span className="column-count">
            {stories.length}
            {query.hasNextPage && '+'}
          </span>
        )}
      </h2>
      {query.isError && query.data === undefined && (
        <p className="column-word" role="alert">
          {t('failed', { why: query.error.message })}{' '}
          <Button size="small" onClick={() => void query.refetch()}>
            {t('retry')}
          </Button>
        </p>
      )}
      {query.data !== undefined && stories.length === 0 && <p className="column-word">{t('columnEmpty')}</p>}
      <ul>
        {stories.map((story) => (
          <Card key={story.id} story={story} onAct={(act) => onAct({ act, story })} />
        ))}
      </ul>
      {query.hasNextPage && (
        <Button block size="small" loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          {t('more')}
        </Button>
      )}
    </section>
  );
}

function Card({ story, onAct }: { story: Overview; onAct: (act: Act) => void }) {
  return (
    <li className="card">
      <Link to="/stories/$id" params={{ id: story.id }}>
        {story.title}
      </Link>
      <p className="card-more">
        {story.departmentName} · {story.authorName} · {shortTime(story.updatedAt)}
      </p>
      {story.stage === 'in_review' && <StageMark story={story} />}
      <WindowWord story={story} />
      <ChannelMarks publications={story.publications} />
      <MoveMenu story={story} onAct={onAct} />
    </li>
  );
}
