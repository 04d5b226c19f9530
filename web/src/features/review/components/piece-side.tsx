import type { ReactNode } from 'react';
import { NearDuplicates } from '../../../components/piece/near-duplicates';
import { PieceFacts } from '../../../components/piece/piece-facts';
import { PieceFiles } from '../../../components/piece/piece-files';
import { PieceFindings } from '../../../components/piece/piece-findings';
import { PieceHistory } from '../../../components/piece/piece-history';
import { PiecePictures } from '../../../components/piece/piece-pictures';
import { PieceSeal } from '../../../components/piece/piece-seal';
import { PIECE } from '../../../components/piece/piece.texts';
import { labelled, spoken } from '../../../lib/language/spoken';
import { useTexts } from '../../../lib/language/use-texts';
import type { Piece } from '../../../lib/review/review-calls';
import { REVIEW } from '../review.texts';
import { Due } from './due';

/** What a reviewer has to know besides the text, in the order in which it is asked for. */
export function PieceSide({ piece, children }: { piece: Piece; children: ReactNode }) {
  const t = useTexts(REVIEW);
  const p = useTexts(PIECE);
  const { round, version, kind, findings, pictures, files, near, review } = piece;
  const stage = round?.state === 'in_review' ? round.stages[round.stage] : undefined;
  return (
    <aside className="piece-side">
      {/* Scrolls by itself, so keys must reach it. */}
      <div className="piece-side-scroll" role="region" aria-label={t('info')} tabIndex={0}>
        {round && stage && (
          <section>
            <h3>{labelled(t('duty'), spoken(stage.name))}</h3>
            <p>{spoken(stage.question)}</p>
            <p>
              <Due windowFrom={round.windowFrom} windowTo={round.windowTo} />
            </p>
          </section>
        )}
        <section>
          <h3>{p('findings')}</h3>
          <PieceFindings findings={findings} />
          <NearDuplicates found={near} isOpen />
        </section>
        <section>
          <h3>{p('facts')}</h3>
          <PieceFacts kind={kind} facts={version.revision.facts} />
          <p>{labelled(p('aiUse'), p(`ai_${version.revision.aiUse}`))}</p>
        </section>
        <section>
          <h3>{p('pictures')}</h3>
          <PiecePictures pictures={pictures} />
        </section>
        {files.length > 0 && (
          <section>
            <h3>{p('files')}</h3>
            <PieceFiles files={files} />
          </section>
        )}
        {round && (
          <section>
            <h3>{p('seal')}</h3>
            <PieceSeal piece={piece} />
          </section>
        )}
        {review.rounds.length > 0 && (
          <section>
            <h3>{p('history')}</h3>
            <PieceHistory rounds={review.rounds} />
          </section>
        )}
      </div>
      {children}
    </aside>
  );
}
