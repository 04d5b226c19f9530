import { channelName } from '../../lib/channel-names';
import { spoken } from '../../lib/language/spoken';
import { useTexts } from '../../lib/language/use-texts';
import type { Finding } from '../../lib/review/findings.rules';
import type { Channel } from '../../lib/review/review-calls';
import { PIECE } from './piece.texts';

const MARKS: Record<Finding['level'], string> = { refused: '✕', changed: '⚠', note: 'ⓘ', absent: '–' };

/** What the server noticed; the words are its own. */
export function PieceFindings({ findings }: { findings: readonly Finding[] }) {
  const t = useTexts(PIECE);
  if (findings.length === 0) return <p className="soft">{t('noFindings')}</p>;
  return (
    <ul className="findings">
      {findings.map(({ level, channel, code, text }, index) => (
        <li key={`${code} ${index}`} className={`is-${level}`}>
          <strong>
            <span aria-hidden>{MARKS[level]} </span>
            {[...(channel === null ? [] : [channelName(channel as Channel)]), t(level)].join(' · ')}
          </strong>
          <div>{spoken(text)}</div>
        </li>
      ))}
    </ul>
  );
}
