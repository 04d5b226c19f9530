import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useMay } from '../../app/session/session-gate';
import { FullPageError, FullPageWait } from '../../components/full-page';
import { NearDuplicates } from '../../components/piece/near-duplicates';
import {
  changesQuery,
  nearQuery,
  publicationsQuery,
  reviewQuery,
  revisionsQuery,
  standingQuery,
  storyQuery,
} from './api/story-queries';
import { AboutPanel } from './story/about-panel';
import { ChannelsPanel } from './story/channels-panel';
import { HistoryPanel } from './story/history-panel';
import { PicturesPanel } from './story/pictures-panel';
import { ReviewPanel } from './story/review-panel';
import { RevisionsPanel } from './story/revisions-panel';
import { StoryHead } from './story/story-head';
import './stories.css';
import './story.css';

/** Where does it stand, what is asked of me, and what is in it: one story, whole. */
export function StoryPage() {
  const { id } = useParams({ strict: false }) as { id: string };
  const may = useMay();
  const standing = useQuery(standingQuery(id));
  const story = useQuery(storyQuery(id));
  const review = useQuery({ ...reviewQuery(id), enabled: may('review.read') });
  const revisions = useQuery(revisionsQuery(id));
  const publications = useQuery({ ...publicationsQuery(id), enabled: may('publication.read') });
  const sent = (publications.data ?? []).filter(({ sentAt }) => sentAt !== null);
  const changes = useQuery({ ...changesQuery(id, sent), enabled: sent.length > 0 });
  const near = useQuery(nearQuery(id));
  const fault = standing.error ?? story.error;
  if (fault && !(standing.data && story.data))
    return (
      <FullPageError
        list="/stories"
        error={fault}
        onRetry={() => {
          void standing.refetch();
          void story.refetch();
        }}
      />
    );
  if (!standing.data || !story.data) return <FullPageWait />;
  return (
    <article className="story">
      <StoryHead standing={standing.data} story={story.data} review={review.data} />
      <NearDuplicates found={near.data ?? []} />
      <div className="story-columns">
        <div>
          <AboutPanel standing={standing.data} story={story.data} />
          <ChannelsPanel storyId={id} publications={publications.data ?? []} approval={review.data?.rounds[0]} />
          <PicturesPanel story={story.data} />
          <RevisionsPanel storyId={id} revisions={revisions.data ?? []} people={standing.data.people} />
        </div>
        <div>
          {may('review.read') && <ReviewPanel query={review} />}
          <HistoryPanel
            standing={standing.data}
            revisions={revisions.data ?? []}
            rounds={review.data?.rounds ?? []}
            publications={publications.data ?? []}
            changes={changes.data ?? []}
          />
        </div>
      </div>
    </article>
  );
}
