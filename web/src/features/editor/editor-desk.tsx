import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { Editor } from '@tiptap/react';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useMay } from '../../app/session/session-gate';
import { kindsQuery } from '../../lib/document/story-kinds';
import { spoken } from '../../lib/language/spoken';
import { useTexts } from '../../lib/language/use-texts';
import { commentsQuery, type Picture, storyQuery } from './api/editor-queries';
import { ConflictDialog } from './components/conflict-dialog';
import { DeskHead } from './components/desk-head';
import { DeskNotes } from './components/desk-notes';
import { SubmitDialog } from './components/submit-dialog';
import { TextEditor } from './components/text-editor';
import { Toolbar } from './components/toolbar';
import { usePresence } from './components/use-presence';
import { TitleFields } from './components/title-fields';
import { commentMarks, flat, markedIn } from './document/comment-marks';
import { type Anchor, anchorAt, findAnchor } from './draft/anchor';
import type { DocumentJson } from './draft/canonical';
import { sameDraft } from './draft/draft';
import { type Copy } from './draft/local-copy';
import type { Clash } from './draft/merge';
import { type Stand, useDraftDesk } from './draft/use-draft-desk';
import { EDITOR } from './editor.texts';
import { goToPicture } from './panel/media-tab';
import { SidePanel, type Tab } from './panel/side-panel';
import { useCheck } from './panel/use-check';
import { useImport } from './panel/use-import';
import { useUploads } from './panel/use-uploads';

