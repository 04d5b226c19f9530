import { useMemo } from 'react';
import { useTexts } from '../../../lib/language/use-texts';
import { diffText } from '../draft/text-diff';
import { EDITOR } from '../editor.texts';

/** What has become of a text: struck through what is gone, underlined what is new; the colour only helps. */
export function DiffText({ before, after }: { before: string; after: string }) {
  const t = useTexts(EDITOR);
  const pieces = useMemo(() => diffText(before, after), [before, after]);
  if (pieces.length === 0) return <p className="diff soft">{t('emptyText')}</p>;
  return (
    <p className="diff">
      {pieces.map(({ kind, text }, at) =>
        kind === 'same' ? (
          <span key={at}>{text}</span>
        ) : kind === 'gone' ? (
          <del key={at}>{text}</del>
        ) : (
          <ins key={at}>{text}</ins>
        ),
      )}
    </p>
  );
}
