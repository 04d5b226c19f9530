import { useNavigate, useSearch } from '@tanstack/react-router';
import { lately } from '../../lib/late/late';
import { Button } from 'antd';
import { Suspense, useState } from 'react';
import { useMay } from '../../app/session/session-gate';
import { PageHead } from '../../components/page-head';
import { useTexts } from '../../lib/language/use-texts';
import { workbookOf } from './api/story-queries';
import { FilterBar } from './list/filter-bar';
import { StoryBoard } from './list/story-board';
import { StoryList } from './list/story-list';
import { ViewLinks } from './list/view-links';
import { storyFiltersOf, withoutEmpty } from './story-filters.rules';
import { STORIES } from './stories.texts';
import './stories.css';

const NewStoryDialog = lately(() => import('./acts/new-story-dialog').then(({ NewStoryDialog }) => NewStoryDialog));

/** Where are my stories, and what can I do about them: found, sorted by how far they are, acted on one by one or many. */
export function StoriesPage() {
  const t = useTexts(STORIES);
  const may = useMay();
  const filters = storyFiltersOf(useSearch({ strict: false }));
  const go = useNavigate();
  const [writing, setWriting] = useState(false);
  const show = (change: object): void => {
    // What is typed in the search is one step back, not one for each letter.
    void go({ to: '/stories', search: withoutEmpty({ ...filters, ...change }), replace: 'q' in change });
  };
  const isBoard = filters.as === 'board';
  const begin = may('story.write') && (
    <Button type="primary" onClick={() => setWriting(true)}>
      {t('new')}
    </Button>
  );
  return (
    <>
      <PageHead
        title={t('title')}
        lead={t('lead')}
        acts={
          <>
            <div role="group" aria-label={t('how')} className="stories-how">
              <button type="button" aria-pressed={!isBoard} onClick={() => show({ as: undefined })}>
                {t('list')}
              </button>
              <button type="button" aria-pressed={isBoard} onClick={() => show({ as: 'board', stage: undefined })}>
                {t('board')}
              </button>
            </div>
            <Button href={workbookOf(filters)} download>
              {t('export')}
            </Button>
            {begin}
          </>
        }
      />
      <ViewLinks filters={filters} />
      <FilterBar filters={filters} onChange={show} />
      {isBoard ? <StoryBoard filters={filters} /> : <StoryList filters={filters} way={begin} />}
      {writing && (
        <Suspense fallback={null}>
          <NewStoryDialog onClose={() => setWriting(false)} />
        </Suspense>
      )}
    </>
  );
}
