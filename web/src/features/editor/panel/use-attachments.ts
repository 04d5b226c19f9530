import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { sizeWord } from '../../../lib/file-size';
import { useTexts } from '../../../lib/language/use-texts';
import { type Attachment, attachmentKindsQuery, attachmentsQuery, sendFile } from '../api/editor-queries';
import { MEDIA } from './media.texts';
import { refusalOf } from './attachment-kinds.rules';
import type { Upload } from './use-uploads';

let next = 0;

/**
 * Sends files to lie beside the text, one after the other: they may be large, and their writer goes on meanwhile. Each can be stopped while
 * it is under way; what did not arrive is told until it is dismissed.
 */
export function useAttachments(storyId: string) {
  const t = useTexts(MEDIA);
  const queries = useQueryClient();
  const kinds = useQuery(attachmentKindsQuery).data;
  const [uploads, setUploads] = useState<Upload[]>([]);
  const stops = useRef(new Map<string, AbortController>());
  const turn = useRef<Promise<void>>(Promise.resolve());
  const dismiss = useCallback((key: string) => {
    stops.current.get(key)?.abort();
    setUploads((now) => now.filter((one) => one.key !== key));
  }, []);

  const send = useCallback(
    (files: readonly File[]): void => {
      const own = files.map((file) => {
        const refusal = refusalOf(file, kinds ?? []);
        const trouble =
          refusal === null
            ? null
            : refusal.why === 'size'
              ? t('attachTooLarge', { size: sizeWord(file.size), most: sizeWord(refusal.mostBytes) })
              : t(refusal.why === 'empty' ? 'attachEmpty' : 'attachKind');
        return { key: `attachment-${next++}`, file, trouble };
      });
      setUploads((now) => [
        ...now,
        ...own.map(({ key, file, trouble }) => ({ key, name: file.name, share: 0, trouble })),
      ]);
      for (const { key, file, trouble } of own) {
        if (trouble !== null) continue;
        const stop = new AbortController();
        stops.current.set(key, stop);
        const change = (more: Partial<Upload>): void =>
          setUploads((now) => now.map((one) => (one.key === key ? { ...one, ...more } : one)));
        turn.current = turn.current.then(async () => {
          try {
            if (stop.signal.aborted) return;
            await sendFile<Attachment>(
              `/api/stories/${storyId}/attachments`,
              file,
              (share) => change({ share }),
              stop.signal,
            );
            await queries.invalidateQueries({ queryKey: attachmentsQuery(storyId).queryKey });
            dismiss(key);
          } catch (error) {
            if (!stop.signal.aborted) change({ trouble: error instanceof Error ? error.message : String(error) });
          } finally {
            stops.current.delete(key);
          }
        });
      }
    },
    [storyId, kinds, queries, dismiss, t],
  );

  const isSending = uploads.some(({ trouble }) => trouble === null);
  useEffect(() => {
    if (!isSending) return;
    const ask = (event: BeforeUnloadEvent): void => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [isSending]);
  return { uploads, send, dismiss };
}

export type Attachments = ReturnType<typeof useAttachments>;
