import { useInfiniteQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useEffect, useState } from 'react';
import { useMay } from '../../../app/session/session-gate';
import { Statement } from '../../../components/statement';
import { useTexts } from '../../../lib/language/use-texts';
import { BulkBar } from '../acts/bulk-bar';
import { storiesQuery } from '../api/story-queries';
import { isFiltered, type StoryFilters } from '../story-filters.rules';
import { STORIES } from '../stories.texts';
import { StoryTable } from './story-table';

const NONE: ReadonlySet<string> = new Set();

/** The list with what is picked from it. Stories picked stay picked while more are listed, not when others are asked for. */
export function StoryList({ filters, way }: { filters: StoryFilters; way: React.ReactNode }) {
  const t = useTexts(STORIES);
  const may = useMay();
  const acts = may('story.write', 'review.submit');
  const query = useInfiniteQuery(storiesQuery(filters));
  const [picked, setPicked] = useState(NONE);
  const asked = JSON.stringify(filters);
  useEffect(() => setPicked(NONE), [asked]);
  const stories = query.data?.pages.flatMap(({ items }) => items) ?? [];

  function pick(ids: readonly string[], isPicked: boolean): void {
    setPicked((before) => {
      const next = new Set(before);
      for (const id of ids) {
        if (isPicked) next.add(id);
        else next.delete(id);
      }
      return next;
    });
  }

  if (query.isPending)
    return (
      <div className="stories-wait" role="status" aria-label={t('loading')}>
        {[1, 2, 3, 4, 5].map((row) => (
          <span key={row} />
        ))}
      </div>
    );
  if (query.isError && query.data === undefined)
    return (
      <p className="stories-trouble" role="alert">
        {t('failed', { why: query.error.message })}{' '}
        <Button size="small" onClick={() => void query.refetch()}>
          {t('retry')}
        </Button>
      </p>
    );
  const nothing = isFiltered(filters) ? (
    <Statement title={t('nothing')} text={t('nothingHint')} />
  ) : (
    <Statement title={t('empty')} text={may('story.write') ? t('emptyHint') : t('emptyRead')} way={way} />
  );
  return (
    <>
      {stories.length === 0 ? (
        nothing
      ) : (
        <>
          <StoryTable stories={stories} picked={acts ? picked : null} onPick={pick} />
          <p className="stories-end" role="status">
            {t(query.hasNextPage ? 'shown' : 'shownAll', { n: stories.length })}
            {query.hasNextPage && (
              <Button loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
                {t('more')}
              </Button>
            )}
          </p>
        </>
      )}
      {/* What it is about to tell of those picked is told also when none of them is listed any more. */}
      {acts && (
        <BulkBar
          stories={stories.filter(({ id }) => picked.has(id))}
          onDrop={(ids) => pick(ids, false)}
          onDropAll={() => setPicked(NONE)}
        />
      )}
    </>
  );
}
