import { Button, Segmented } from 'antd';
import { listed } from '../../../lib/language/spoken';
import { usePageTitle } from '../../../components/use-page-title';
import { type Say, useTexts } from '../../../lib/language/use-texts';
import type { Present } from '../api/editor-queries';
import type { Story } from '../draft/draft';
import type { DraftDesk } from '../draft/use-draft-desk';
import { EDITOR, type Words } from '../editor.texts';

/** What becomes of what I type, who else is here, and the two acts of this desk. */
export function DeskHead({
  story,
  desk,
  others,
  side,
  editable,
  onSave,
  onSubmit,
  onSide,
}: {
  story: Story;
  desk: DraftDesk;
  others: readonly Present[];
  side: 'text' | 'panel';
  editable: boolean;
  onSave: () => void;
  onSubmit: () => void;
  onSide: (side: 'text' | 'panel') => void;
}) {
  const t = useTexts(EDITOR);
  usePageTitle(story.revision.title || t('page'));
  return (
    <header className="editor-head">
      <h1 className="visually-hidden">{t('page')}</h1>
      <p className={`editor-keeping is-${desk.keeping}`} role="status">
        {editable || desk.dirty ? keepingOf(desk, t) : t('saved', { n: story.revision.number })}
      </p>
      {others.length > 0 && (
        <p className="editor-others">
          {t('others', {
            names: listed(others.map(({ name, writes }) => (writes ? t('othersWrite', { name }) : name))),
          })}
        </p>
      )}
      <span className="grow" />
      <Segmented
        className="editor-side"
        value={side}
        onChange={onSide}
        options={[
          { value: 'text', label: t('text') },
          { value: 'panel', label: t('panel') },
        ]}
      />
      {editable && (
        <>
          <Button onClick={onSave} disabled={!desk.dirty} loading={desk.keeping === 'saving'} title={t('saveHint')}>
            {t('save')}
          </Button>
          <Button type="primary" onClick={onSubmit}>
            {t('submit')}
          </Button>
        </>
      )}
    </header>
  );
}

function keepingOf(desk: DraftDesk, t: Say<Words>): string {
  if (desk.keeping === 'saved') return `✓ ${t('saved', { n: desk.baseNumber })}`;
  if (!desk.hasRoom && desk.keeping !== 'kept') return `⚠ ${t('noRoom')}`;
  return t(desk.keeping);
}
