import { useQueries } from '@tanstack/react-query';
import { Spin } from 'antd';
import { TextDiff } from '../../../components/text-diff/text-diff';
import { answered, api } from '../../../lib/api/client';
import { linesOfDocument } from '../../../lib/document/document-lines';
import { useTexts } from '../../../lib/language/use-texts';
import { STORY } from '../story.texts';

/** What changed between two revisions, in their words. */
export function RevisionDiff({ storyId, before, after }: { storyId: string; before: number; after: number }) {
  const t = useTexts(STORY);
  const [one, other] = useQueries({
    queries: [before, after].map((number) => ({
      queryKey: ['stories', 'one', storyId, 'revision', number],
      // A revision never changes.
      staleTime: Infinity,
      queryFn: async ({ signal }: { signal: AbortSignal }) => {
        const path = { id: storyId, number };
        const { title, summary, body } = await answered(
          api.GET('/api/stories/{id}/revisions/{number}', { signal, params: { path } }),
        );
        return [title, ...(summary === '' ? [] : [summary]), ...linesOfDocument(body)];
      },
    })),
  });
  const error = one?.error ?? other?.error;
  if (error) return <p role="alert">{error.message}</p>;
  if (!one?.data || !other?.data) return <Spin />;
  return (
    <div className="revision-diff" role="group" aria-label={t('compared', { before, after })}>
      <p className="soft">{t('compared', { before, after })}</p>
      <TextDiff before={one.data} after={other.data} />
    </div>
  );
}
