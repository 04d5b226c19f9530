import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useParams } from '@tanstack/react-router';
import { useMay, useMe } from '../../app/session/session-gate';
import { FullPageError, FullPageWait } from '../../components/full-page';
import { fetchCopy, storyQuery } from './api/editor-queries';
import { useTexts } from '../../lib/language/use-texts';
import { EditorDesk } from './editor-desk';
import { EDITOR } from './editor.texts';
import { draftOf, formsOf, sameDraft } from './draft/draft';
import { readCopy } from './draft/local-copy';
import { newest } from './draft/unsaved';
import './editor.css';
import './panel/panel.css';

/** Opens a story at its desk, with what I had typed and not saved: the newer of what this machine and the server have kept. */
export function EditorPage() {
  const { id } = useParams({ from: '/stories/$id/edit' });
  const me = useMe();
  const may = useMay();
  const t = useTexts(EDITOR);
  /** The story that was handed in here. */
  const [submitted, setSubmitted] = useState<string | null>(null);
  const stand = useQuery(storyQuery(id));
  const kept = useQuery({
    queryKey: ['editor', id, 'copy'],
    queryFn: () => fetchCopy(id).catch(() => null),
    enabled: may('story.write'),
    staleTime: Infinity,
    gcTime: 0,
  });
  if (stand.data === undefined)
    return stand.error ? (
      <FullPageError list="/stories" error={stand.error} onRetry={() => void stand.refetch()} />
    ) : (
      <FullPageWait />
    );
  if (may('story.write') && kept.isPending) return <FullPageWait />;
  const { story } = stand.data;
  const found = newest(readCopy(me.personId, id), kept.data ?? null);
  const isSame =
    found?.baseRevision === story.revision.number &&
    sameDraft(found.draft, draftOf(story.revision, formsOf(stand.data.variants)));
  const copy = isSame ? null : found;
  return (
    <EditorDesk
      key={`${id} ${story.writable}`}
      stand={stand.data}
      personId={me.personId}
      copy={story.writable ? copy : null}
      hasWaiting={!story.writable && copy !== null}
      news={submitted === id && !story.writable ? t('submitted') : null}
      onSubmitted={() => setSubmitted(id)}
    />
  );
}
