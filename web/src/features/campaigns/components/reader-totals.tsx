import { useQuery } from '@tanstack/react-query';
import { channelName } from '../../../lib/channel-names';
import { useFigure } from '../../../components/use-figure';
import { useTexts } from '../../../lib/language/use-texts';
import { type ChannelTotal, totalsQuery } from '../api/campaign-queries';
import { CAMPAIGNS } from '../campaigns.texts';
import './reader-totals.css';

const COUNTS = ['reads', 'likes', 'comments', 'shares'] as const;

/** What readers did with a campaign's posts, by channel, as read last; nothing before the first is out. */
export function ReaderTotals({ id }: { id: string }) {
  const t = useTexts(CAMPAIGNS);
  const figure = useFigure();
  const { data } = useQuery(totalsQuery(id));
  if (data === undefined || data.length === 0) return null;
  const sum = (of: (row: ChannelTotal) => number): number => data.reduce((whole, row) => whole + of(row), 0);
  // Where nothing is told at all, nothing is missing.
  const uncounted = sum(({ posts, counted, unread, missed }) =>
    unread.length + missed.length > 0 ? posts - counted : 0,
  );
  const gone = sum((row) => row.gone);
  const broken = sum((row) => row.linksBroken);
  return (
    <section className="paper" aria-labelledby="campaign-readers">
      <h2 id="campaign-readers">{t('readers')}</h2>
      <div className="readers-wide" tabIndex={0} role="region" aria-labelledby="campaign-readers">
        <table className="readers" aria-labelledby="campaign-readers">
          <thead>
            <tr>
              {(['channel', 'posts', ...COUNTS] as const).map((name) => (
                <th key={name} scope="col">
                  {t(name)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {data.map((row) => (
              <tr key={row.channel}>
                <th scope="row">{channelName(row.channel)}</th>
                <td>{row.posts}</td>
                {COUNTS.map((name) => (
                  <td key={name} className={row[name] === null ? 'readers-none' : ''}>
                    {figure(row, name)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="soft">
        {t('readersNote')}
        {uncounted > 0 && ` ${t('uncounted', { n: uncounted })}`}
      </p>
      {(gone > 0 || broken > 0) && (
        <p>
          <span aria-hidden>⚠ </span>
          {[...(gone > 0 ? [t('gone', { n: gone })] : []), ...(broken > 0 ? [t('broken', { n: broken })] : [])].join(
            ' ',
          )}
        </p>
      )}
    </section>
  );
}
