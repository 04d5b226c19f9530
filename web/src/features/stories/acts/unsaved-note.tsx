import { useQueries } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Alert } from 'antd';
import { useMe } from '../../../app/session/session-gate';
import { late } from '../../../lib/late/late';
import { useTexts } from '../../../lib/language/use-texts';
import type { Overview } from '../api/story-queries';
import { ACT_WORDS } from './acts.texts';

/** So many are asked for; whoever hands in more at once has not just been writing all of them. */
const MOST = 50;

/** What is handed in is what was saved: names the stories in which somebody has typed more than that. */
export function UnsavedNote({ stories }: { stories: readonly Overview[] }) {
  const t = useTexts(ACT_WORDS);
  const { personId } = useMe();
  const asked = stories.slice(0, MOST);
  const answers = useQueries({
    queries: asked.map(({ id }) => ({
      queryKey: ['stories', 'unsaved', id],
      gcTime: 0,
      queryFn: async () => (await late(() => import('../../editor/draft/unsaved'))).hasUnsaved(personId, id),
    })),
  });
  const found = asked.filter((_, at) => answers[at]?.data === true);
  if (found.length === 0) return null;
  return (
    <Alert
      type="warning"
      showIcon
      role="alert"
      style={{ marginBottom: 16 }}
      title={t('unsaved', { n: found.length })}
      description={
        <ul className="act-unsaved">
          {found.map(({ id, title, revision }) => (
            <li key={id}>
              <Link to="/stories/$id/edit" params={{ id }}>
                {title}
              </Link>{' '}
              <span className="soft">{t('unsavedFrom', { n: revision })}</span>
            </li>
          ))}
        </ul>
      }
    />
  );
}
