import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { useTexts } from '../../../lib/language/use-texts';
import { fullTime, shortTime } from '../../../lib/moment';
import { addComment, type Comment, commentsQuery, type NewComment, resolveComment } from '../api/editor-queries';
import type { Anchor } from '../draft/anchor';
import { EDITOR } from '../editor.texts';

/** What people say beside the text. */
export function CommentsTab({
  id,
  mayComment,
  pending,
  lost,
  active,
  onPendingDone,
  onShow,
}: {
  id: string;
  mayComment: boolean;
  /** The words a comment is just being written on. */
  pending: Anchor | null;
  /** Comments whose words are not in the text any more. */
  lost: ReadonlySet<string>;
  active: string | null;
  onPendingDone: () => void;
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
  const begun = all.filter(({ answersId }) => answersId === null);
  const open = begun.filter(({ resolvedAt }) => resolvedAt === null);
  const settled = begun.filter(({ resolvedAt }) => resolvedAt !== null);
  const trouble = comments.error ?? add.error ?? settle.error;
  const talk = (comment: Comment) => (
    <Talk
      key={comment.id}
      comment={comment}
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
          key={pending?.quote ?? ''}
          label={pending ? t('commentOn', { quote: short(pending.quote) }) : t('commentWhole')}
          focused={pending !== null}
          onCancel={pending ? onPendingDone : null}
          onSend={async (words) => {
            await add.mutateAsync(pending ? { words, field: 'body', ...pending } : { words });
            onPendingDone();
          }}
        />
      )}
      {comments.data && begun.length === 0 && <p className="soft">{t('commentNone')}</p>}
      {open.map(talk)}
      {settled.length > 0 && (
        <details>
          <summary>{t('commentSettled', { n: settled.length })}</summary>
          {settled.map(talk)}
        </details>
      )}
    </div>
  );
}

function Talk({
  comment,
  answers,
  isLost,
  isActive,
  onShow,
  onAnswer,
  onSettle,
}: {
  comment: Comment;
  answers: Comment[];
  isLost: boolean;
  isActive: boolean;
  onShow: () => void;
  onAnswer: ((words: string) => Promise<unknown>) | null;
  onSettle: ((resolved: boolean) => void) | null;
}) {
  const t = useTexts(EDITOR);
  const [answering, setAnswering] = useState(false);
  return (
    <article className={isActive ? 'talk is-active' : 'talk'} id={`comment-${comment.id}`}>
      {comment.quote !== '' && (
        <button type="button" className="talk-quote" onClick={onShow} disabled={isLost}>
          “{short(comment.quote)}”{isLost && <span className="soft">（{t('commentLost')}）</span>}
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
          onCancel={() => setAnswering(false)}
          onSend={async (words) => {
            await onAnswer(words);
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
  onSend,
  onCancel,
}: {
  label: string;
  focused: boolean;
  onSend: (words: string) => Promise<unknown>;
  onCancel: (() => void) | null;
}) {
  const t = useTexts(EDITOR);
  const [words, setWords] = useState('');
  const [busy, setBusy] = useState(false);
  const send = async (): Promise<void> => {
    setBusy(true);
    try {
      await onSend(words.trim());
      setWords('');
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
        maxLength={2_000}
        aria-label={label}
        placeholder={focused ? label : `${label}：${t('commentHint')}`}
        autoSize={{ minRows: 2, maxRows: 8 }}
        onChange={({ target }) => setWords(target.value)}
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
