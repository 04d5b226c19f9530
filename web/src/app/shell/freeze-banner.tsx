import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { answered, api } from '../../lib/api/client';
import { channelName } from '../../lib/channel-names';
import { useTexts } from '../../lib/language/use-texts';
import { shortTime } from '../../lib/moment';
import { useMay } from '../session/session-gate';
import { SHELL } from './shell.texts';

const standingQuery = {
  queryKey: ['freezes', 'standing'],
  meta: { topics: ['publication'] },
  queryFn: ({ signal }: { signal: AbortSignal }) => answered(api.GET('/api/freezes/standing', { signal })),
  staleTime: 30_000,
};

/** On every page while a stop is in force: whoever waits for a post is to know why it does not leave. */
export function FreezeBanner() {
  const t = useTexts(SHELL);
  const may = useMay();
  const { data = [] } = useQuery({ ...standingQuery, enabled: may('publication.read') });
  return (
    <div role="status" aria-live="polite">
      {data.map(({ id, departmentName, channel, reason, declaredAt }) => (
        <p key={id} className="freeze-banner">
          <strong>
            <span aria-hidden>■ </span>
            {t('frozen')}
          </strong>
          <span>
            {departmentName ?? t('frozenAll')}
            {channel && ` · ${channelName(channel)}`} · {t('frozenSince', { time: shortTime(declaredAt) })}
          </span>
          <span className="freeze-banner-why">{reason}</span>
          <Link to="/live">{t('frozenMore')}</Link>
        </p>
      ))}
    </div>
  );
}
