import { useCallback, useEffect, useState } from 'react';

const HOME = '/console/sign';

/** The story the address names; null on the list. The phone's own way back goes back. */
export function useStoryInPath(): [string | null, (storyId: string | null, replace?: boolean) => void] {
  const [storyId, setStoryId] = useState(storyInPath);
  useEffect(() => {
    const moved = (): void => setStoryId(storyInPath());
    addEventListener('popstate', moved);
    return () => removeEventListener('popstate', moved);
  }, []);
  const go = useCallback((next: string | null, replace = false): void => {
    const path = next === null ? HOME : `${HOME}/${next}`;
    if (replace) history.replaceState(null, '', path);
    else history.pushState(null, '', path);
    setStoryId(next);
    scrollTo(0, 0);
  }, []);
  return [storyId, go];
}

function storyInPath(): string | null {
  return /^\/console\/sign\/([0-9a-f-]{36})\/?$/.exec(location.pathname)?.[1] ?? null;
}
