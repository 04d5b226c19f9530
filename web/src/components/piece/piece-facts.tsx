import { factLines } from '../../lib/document/fact-lines';
import { useTexts } from '../../lib/language/use-texts';
import { PIECE } from './piece.texts';

/** The structured facts by their names: what a reviewer checks against the text. */
export function PieceFacts({ kind, facts }: { kind: string; facts: object }) {
  const t = useTexts(PIECE);
  const lines = factLines(kind, facts);
  if (lines.length === 0) return <p className="soft">{t('noFacts')}</p>;
  return (
    <dl className="facts">
      {lines.map(({ key, name, values }) => (
        <div key={key}>
          <dt className="begins">{name}</dt>
          {values.map((value, index) => (
            <dd key={index}>{value}</dd>
          ))}
        </div>
      ))}
    </dl>
  );
}
