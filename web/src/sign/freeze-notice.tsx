import { useEffect } from 'react';
import { answered, api } from '../lib/api/client';
import { channelName } from '../lib/channel-names';
import { useTexts } from '../lib/language/use-texts';
import { shortTime } from '../lib/moment';
import type { Me } from './session/sign-session';
import { SIGN } from './sign.texts';
import { useLoaded } from './use-loaded';

/** A stop is looked for so often while the page is open, ms: here nothing tells of changes. */
const LOOK_MS = 60_000;

/** While a stop is in force: whoever signs is to know that what they sign does not leave yet. */
export function FreezeNotice({ me }: { me: Me }) {
  const t = useTexts(SIGN);
  const { data, reload } = useLoaded(me.may.includes('publication.read') ? 'freezes' : null, (signal) =>
    answered(api.GET('/api/freezes/standing', { signal })),
  );
  useEffect(() => {
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') reload();
    }, LOOK_MS);
    return () => clearInterval(timer);
  }, [reload]);
  return (
    <div role="status" aria-live="polite">
      {(data ?? []).map(({ id, departmentName, channel, reason, declaredAt }) => (
        <p key={id} className="sign-freeze">
          <strong>
            <span aria-hidden>■ </span>
            {t('frozen')}
          </strong>{' '}
          {departmentName ?? t('frozenAll')}
          {channel && ` · ${channelName(channel)}`} · {t('frozenSince', { time: shortTime(declaredAt) })}
          <br />
          {reason}
          <br />
          {t('frozenWhat')}
        </p>
      ))}
    </div>
  );
}
