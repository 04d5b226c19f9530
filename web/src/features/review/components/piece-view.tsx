import { ChannelPreview } from '../../../components/piece/channel-preview';
import { PieceChanges } from '../../../components/piece/piece-changes';
import { PIECE } from '../../../components/piece/piece.texts';
import type { DiffView } from '../../../components/text-diff/text-diff';
import { channelName } from '../../../lib/channel-names';
import { bracketed } from '../../../lib/language/spoken';
import { useTexts } from '../../../lib/language/use-texts';
import { mayLeaveBy } from '../../../lib/review/findings.rules';
import type { Channel, Piece } from '../../../lib/review/review-calls';
import type { Shown } from '../../../lib/review/use-read';
import { REVIEW } from '../review.texts';

export type View = Channel | 'changes';

/** The ways to look at a piece: each channel it has a text for, those it leaves by first; and what has changed. */
export function viewsOf({ version, outlets }: Piece): View[] {
  const goes = new Set(outlets.map(({ channel }) => channel));
  const channels = version.variants.map(({ channel }) => channel);
  return [...channels.filter((one) => goes.has(one)), ...channels.filter((one) => !goes.has(one)), 'changes'];
}

export function PieceView({
  piece,
  view,
  diff,
  onView,
  onDiff,
  onShown,
}: {
  piece: Piece;
  view: View;
  diff: DiffView;
  onView: (view: View) => void;
  onDiff: (view: DiffView) => void;
  onShown: (shown: Shown) => void;
}) {
  const t = useTexts(REVIEW);
  const p = useTexts(PIECE);
  return (
    <div className="piece-view">
      <div className="piece-views" role="group" aria-label={t('views')}>
        {viewsOf(piece).map((one) => (
          <button key={one} type="button" aria-pressed={one === view} onClick={() => onView(one)}>
            {one === 'changes' ? t('changes') : channelName(one)}
            {one !== 'changes' && !mayLeaveBy(piece.outlets, one) && (
              <span className="soft">{bracketed(p('absent'))}</span>
            )}
          </button>
        ))}
        {view === 'changes' && piece.earlier && (
          <span className="piece-diffs">
            {(['sides', 'inline'] as const).map((one) => (
              <button key={one} type="button" aria-pressed={one === diff} onClick={() => onDiff(one)}>
                {one === 'sides' ? t('side') : t('inline')}
              </button>
            ))}
          </span>
        )}
      </div>
      {view === 'changes' ? (
        <div className="piece-paper">
          <PieceChanges piece={piece} view={diff} />
        </div>
      ) : (
        <ChannelPreview
          storyId={piece.storyId}
          revision={piece.version.revision.number}
          channel={view}
          outlets={piece.outlets}
          onShown={onShown}
        />
      )}
    </div>
  );
}