/** The desk a story is written at: the text, and beside it what it becomes. */
export function EditorDesk({
  stand,
  personId,
  copy,
  hasWaiting,
}: {
  stand: Stand;
  personId: string;
  copy: Copy | null;
  /** Something typed waits until the story may be written again. */
  hasWaiting: boolean;
}) {
  const t = useTexts(EDITOR);
  const { story } = stand;
  const may = useMay();
  const mayComment = may('story.write', 'review.comment');
  const queries = useQueryClient();
  const desk = useDraftDesk(personId, stand, { copy });
  const { draft, change, replace } = desk;
  const editable = story.writable && desk.elsewhere === null;
  const { check, trouble } = useCheck(story.id, draft, may('story.write'));
  const others = usePresence(story.id, desk.dirty && editable);
  const [editor, setEditor] = useState<Editor | null>(null);
  const [tab, setTab] = useState<Tab>('preview');
  const [side, setSide] = useState<'text' | 'panel'>('text');
  const [note, setNote] = useState<string | null>(copy && !sameDraft(copy.draft, desk.base.draft) ? 'resumed' : null);
  const [fault, setFault] = useState<Error | null>(null);
  const [submitting, setSubmitting] = useState(false);
  const [pending, setPending] = useState<Anchor | null>(null);
  const [active, setActive] = useState<string | null>(null);
  const kinds = useQuery(kindsQuery);
  const comments = useQuery(commentsQuery(story.id));

  const insert = useCallback(
    (picture: Picture) =>
      editor
        ?.chain()
        .insertContent({ type: 'image', attrs: { sha256: picture.sha256, alt: '', caption: null } })
        .run(),
    [editor],
  );
  const { uploads, send } = useUploads(insert);
  const onFiles = useCallback((files: File[]) => void send(files), [send]);
  const importing = useImport(editor, setNote);
  const onBody = useCallback((body: DocumentJson) => change((now) => ({ ...now, body })), [change]);
  const onPasted = useCallback((n: number) => setNote(t('pasted', { n })), [t]);

  const saving = useRef(false);
  const save = useCallback(async (): Promise<boolean> => {
    if (saving.current) return false;
    saving.current = true;
    setFault(null);
    try {
      return await desk.save();
    } catch (error) {
      setFault(error instanceof Error ? error : new Error(String(error)));
      return false;
    } finally {
      saving.current = false;
      setNote(null);
    }
  }, [desk]);
  useEffect(() => {
    const listener = (event: KeyboardEvent): void => {
      if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 's') return;
      event.preventDefault();
      if (editable && desk.dirty) void save();
    };
    window.addEventListener('keydown', listener);
    return () => window.removeEventListener('keydown', listener);
  }, [editable, desk.dirty, save]);

  const open = useMemo(
    () =>
      (comments.data ?? []).filter(
        ({ answersId, resolvedAt, field }) => answersId === null && resolvedAt === null && field === 'body',
      ),
    [comments.data],
  );
  useEffect(() => {
    if (!editor) return;
    editor.view.dispatch(editor.state.tr.setMeta(commentMarks, { comments: open, active }));
  }, [editor, open, active]);
  const lost = useMemo(() => {
    if (!editor || open.length === 0) return new Set<string>();
    const { text } = flat(editor.state.doc);
    return new Set(open.filter((one) => findAnchor(text, one) === null).map(({ id }) => id));
    // The body says when the editor's document has changed.
  }, [editor, open, draft.body]);

  const show = (next: Tab): void => {
    setTab(next);
    setSide('panel');
  };
  const jump = (pointer: string): void => {
    setSubmitting(false);
    const [, part = '', name = '', field = ''] = pointer.split('/');
    const place =
      part === 'facts'
        ? (['facts', `fact-${name}`] as const)
        : part === 'cover' || field === 'cover' || field === 'picture'
          ? (['media', 'cover-alt'] as const)
          : part === 'variants' && field !== 'body'
            ? (['forms', `form-${name}-${field}`] as const)
            : null;
    if (place) {
      show(place[0]);
      setTimeout(() => document.getElementById(place[1])?.focus(), 60);
      return;
    }
    setSide('text');
    if (part === 'title' || part === 'summary') setTimeout(() => document.getElementById(`draft-${part}`)?.focus(), 60);
    else if (editor && /\/alt$/.test(pointer)) goToPicture(editor, null);
    else editor?.commands.focus();
  };
  const comment = (): void => {
    if (!editor) return;
    const { from, to } = markedIn(editor);
    const words = flat(editor.state.doc);
    const [start, end] = [words.indexAt(from), words.indexAt(to)];
    setPending(end > start ? anchorAt(words.text, start, Math.min(end, start + 500)) : null);
    show('comments');
  };
  const nameOf = ({ kind, name = '' }: Clash): string => {
    if (kind === 'fact') {
      const field = kinds.data?.find((one) => one.kind === story.kind)?.fields.find((one) => one.name === name);
      return `${t('k_fact')} · ${field ? spoken(field) : name}`;
    }
    if (kind === 'form') {
      const [channel = '', part = ''] = name.split('.');
      return `${t('k_form')} · ${t(channel as 'web')} · ${t(`f_${part}` as 'f_title')}`;
    }
    return t(`k_${kind}`);
  };

  return (
    <div className={`editor shows-${side}`}>
      <DeskHead
        {...{ story, desk, others, side, editable }}
        onSave={() => void save()}
        onSubmit={() => setSubmitting(true)}
        onSide={setSide}
      />
      <DeskNotes
        {...{ story, desk, note, fault, hasWaiting, copy, mayWrite: may('story.write') }}
        onNoteDone={() => setNote(null)}
        onFaultDone={() => setFault(null)}
        onJump={jump}
        onFault={setFault}
      />
      <div className="editor-sides">
        <section className="editor-text" aria-label={t('text')}>
          <TitleFields draft={draft} editable={editable} onChange={change} />
          {editor && editable && <Toolbar editor={editor} onComment={mayComment ? comment : null} />}
          <div
            onClick={({ target }) => {
              const mark = (target as HTMLElement).closest<HTMLElement>('[data-comment]');
              if (!mark) return;
              setActive(mark.dataset['comment'] ?? null);
              setTab('comments');
            }}
          >
            <TextEditor
              {...{ body: draft.body, edition: desk.edition, editable }}
              {...{ onChange: onBody, onFiles, onPasted, onReady: setEditor }}
            />
          </div>
          {!editable && mayComment && editor && (
            <button
              type="button"
              className="comment-float"
              onMouseDown={(event) => event.preventDefault()}
              onClick={comment}
            >
              {t('commentAdd')}
            </button>
          )}
        </section>
        <SidePanel
          {...{ story, draft, check, trouble, editor, editable, tab, uploads, personId, mayComment }}
          {...{ pending, lost, active, onFiles, onChange: change, onJump: jump, onTab: setTab }}
          onDocument={importing}
          onPendingDone={() => setPending(null)}
          onShowComment={({ id }) => {
            setActive(id);
            const place = editor && commentMarks.getState(editor.state)?.found.get(id);
            if (editor && place) editor.chain().setTextSelection(place).scrollIntoView().run();
            setSide('text');
          }}
          onReplace={(next, words) => {
            replace(next);
            setNote(words);
          }}
        />
      </div>
      {desk.conflict && (
        <ConflictDialog
          conflict={desk.conflict}
          mine={draft}
          nameOf={nameOf}
          onMerge={(merged) => desk.conflict && desk.resolve(merged, desk.conflict)}
          onGiveUp={() => void desk.giveUp().catch(setFault)}
          onLater={desk.postpone}
        />
      )}
      {submitting && (
        <SubmitDialog
          id={story.id}
          version={async () => (await queries.fetchQuery({ ...storyQuery(story.id), staleTime: 0 })).story.version}
          {...{ check, dirty: desk.dirty, onSave: save, onJump: jump }}
          onDone={() => {
            setSubmitting(false);
            setNote(t('submitted'));
            void queries.invalidateQueries({ queryKey: ['editor', story.id] });
          }}
          onClose={() => setSubmitting(false)}
        />
      )}
    </div>
  );
}
