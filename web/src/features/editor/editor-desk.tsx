import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { Editor } from '@tiptap/react';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useMay } from '../../app/session/session-gate';
import { kindsQuery } from '../../lib/document/story-kinds';
import { listed, spoken } from '../../lib/language/spoken';
import { useTexts } from '../../lib/language/use-texts';
import { useStillHands } from '../../lib/still-hands';
import { storyQuery } from './api/editor-queries';
import { ConflictDialog } from './components/conflict-dialog';
import { DeskHead } from './components/desk-head';
import { DeskNews, DeskNotes } from './components/desk-notes';
import { type Handed, SubmitDialog } from './components/submit-dialog';
import { TextEditor } from './components/text-editor';
import { Toolbar } from './components/toolbar';
import { useCommentPlaces } from './components/use-comment-places';
import { useJump } from './components/use-jump';
import { usePresence } from './components/use-presence';
import { TitleFields } from './components/title-fields';
import type { DocumentJson } from './draft/canonical';
import { sameDraft } from './draft/draft';
import { type Copy } from './draft/local-copy';
import type { Clash } from './draft/merge';
import { type Stand, useDraftDesk } from './draft/use-draft-desk';
import { EDITOR } from './editor.texts';
import { SidePanel, type Tab } from './panel/side-panel';
import { useAttachments } from './panel/use-attachments';
import { useCheck } from './panel/use-check';
import { useImport } from './panel/use-import';
import { PICTURE_KINDS, useUploads } from './panel/use-uploads';

/** The desk a story is written at: the text, and beside it what it becomes. */
export function EditorDesk({
  stand,
  personId,
  copy,
  hasWaiting,
  news,
  onSubmitted,
}: {
  stand: Stand;
  personId: string;
  copy: Copy | null;
  /** Something typed waits until the story may be written again. */
  hasWaiting: boolean;
  /** Told as soon as it is known. */
  news: string | null;
  /** It was handed in: the desk closes over it and is opened anew. */
  onSubmitted: () => void;
}) {
  const t = useTexts(EDITOR);
  const { story } = stand;
  const may = useMay();
  const mayComment = may('story.write', 'review.comment');
  const queries = useQueryClient();
  const desk = useDraftDesk(personId, stand, { copy });
  const { draft, change, replace } = desk;
  const asksAboutConflict = useStillHands(desk.conflict !== null);
  const editable = story.writable && desk.elsewhere === null;
  const { check, trouble } = useCheck(story.id, draft, may('story.write'));
  const others = usePresence(story.id, desk.dirty && editable);
  const [editor, setEditor] = useState<Editor | null>(null);
  const [tab, setTab] = useState<Tab>('preview');
  const [side, setSide] = useState<'text' | 'panel'>('text');
  const [note, setNote] = useState<string | null>(copy && !sameDraft(copy.draft, desk.base.draft) ? 'resumed' : null);
  useEffect(() => {
    // The news of others may have closed the desk before the answer was here.
    if (news !== null) setNote(news);
  }, [news]);
  const [fault, setFault] = useState<Error | null>(null);
  const [submitting, setSubmitting] = useState(false);
  /** What was chosen in the dialog, while its writer mends what it found. */
  const [handed, setHanded] = useState<Handed | null>(null);
  const kinds = useQuery(kindsQuery);
  // The buttons of one state go with it, and the focus with them.
  const { state } = story;
  useEffect(() => {
    const kept = setTimeout(() => {
      if (document.activeElement === document.body) document.getElementById('content')?.focus({ preventScroll: true });
    });
    return () => clearTimeout(kept);
  }, [state]);
  const comments = useCommentPlaces(editor, story.id, personId, draft.body);

  const { uploads, send, dismiss } = useUploads(editor);
  const files = useAttachments(story.id);
  const importing = useImport(editor, setNote, setFault);
  const onFiles = useCallback(
    (files: File[], at?: number) => {
      const documents = files.filter(({ name }) => /\.docx$/i.test(name));
      const pictures = files.filter(({ type }) => PICTURE_KINDS.includes(type));
      const others = files.filter((file) => !documents.includes(file) && !pictures.includes(file));
      if (others.length > 0) setFault(new Error(t('noSuchFile', { names: listed(others.map(({ name }) => name)) })));
      for (const document of documents) importing(document);
      if (pictures.length > 0) void send(pictures, at);
    },
    [send, importing, t],
  );
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

  const show = useCallback((next: Tab): void => {
    setTab(next);
    setSide('panel');
  }, []);
  const goTo = useJump(
    editor,
    show,
    useCallback(() => setSide('text'), []),
  );
  const jump = (pointer: string): void => {
    setSubmitting(false);
    goTo(pointer);
  };
  const { show: showWords } = comments;
  const showComment = useCallback(
    ({ id }: { id: string }): void => {
      showWords(id);
      setSide('text');
    },
    [showWords],
  );
  const comment = (): void => {
    comments.begin();
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
        {...{ story, desk, note, hasWaiting, copy, mayWrite: may('story.write') }}
        onNoteDone={() => setNote(null)}
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
              comments.setActive(mark.dataset['comment'] ?? null);
              // Who writes wants the cursor there, and to stay.
              if (editable) setTab('comments');
              else show('comments');
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
          {...{ files, onFiles, onStop: dismiss, onChange: change, onJump: jump, onTab: setTab }}
          {...{ dirty: desk.dirty, onSave: save }}
          {...{ begun: comments.begun, lost: comments.lost, active: comments.active, onBegun: comments.setBegun }}
          onDocument={importing}
          onShowComment={showComment}
          onReplace={(next, words) => {
            replace(next);
            setNote(words);
          }}
        />
      </div>
      <DeskNews
        {...{
          note: note === 'resumed' ? null : note,
          fault,
          body: draft.body,
          uploads: [...uploads, ...files.uploads],
        }}
        onNoteDone={() => setNote(null)}
        onFaultDone={() => setFault(null)}
        onUploadDone={(key) => [dismiss, files.dismiss].forEach((done) => done(key))}
        onJump={jump}
      />
      {desk.conflict && asksAboutConflict && (
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
          {...{ check, body: draft.body, dirty: desk.dirty, onSave: save, onJump: jump, handed, onHanded: setHanded }}
          onDone={() => {
            setSubmitting(false);
            setHanded(null);
            onSubmitted();
            void queries.invalidateQueries({ queryKey: ['editor', story.id] });
          }}
          onClose={() => setSubmitting(false)}
        />
      )}
    </div>
  );
}
