import { Link } from '@tanstack/react-router';
import { useMay, useMe } from '../../../app/session/session-gate';
import { useTexts } from '../../../lib/language/use-texts';
import { sameFilters, type StoryFilters } from '../story-filters.rules';
import { STORIES } from '../stories.texts';

type View = [title: keyof (typeof STORIES)['zh'], filters: StoryFilters];

/** The questions people come with, by what they do. */
export function ViewLinks({ filters }: { filters: StoryFilters }) {
  const t = useTexts(STORIES);
  const may = useMay();
  const { personId } = useMe();
  const mine: View[] = [
    ['viewReturned', { stage: 'returned', person: personId }],
    ['viewMyDrafts', { stage: 'draft', person: personId }],
    ['viewMine', { person: personId }],
  ];
  const views: View[] = [
    ['viewAll', {}],
    ...(may('story.write') ? mine : []),
    ['viewInReview', { stage: 'in_review' }],
    ['viewToSchedule', { stage: 'approved' }],
    ['viewToLeave', { stage: 'scheduled' }],
    ['viewPublished', { stage: 'published' }],
    ...(may('story.write') ? [['viewArchived', { archived: true }] satisfies View] : []),
  ];
  return (
    <nav className="views" aria-label={t('views')}>
      <ul>
        {views.map(([title, view]) => (
          <li key={title}>
            <Link
              to="/stories"
              search={view}
              // Its own rule says which view is open.
              activeProps={{}}
              className={sameFilters(view, filters) && filters.as === undefined ? 'view is-open' : 'view'}
              aria-current={sameFilters(view, filters) && filters.as === undefined ? 'true' : undefined}
            >
              {t(title)}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
