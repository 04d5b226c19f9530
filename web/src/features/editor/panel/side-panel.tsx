import type { Editor } from '@tiptap/react';
import { useTexts } from '../../../lib/language/use-texts';
import type { Check, Comment } from '../api/editor-queries';
import type { BegunComment } from '../components/use-comment-places';
import type { Draft, Story } from '../draft/draft';
import { laidAside } from '../draft/local-copy';
import { EDITOR } from '../editor.texts';
import { CommentsTab } from './comments-tab';
import { FactsTab } from './facts-tab';
import { FormsTab } from './forms-tab';
import { MediaTab } from './media-tab';
import { PreviewTab } from './preview-tab';
import { RevisionsTab } from './revisions-tab';
import type { Attachments } from './use-attachments';
import type { Upload } from './use-uploads';

const TABS = ['preview', 'facts', 'media', 'forms', 'revisions', 'comments'] as const;
export type Tab = (typeof TABS)[number];

interface Props {
  story: Story;
  draft: Draft;
  check: Check | null;
  trouble: string | null;
  editor: Editor | null;
  editable: boolean;
  tab: Tab;
  uploads: readonly Upload[];
  files: Attachments;
  personId: string;
  mayComment: boolean;
  begun: BegunComment;
  lost: ReadonlySet<string>;
  active: string | null;
  onFiles: (files: File[]) => void;
  onStop: (key: string) => void;
  onDocument: (file: File) => void;
  /** Something is not in a revision yet. */
  dirty: boolean;
  onSave: () => Promise<boolean>;
  onChange: (next: (draft: Draft) => Draft) => void;
  onJump: (pointer: string) => void;
  onTab: (tab: Tab) => void;
  onBegun: (begun: BegunComment) => void;
  onShowComment: (comment: Comment) => void;
  /** Another text in the place of this one, and the words to say about it. */
  onReplace: (draft: Draft, words: string | null) => void;
}

/** What belongs to the text, one thing at a time. */
export function SidePanel(props: Props) {
  const t = useTexts(EDITOR);
  const { tab, onTab } = props;
  return (
    <aside className="editor-panel" aria-label={t('panel')}>
      <div
        className="panel-tabs"
        role="tablist"
        aria-label={t('tabs')}
        onKeyDown={({ key }) => {
          const step = key === 'ArrowRight' ? 1 : key === 'ArrowLeft' ? -1 : 0;
          if (step === 0) return;
          const next = TABS[(TABS.indexOf(tab) + step + TABS.length) % TABS.length] ?? 'preview';
          onTab(next);
          document.getElementById(`tab-${next}`)?.focus();
        }}
      >
        {TABS.map((name) => (
          <button
            key={name}
            id={`tab-${name}`}
            type="button"
            role="tab"
            aria-selected={tab === name}
            aria-controls="panel-body"
            tabIndex={tab === name ? 0 : -1}
            onClick={() => onTab(name)}
          >
            {t(name)}
          </button>
        ))}
      </div>
      <div id="panel-body" className="panel-body" role="tabpanel" aria-labelledby={`tab-${tab}`} tabIndex={0}>
        <TabBody {...props} />
      </div>
    </aside>
  );
}

function TabBody({ story, draft, check, trouble, editor, editable, tab, ...rest }: Props) {
  const t = useTexts(EDITOR);
  const { onChange, onJump } = rest;
  const { id } = story;
  switch (tab) {
    case 'preview':
      return <PreviewTab {...{ check, trouble, onJump }} />;
    case 'facts':
      return <FactsTab {...{ kind: story.kind, draft, problems: check?.problems ?? [], editable, onChange }} />;
    case 'media':
      return (
        <MediaTab
          {...{ id, draft, editor, editable, files: rest.files, onChange }}
          {...{ uploads: rest.uploads, onFiles: rest.onFiles, onStop: rest.onStop, onDocument: rest.onDocument }}
          {...{ dirty: rest.dirty, onSave: rest.onSave }}
        />
      );
    case 'forms':
      return <FormsTab {...{ draft, check, editable, onChange }} />;
    case 'revisions':
      return (
        <RevisionsTab
          {...{ id, draft, editable, current: story.revision.number, aside: laidAside(rest.personId, id) }}
          onRestore={(next, n) => rest.onReplace(next, t('restored', { n }))}
          onBringBack={(next) => rest.onReplace(next, null)}
        />
      );
    case 'comments':
      return (
        <CommentsTab
          {...{ id, personId: rest.personId, mayComment: rest.mayComment, begun: rest.begun }}
          {...{ lost: rest.lost, active: rest.active, onBegun: rest.onBegun, onShow: rest.onShowComment }}
        />
      );
  }
}
