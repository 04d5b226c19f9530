import { Fragment, type ReactNode, useMemo, useState } from 'react';
import { useTexts } from '../../lib/language/use-texts';
import { diffParagraphs, hasChanges, type ParagraphChange, type Piece } from './text-diff.rules';
import { TEXT_DIFF } from './text-diff.texts';
import './text-diff.css';

export type DiffView = 'inline' | 'sides';

/** Unchanged paragraphs shown around a change. */
const AROUND = 1;

/**
 * What became of a text: within one text (`inline`) or the old beside the new (`sides`, for wide pages). Additions are underlined and
 * deletions struck through: colour is not the only sign. Long stretches without changes are folded.
 */
export function TextDiff({
  before,
  after,
  view = 'inline',
  beforeName,
  afterName,
}: {
  /** Paragraphs. */
  before: readonly string[];
  after: readonly string[];
  view?: DiffView;
  /** Heads of the two columns. */
  beforeName?: ReactNode;
  afterName?: ReactNode;
}) {
  const t = useTexts(TEXT_DIFF);
  // By what they say: whoever shows them makes the lists anew at each drawing.
  const key = JSON.stringify([before, after]);
  const changes = useMemo(() => diffParagraphs(before, after), [key]);
  if (!hasChanges(changes)) return <p className="diff-same">{t('same')}</p>;
  const stretches = stretchesOf(changes);
  if (view === 'inline')
    return (
      <div className="diff">
        {stretches.map((stretch, index) => (
          <Stretch key={index} stretch={stretch} row={(change, at) => <InlineParagraph key={at} change={change} />} />
        ))}
      </div>
    );
  return (
    <div className="diff diff-sides">
      {beforeName !== undefined && (
        <div className="diff-row diff-heads">
          <div>{beforeName}</div>
          <div>{afterName}</div>
        </div>
      )}
      {stretches.map((stretch, index) => (
        <Stretch key={index} stretch={stretch} row={(change, at) => <SideRow key={at} change={change} />} />
      ))}
    </div>
  );
}

interface StretchOf {
  changes: ParagraphChange[];
  isFolded: boolean;
}

function Stretch({
  stretch: { changes, isFolded },
  row,
}: {
  stretch: StretchOf;
  row: (change: ParagraphChange, at: number) => ReactNode;
}) {
  const t = useTexts(TEXT_DIFF);
  const [isOpen, setOpen] = useState(false);
  if (!isFolded || isOpen) return changes.map(row);
  return (
    <button type="button" className="diff-fold" onClick={() => setOpen(true)}>
      {t('folded', { n: changes.length })}
    </button>
  );
}

function InlineParagraph({ change: { kind, before, after, pieces } }: { change: ParagraphChange }) {
  if (kind === 'same') return <p>{after}</p>;
  if (kind === 'changed') return <Pieces pieces={pieces} />;
  return <Pieces pieces={[{ kind, text: (kind === 'added' ? after : before) ?? '' }]} />;
}

function SideRow({ change: { kind, before, after, pieces } }: { change: ParagraphChange }) {
  const changed = kind === 'changed';
  return (
    <div className="diff-row">
      <div>
        {before !== null && (
          <Pieces
            pieces={
              changed
                ? pieces.filter((piece) => piece.kind !== 'added')
                : [{ kind: kind === 'same' ? 'same' : 'removed', text: before }]
            }
          />
        )}
      </div>
      <div>
        {after !== null && (
          <Pieces
            pieces={
              changed
                ? pieces.filter((piece) => piece.kind !== 'removed')
                : [{ kind: kind === 'same' ? 'same' : 'added', text: after }]
            }
          />
        )}
      </div>
    </div>
  );
}

function Pieces({ pieces }: { pieces: readonly Piece[] }) {
  const t = useTexts(TEXT_DIFF);
  return (
    <p>
      {pieces.map(({ kind, text }, index) => {
        if (kind === 'same') return <Fragment key={index}>{text}</Fragment>;
        const Mark = kind === 'added' ? 'ins' : 'del';
        return (
          <Mark key={index}>
            <span className="visually-hidden">{t(kind)}</span>
            {text}
            <span className="visually-hidden">{t('end')}</span>
          </Mark>
        );
      })}
    </p>
  );
}

/** Changes with a paragraph around them; what lies between, when it is more than one paragraph, folded. */
function stretchesOf(changes: ParagraphChange[]): StretchOf[] {
  const isNear = (index: number): boolean =>
    changes.slice(Math.max(0, index - AROUND), index + AROUND + 1).some(({ kind }) => kind !== 'same');
  const result: StretchOf[] = [];
  for (const [index, change] of changes.entries()) {
    const isFolded = !isNear(index);
    const last = result.at(-1);
    if (last?.isFolded === isFolded) last.changes.push(change);
    else result.push({ changes: [change], isFolded });
  }
  return result.map((stretch) => (stretch.changes.length > 1 ? stretch : { ...stretch, isFolded: false }));
}
