import { Radio } from 'antd';
import { TextDiff } from '../../../components/text-diff/text-diff';
import { linesOfDocument } from '../../../lib/document/document-lines';
import { inSeries, listed, spoken } from '../../../lib/language/spoken';
import { useTexts } from '../../../lib/language/use-texts';
import type { Imported } from '../api/editor-queries';
import { IMPORT } from './import.texts';

/** Beside the text that is there, where the cursor stands; or in the place of all of it. */
export type Placing = 'cursor' | 'replace';

export const blocksOf = ({ body }: Imported): object[] => (body as { content?: object[] }).content ?? [];

/** Where what was read is to go, and what would change: before anything does. */
export function HtmlPlacing({
  before,
  found,
  placing,
  onPlacing,
}: {
  /** The text as it stands. */
  before: unknown;
  found: Imported;
  placing: Placing;
  onPlacing: (placing: Placing) => void;
}) {
  const t = useTexts(IMPORT);
  // A text is not replaced by nothing.
  const isEmpty = blocksOf(found).length === 0;
  return (
    <div className="html-placing">
      <Radio.Group
        vertical
        value={placing}
        onChange={({ target }) => onPlacing(target.value as Placing)}
        options={[
          { value: 'cursor', label: t('placeAtCursor') },
          { value: 'replace', label: t('placeReplace'), disabled: isEmpty },
        ]}
      />
      {isEmpty && <p>{t('importEmpty')}</p>}
      <NotKept of={found} />
      {placing === 'replace' && (
        <>
          <p className="soft">{t('replaceKeeps')}</p>
          <div className="html-changes" tabIndex={0} role="region" aria-label={t('replaceChanges')}>
            <TextDiff before={linesOfDocument(before)} after={linesOfDocument(found.body)} />
          </div>
        </>
      )}
    </div>
  );
}

/** What of the layout was left behind, by kind, and which pictures are still to be fetched. */
export function NotKept({ of: { lost, pictures } }: { of: Imported }) {
  const t = useTexts(IMPORT);
  const away = pictures.filter(({ todo }) => todo.includes('UPLOAD'));
  return (
    <>
      {lost.length > 0 && (
        <p>{t('lostItems', { what: inSeries(lost.map((one) => `${spoken(one)} × ${one.count}`)) })}</p>
      )}
      {away.length > 0 && (
        <p>{t('importHtmlPictures', { n: away.length, which: listed(away.map(({ at }) => String(at))) })}</p>
      )}
    </>
  );
}
