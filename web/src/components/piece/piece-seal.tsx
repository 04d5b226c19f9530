import { channelName } from '../../lib/channel-names';
import { useTexts } from '../../lib/language/use-texts';
import { local } from '../../lib/moment';
import { shortDigest } from '../../lib/review/earlier.rules';
import type { Piece } from '../../lib/review/review-calls';
import { PIECE } from './piece.texts';

/** What the final approval answers for, for which accounts and when, and the digest by which everybody knows it again. */
export function PieceSeal({ piece, withDigest = true }: { piece: Piece; withDigest?: boolean }) {
  const t = useTexts(PIECE);
  const { round, review, outlets } = piece;
  if (!round) return null;
  const seal = round.seal;
  return (
    <dl className="facts">
      <div>
        <dt>{t('outlets')}</dt>
        {outlets.map(({ id, name, channel }) => (
          <dd key={id}>
            {name === null ? t('unseen') : channel === null ? name : `${channelName(channel)} · ${name}`}
          </dd>
        ))}
      </div>
      <div>
        <dt>{t('window')}</dt>
        <dd>{windowWords(round.windowFrom, round.windowTo, t)}</dd>
      </div>
      {withDigest && review.digest !== null && (
        <div>
          <dt>{t('digest')}</dt>
          <dd>
            <code title={t('digestAll', { digest: review.digest })}>{shortDigest(review.digest)}</code>
            <div className="soft small">{t('digestHint')}</div>
          </dd>
        </div>
      )}
      <div>
        <dt>{t('seal')}</dt>
        <dd>{seal ? t('sealed', { time: local(seal.sealedAt).format('YYYY-MM-DD HH:mm') }) : sealWords(piece, t)}</dd>
      </div>
    </dl>
  );
}

type Say = (key: keyof (typeof PIECE)['zh'], values?: Record<string, string | number>) => string;

export function sealWords({ version, pictures }: Piece, t: Say): string {
  const channels = version.variants.map(({ channel }) => channelName(channel)).join(t('listSeparator'));
  return t('sealWhat', { channels, pictures: pictures.length });
}

export function windowWords(from: string, to: string, t: Say): string {
  const [begin, end] = [local(from), local(to)];
  return t('windowIs', {
    from: begin.format('YYYY-MM-DD HH:mm'),
    to: end.format('YYYY-MM-DD') === begin.format('YYYY-MM-DD') ? end.format('HH:mm') : end.format('YYYY-MM-DD HH:mm'),
  });
}
