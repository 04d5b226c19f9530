import { Input } from 'antd';
import { useTexts } from '../../../lib/language/use-texts';
import type { Draft } from '../draft/draft';
import { EDITOR } from '../editor.texts';

/** Characters a revision's title and summary may have. */
const MOST = { title: 100, summary: 500 };

/** Title and lead: what readers see first, so they stand first. */
export function TitleFields({
  draft,
  editable,
  onChange,
}: {
  draft: Draft;
  editable: boolean;
  onChange: (next: (draft: Draft) => Draft) => void;
}) {
  const t = useTexts(EDITOR);
  return (
    <>
      <Input.TextArea
        id="draft-title"
        className="title-field"
        variant="borderless"
        autoSize
        value={draft.title}
        readOnly={!editable}
        aria-label={t('title')}
        placeholder={t('titleHint')}
        status={draft.title.length > MOST.title ? 'error' : ''}
        onChange={({ target }) => onChange((now) => ({ ...now, title: target.value.replace(/[\r\n]+/g, ' ') }))}
      />
      <Input.TextArea
        id="draft-summary"
        className="summary-field"
        variant="borderless"
        autoSize
        value={draft.summary}
        readOnly={!editable}
        aria-label={t('summary')}
        placeholder={t('summaryHint')}
        status={draft.summary.length > MOST.summary ? 'error' : ''}
        onChange={({ target }) => onChange((now) => ({ ...now, summary: target.value }))}
      />
    </>
  );
}
