import type { ReactNode } from 'react';
import { sizeWord } from '../../lib/file-size';
import { useTexts } from '../../lib/language/use-texts';
import type { Attached } from '../../lib/review/review-calls';
import { PIECE } from './piece.texts';
import './piece-files.css';

/** What lies beside the text, to be saved and looked at. */
export function PieceFiles({
  files,
  actOf,
}: {
  files: readonly Attached[];
  /** What may be done with one, beside it. */
  actOf?: (file: Attached) => ReactNode;
}) {
  const t = useTexts(PIECE);
  return (
    <ul className="piece-files">
      {files.map((file) => (
        <li key={file.id}>
          <span>
            <a href={file.url} download={file.name} aria-label={t('downloadFile', { name: file.name })}>
              {file.name}
            </a>{' '}
            <span className="soft">{sizeWord(file.size)}</span>
          </span>
          {actOf?.(file)}
        </li>
      ))}
    </ul>
  );
}
