import { useCallback, useState } from 'react';
import { type Picture, sendFile } from '../api/editor-queries';

/** A picture on its way, or one that did not arrive. */
export interface Upload {
  key: number;
  name: string;
  share: number;
  trouble: string | null;
}

let next = 0;
const SHOWN_MS = 12_000;

/** Sends pictures one after the other, in their order. */
export function useUploads(onArrived: (picture: Picture, file: File) => void) {
  const [uploads, setUploads] = useState<Upload[]>([]);
  const send = useCallback(
    async (files: File[]): Promise<void> => {
      const own = files.map((file) => ({ key: next++, file }));
      setUploads((now) => [...now, ...own.map(({ key, file }) => ({ key, name: file.name, share: 0, trouble: null }))]);
      for (const { key, file } of own) {
        const change = (more: Partial<Upload>): void =>
          setUploads((now) => now.map((one) => (one.key === key ? { ...one, ...more } : one)));
        try {
          const picture = await sendFile<Picture>('/api/media', file, (share) => change({ share }));
          setUploads((now) => now.filter((one) => one.key !== key));
          onArrived(picture, file);
        } catch (error) {
          change({ trouble: error instanceof Error ? error.message : String(error) });
          setTimeout(() => setUploads((now) => now.filter((one) => one.key !== key)), SHOWN_MS);
        }
      }
    },
    [onArrived],
  );
  return { uploads, send };
}
