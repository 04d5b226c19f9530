import { PieceFacts } from '../../../components/piece/piece-facts';
import { type SayPiece, variantLines } from '../../../components/piece/piece-changes';
import { linesOfDocument } from '../../../lib/document/document-lines';
import { PieceHistory } from '../../../components/piece/piece-history';
import { PieceSeal } from '../../../components/piece/piece-seal';
import { PIECE } from '../../../components/piece/piece.texts';
import { channelName } from '../../../lib/channel-names';
import { listed, spoken } from '../../../lib/language/spoken';
import { type Say, useTexts } from '../../../lib/language/use-texts';
import { local } from '../../../lib/moment';
import type { Piece, Variant } from '../../../lib/review/review-calls';
import { REVIEW } from '../review.texts';

/** The piece on paper: its text for every channel, what it rests on, who said what, and room to sign. Seen in print alone. */
export function PrintSheet({ piece }: { piece: Piece }) {
  const t = useTexts(REVIEW);
  const p = useTexts(PIECE);
  const { round, version, department, kind, pictures, files, review } = piece;
  return (
    <article className="print-sheet" aria-hidden>
      <h1>{t('sheet')}</h1>
      <h2>{version.revision.title}</h2>
      <table>
        <tbody>
          <tr>
            <th>{t('department')}</th>
            <td>{department}</td>
            <th>{t('submitter')}</th>
            <td>
              {round
                ? p('submitted', {
                    name: round.submittedBy.name,
                    time: local(round.submittedAt).format('YYYY-MM-DD HH:mm'),
                  })
                : '—'}
            </td>
          </tr>
        </tbody>
      </table>
      <PieceFacts kind={kind} facts={version.revision.facts} />
      {version.variants.map((variant) => (
        <section key={variant.channel}>
          <h3>{t('fullText', { channel: channelName(variant.channel) })}</h3>
          {linesFor(variant, version.variants, p, t).map((line, index) => (
            <p key={index}>{line}</p>
          ))}
        </section>
      ))}
      {pictures.length > 0 && (
        <section>
          <h3>{p('pictures')}</h3>
          <div className="print-pictures">
            {pictures.map(({ sha256, alt }) => (
              <figure key={sha256}>
                <img src={`/api/media/${sha256}/thumbnail`} alt="" />
                <figcaption>{alt}</figcaption>
              </figure>
            ))}
          </div>
        </section>
      )}
      {files.length > 0 && (
        <section>
          <h3>{p('files')}</h3>
          <p>{listed(files.map(({ name }) => name))}</p>
        </section>
      )}
      <section>
        <h3>{p('history')}</h3>
        <PieceHistory rounds={review.rounds} isOnPaper />
      </section>
      <section>
        <h3>{p('seal')}</h3>
        <PieceSeal piece={piece} />
        {review.digest !== null && <p>{p('digestAll', { digest: review.digest })}</p>}
      </section>
      <table className="print-signatures">
        <tbody>
          {round?.stages.map(({ key, name, decision }) => (
            <tr key={key}>
              <th>{spoken(name)}</th>
              <td>{decision ? decision.person.name : t('signature')}</td>
              <td>{decision ? local(decision.at).format('YYYY-MM-DD HH:mm') : t('date')}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p>{t('printed', { time: local(new Date()).format('YYYY-MM-DD HH:mm') })}</p>
    </article>
  );
}

/** A body that another channel has word for word is printed once. */
function linesFor(variant: Variant, all: readonly Variant[], p: SayPiece, t: Say<(typeof REVIEW)['zh']>): string[] {
  const bodyOf = ({ content }: Variant): string[] => linesOfDocument((content as { body?: unknown }).body);
  const lines = variantLines(variant, p);
  const own = bodyOf(variant);
  const twin = all.slice(0, all.indexOf(variant)).find((one) => JSON.stringify(bodyOf(one)) === JSON.stringify(own));
  if (own.length === 0 || !twin) return lines;
  return [...lines.slice(0, lines.length - own.length), t('sameText', { channel: channelName(twin.channel) })];
}
