import { FACT_NAMES } from '../../lib/document/fact-names';
import { spoken } from '../../lib/language/spoken';
import { useTexts } from '../../lib/language/use-texts';
import { local } from '../../lib/moment';
import { PIECE } from './piece.texts';

const WITH_TIME = /^\d{4}-\d{2}-\d{2}T/;

/** The structured facts by their names: what a reviewer checks against the text. */
export function PieceFacts({ kind, facts }: { kind: string; facts: object }) {
  const t = useTexts(PIECE);
  const lines = factLines(kind, facts);
  if (lines.length === 0) return <p className="soft">{t('noFacts')}</p>;
  return (
    <dl className="facts">
      {lines.map(({ key, name, values }) => (
        <div key={key}>
          <dt>{name}</dt>
          {values.map((value, index) => (
            <dd key={index}>{value}</dd>
          ))}
        </div>
      ))}
    </dl>
  );
}

/** Each fact with its name, in the order of the form. */
export function factLines(kind: string, facts: object): { key: string; name: string; values: string[] }[] {
  const names = FACT_NAMES[kind] ?? {};
  const keys = [...new Set([...Object.keys(names), ...Object.keys(facts)])];
  return keys.flatMap((key) => {
    const value = (facts as Record<string, unknown>)[key];
    if (value === undefined || value === null) return [];
    const known = names[key];
    return [{ key, name: known ? spoken(known) : key, values: (Array.isArray(value) ? value : [value]).map(worded) }];
  });
}

function worded(value: unknown): string {
  const text = typeof value === 'string' || typeof value === 'number' ? String(value) : JSON.stringify(value);
  return WITH_TIME.test(text) && !Number.isNaN(Date.parse(text)) ? local(text).format('YYYY-MM-DD HH:mm') : text;
}
