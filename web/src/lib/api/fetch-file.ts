import { tellSessionEnded } from './client';
import { offline, refused } from './problem';

/**
 * A file that the server makes while it is sent: nobody knows beforehand how long it is.
 * @param progress bytes that have come
 * @param stop whether it is wanted no more
 * @throws ApiError with words for people
 */
export async function fetchFile(path: string, progress: (bytes: number) => void, stop: AbortSignal): Promise<Blob> {
  let answer: Response;
  try {
    answer = await fetch(path, { signal: stop });
  } catch (cause) {
    throw stop.aborted ? cause : offline(cause);
  }
  if (!answer.ok) {
    if (answer.status === 401) tellSessionEnded();
    throw refused(answer.status, await answer.json().catch(() => null));
  }
  let bytes = 0;
  const counter = new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
    transform(part, onwards) {
      bytes += part.byteLength;
      progress(bytes);
      onwards.enqueue(part);
    },
  });
  try {
    // The browser keeps what is large outside the page's memory.
    return await new Response(answer.body?.pipeThrough(counter)).blob();
  } catch (cause) {
    throw stop.aborted ? cause : offline(cause);
  }
}

/** Gives it to the browser's downloads. */
export function saveFile(blob: Blob, name: string): void {
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The browser has begun to read by then.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
