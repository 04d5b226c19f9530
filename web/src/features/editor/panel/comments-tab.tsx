import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { memo, useEffect, useState } from 'react';
import { useTexts } from '../../../lib/language/use-texts';
import { fullTime, shortTime } from '../../../lib/moment';
import { useKeptDraft } from '../../../lib/use-kept-draft';
import { addComment, type Comment, commentsQuery, type NewComment, resolveComment } from '../api/editor-queries';
import type { BegunComment } from '../components/use-comment-places';
import { EDITOR } from '../editor.texts';
import { bracketed, labelled } from '../../../lib/language/spoken';

/** What people say beside the text; not drawn anew while somebody types. */
export const CommentsTab = memo(function CommentsTab({
  id,
  personId,
  mayComment,
  begun,
  lost,
  active,
  onBegun,
  onShow,
}: {
  id: string;
  personId: string;
  mayComment: boolean;
  begun: BegunComment;
  /** Comments whose words are not in the text any more. */
  lost: ReadonlySet<string>;
  active: string | null;
  onBegun: (begun: BegunComment) => void;
  onShow: (comment: Comment) => void;
}) {
  const t = useTexts(EDITOR);
  const queries = useQueryClient();
  const comments = useQuery(commentsQuery(id));
  const taken = (list: Comment[]): void => void queries.setQueryData(commentsQuery(id).queryKey, list);
  const add = useMutation({
    mutationFn: (body: NewComment) => addComment(id, body),
    onSuccess: taken,
  });
  const settle = useMutation({
    mutationFn: ({ comment, resolved }: { comment: string; resolved: boolean }) =>
      resolveComment(id, comment, resolved),
    onSuccess: taken,
  });
  const all = comments.data ?? [];
  const talks = all.filter(({ answersId }) => answersId === null);
  const open = talks.filter(({ resolvedAt }) => resolvedAt === null);
  const settled = talks.filter(({ resolvedAt }) => resolvedAt !== null);
  const trouble = comments.error ?? add.error ?? settle.error;
  const { words: written, anchor } = begun;
  useEffect(() => {
    if (active !== null) document.getElementById(`comment-${active}`)?.scrollIntoView({ block: 'nearest' });
  }, [active, comments.data]);
  const talk = (comment: Comment) => (
    <Talk
      key={comment.id}
      comment={comment}
      personId={personId}
      answers={all.filter(({ answersId }) => answersId === comment.id)}
      isLost={lost.has(comment.id)}
      isActive={active === comment.id}
      onShow={() => onShow(comment)}
      onAnswer={mayComment ? (words) => add.mutateAsync({ words, answersId: comment.id }) : null}
      onSettle={mayComment ? (resolved) => settle.mutate({ comment: comment.id, resolved }) : null}
    />
  );
  return (
    <div className="comments">
      {trouble && (
        <p className="panel-note" role="alert">
          {trouble.message}
        </p>
      )}
      {mayComment && (
        <Writing
          // Words that are marked in the text are written on at once.
          key={anchor?.quote ?? ''}
          label={anchor ? t('commentOn', { quote: short(anchor.quote) }) : t('commentWhole')}
          focused={anchor !== null}
          words={written}
          onWords={(words) => onBegun({ words, anchor })}
          onCancel={anchor ? () => onBegun({ words: written, anchor: null }) : null}
          onSend={async (words) => {
            await add.mutateAsync(anchor ? { words, field: 'body', ...anchor } : { words });
            onBegun({ words: '', anchor: null });
          }}
        />
      )}
      {comments.data && talks.length === 0 && <p className="soft">{t('commentNone')}</p>}
      {open.map(talk)}
      {settled.length > 0 && (
        <details>
          <summary>{t('commentSettled', { n: settled.length })}</summary>
          {settled.map(talk)}
        </details>
      )}
    </div>
  );
});

function Talk({
  comment,
  personId,
  answers,
  isLost,
  isActive,
  onShow,
  onAnswer,
  onSettle,
}: {
  comment: Comment;
  personId: string;
  answers: Comment[];
  isLost: boolean;
  isActive: boolean;
  onShow: () => void;
  onAnswer: ((words: string) => Promise<unknown>) | null;
  onSettle: ((resolved: boolean) => void) | null;
}) {
  const t = useTexts(EDITOR);
  const [answer, keepAnswer] = useKeptDraft(`${personId}.${comment.id}.answer`, '');
  const [answering, setAnswering] = useState(answer !== '');
  return (
    <article className={isActive ? 'talk is-active' : 'talk'} id={`comment-${comment.id}`}>
      {comment.quote !== '' && (
        <button type="button" className="talk-quote" onClick={onShow} disabled={isLost}>
          “{short(comment.quote)}”{isLost && <span className="soft">{bracketed(t('commentLost'))}</span>}
        </button>
      )}
      {[comment, ...answers].map((one) => (
        <div key={one.id} className="talk-words">
          <p className="soft">
            <b>{one.authorName}</b> <time title={fullTime(one.createdAt)}>{shortTime(one.createdAt)}</time>
          </p>
          <p className="talk-text">{one.words}</p>
        </div>
      ))}
      {comment.resolvedByName && <p className="soft">{t('resolvedBy', { name: comment.resolvedByName })}</p>}
      {answering && onAnswer ? (
        <Writing
          label={t('commentReply')}
          focused
          words={answer}
          onWords={keepAnswer}
          onCancel={() => {
            keepAnswer('');
            setAnswering(false);
          }}
          onSend={async (words) => {
            await onAnswer(words);
            keepAnswer('');
            setAnswering(false);
          }}
        />
      ) : (
        <div className="talk-ways">
          {onAnswer && (
            <Button size="small" type="text" onClick={() => setAnswering(true)}>
              {t('commentReply')}
            </Button>
          )}
          {onSettle && (
            <Button size="small" type="text" onClick={() => onSettle(comment.resolvedAt === null)}>
              {comment.resolvedAt === null ? t('commentResolve') : t('commentReopen')}
            </Button>
          )}
        </div>
      )}
    </article>
  );
}

function Writing({
  label,
  focused,
  words,
  onWords,
  onSend,
  onCancel,
}: {
  label: string;
  focused: boolean;
  words: string;
  onWords: (words: string) => void;
  onSend: (words: string) => Promise<unknown>;
  onCancel: (() => void) | null;
}) {
  const t = useTexts(EDITOR);
  const [busy, setBusy] = useState(false);
  const send = async (): Promise<void> => {
    setBusy(true);
    try {
      await onSend(words.trim());
    } catch {
      // Told above; the words stay.
    } finally {
      setBusy(false);
    }
  };
  return (
    <div className="writing">
      <Input.TextArea
        autoFocus={focused}
        value={words}
        readOnly={busy}
        maxLength={2_000}
        aria-label={label}
        placeholder={focused ? label : labelled(label, t('commentHint'))}
        autoSize={{ minRows: 2, maxRows: 8 }}
        onChange={({ target }) => onWords(target.value)}
      />
      <div className="talk-ways">
        <Button size="small" type="primary" loading={busy} disabled={words.trim() === ''} onClick={() => void send()}>
          {t('commentSend')}
        </Button>
        {onCancel && (
          <Button size="small" onClick={onCancel}>
            {t('cancel')}
          </Button>
        )}
      </div>
    </div>
  );
}

function short(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}
