import { useQuery, useQueryClient } from '@tanstack/react-query';
import { lately } from '../../lib/late/late';
import { createContext, type ReactNode, Suspense, useContext, useEffect, useState } from 'react';
import { FullPageError, FullPageWait } from '../../components/full-page';
import { onSessionEnd } from '../../lib/api/client';
import { useStillHands } from '../../lib/still-hands';
import { type Action, type Me, sessionQuery } from './session';

/** Forms are heavy: whoever is at work already does not wait for them. */
const Door = lately(() => import('./entrance').then(({ Door }) => Door));
const FirstPassword = lately(() => import('./entrance').then(({ FirstPassword }) => FirstPassword));
const loginAgain = () => import('./login-again').then(({ LoginAgain }) => LoginAgain);
const LoginAgain = lately(loginAgain);

/** By then the page is there, ms. */
const AT_LEISURE_MS = 10_000;

const MeContext = createContext<Me | null>(null);

/** Who is at work. Below the gate somebody always is. */
export function useMe(): Me {
  const me = useContext(MeContext);
  if (!me) throw new Error('nobody is logged in here');
  return me;
}

/** Whether the server lets me do it somewhere. */
export function useMay(): (...actions: Action[]) => boolean {
  const { may } = useMe();
  return (...actions) => actions.some((action) => may.includes(action));
}

/**
 * Lets nobody in who is not logged in. A session that ends while somebody is at work is renewed in a dialog above the page: nothing
 * below is unmounted, and it waits until the hands rest, so nothing typed is lost.
 */
export function SessionGate({ children }: { children: ReactNode }) {
  const queries = useQueryClient();
  const session = useQuery(sessionQuery);
  const [known, setKnown] = useState<Me | null>(null);
  const me = known ?? session.data ?? null;
  const isAtWork = me !== null;
  const [ended, setEnded] = useState(false);
  const asksAgain = useStillHands(ended);
  useEffect(() => onSessionEnd(() => setEnded(true)), []);
  useEffect(() => {
    if (session.data) setKnown(session.data);
    else if (session.data === null && session.isFetchedAfterMount) setEnded((so) => so || known !== null);
  }, [session.data, session.isFetchedAfterMount, known]);
  // A session may end while the server is away: what renews it is here by then.
  useEffect(() => {
    if (!isAtWork) return undefined;
    const timer = setTimeout(() => void loginAgain().catch(() => undefined), AT_LEISURE_MS);
    return () => clearTimeout(timer);
  }, [isAtWork]);

  function entered(next: Me): void {
    // Another person's page would show what this one was allowed to see.
    if (me && me.personId !== next.personId) {
      location.assign('/console/');
      return;
    }
    queries.setQueryData(sessionQuery.queryKey, next);
    setEnded(false);
    void queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' });
  }

  if (session.isPending && !me) return <FullPageWait />;
  if (session.isError && !me) return <FullPageError error={session.error} onRetry={() => void session.refetch()} />;
  if (!me)
    return (
      <Suspense fallback={<FullPageWait />}>
        <Door onEntered={entered} />
      </Suspense>
    );
  if (me.mustChangePassword)
    return (
      <Suspense fallback={<FullPageWait />}>
        <FirstPassword onChanged={() => void session.refetch()} />
      </Suspense>
    );
  return (
    <MeContext.Provider value={me}>
      {children}
      {asksAgain && (
        <Suspense fallback={null}>
          <LoginAgain me={me} onEntered={entered} />
        </Suspense>
      )}
    </MeContext.Provider>
  );
}
