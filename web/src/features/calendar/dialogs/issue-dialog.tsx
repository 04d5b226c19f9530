import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, Button } from 'antd';
import { useState } from 'react';
import { labelled, spoken } from '../../../lib/language/spoken';
import { ReasonDialog } from '../../../components/reason-dialog';
import { useTexts } from '../../../lib/language/use-texts';
import { fullTime, shortTime } from '../../../lib/moment';
import { book, cancelIssue, closeIssue, moveIssue, order, reopenIssue, takeOut } from '../api/calendar-acts';
import { type Issue, issueQuery, type Unplanned } from '../api/calendar-queries';
import { ISSUE } from './issue.texts';
import { TimeField } from './time-field';
import { Dialog } from '../../../components/dialog';

/** Places of an issue: what the platform lets one mass send carry. */
const PLACES = 8;

/** One issue of an official account: its eight places, the lead first, and what can be done with it now. */
export function IssueDialog({
  id,
  unplanned,
  onChanged,
  onClose,
}: {
  id: string;
  unplanned: readonly Unplanned[];
  onChanged: () => void;
  onClose: () => void;
}) {
  const t = useTexts(ISSUE);
  const queries = useQueryClient();
  const query = useQuery(issueQuery(id));
  const [trouble, setTrouble] = useState<string | null>(null);
  const [asking, setAsking] = useState<'move' | 'reopen' | 'cancel' | 'close' | null>(null);
  const [at, setAt] = useState<number | null>(null);
  const issue = query.data;

  async function act(pending: Promise<Issue>): Promise<void> {
    setTrouble(null);
    try {
      queries.setQueryData(issueQuery(id).queryKey, await pending);
      onChanged();
    } catch (error) {
      setTrouble(error instanceof Error ? error.message : String(error));
    }
  }
  async function reasoned(pending: Promise<Issue>): Promise<void> {
    queries.setQueryData(issueQuery(id).queryKey, await pending);
    onChanged();
  }
  const may = (move: Issue['moves'][number]): boolean => issue?.moves.includes(move) ?? false;

  return (
    <Dialog
      dialogName="issue"
      open
      width={620}
      title={issue ? t('issueOf', { account: issue.accountName }) : t('issue')}
      onCancel={onClose}
      footer={
        issue && (
          <div className="issue-acts">
            {may('close') && <Button onClick={() => setAsking('close')}>{t('closeEarly')}</Button>}
            {may('reopen') && (
              <Button
                onClick={() => {
                  setAt(Date.parse(issue.slotAt) - 3_600_000);
                  setAsking('reopen');
                }}
              >
                {t('reopen')}
              </Button>
            )}
            {may('move') && (
              <Button
                onClick={() => {
                  setAt(Date.parse(issue.nextSlotAt ?? issue.slotAt));
                  setAsking('move');
                }}
              >
                {t('moveIssue')}
              </Button>
            )}
            {may('cancel') && (
              <Button danger onClick={() => setAsking('cancel')}>
                {t('cancelIssue')}
              </Button>
            )}
            <Button type="primary" onClick={onClose}>
              {t('close')}
            </Button>
          </div>
        )
      }
    >
      <div className="dialog">
        {trouble !== null && <Alert type="error" title={trouble} showIcon role="alert" />}
        {query.error && <Alert type="error" title={query.error.message} role="alert" />}
        {!issue && query.isPending && <p role="status">{t('loading')}</p>}
        {issue && (
          <>
            <IssueHead issue={issue} />
            <Places
              issue={issue}
              onOrder={(ids) => void act(order(id, ids))}
              onTakeOut={(one) => void act(takeOut(id, one))}
            />
            {may('book') && (
              <Booking
                stories={unplanned.filter(({ accounts }) => accounts.some((account) => account.id === issue.accountId))}
                onBook={(storyId) => void act(book(id, storyId))}
              />
            )}
          </>
        )}
      </div>
      {issue && asking === 'close' && (
        <Dialog
          dialogName="issue-close"
          open
          title={t('closeEarly')}
          okText={t('closeEarly')}
          cancelText={t('back')}
          onCancel={() => setAsking(null)}
          onOk={() => {
            setAsking(null);
            void act(closeIssue(id));
          }}
        >
          {t('closeEarlyWhat')}
        </Dialog>
      )}
      {issue && asking === 'cancel' && (
        <ReasonDialog
          dialogName="issue-cancel"
          thing={`${asking}-issue.${id}`}
          title={t('cancelIssue')}
          what={t('cancelIssueWhat', { n: issue.articles.length })}
          act={t('cancelIssue')}
          isDanger
          onAct={(reason) => reasoned(cancelIssue(id, reason))}
          onClose={() => setAsking(null)}
        />
      )}
      {issue && (asking === 'move' || asking === 'reopen') && (
        <ReasonDialog
          dialogName={asking === 'move' ? 'issue-move' : 'issue-reopen'}
          thing={`${asking}-issue.${id}`}
          title={t(asking === 'move' ? 'moveIssue' : 'reopen')}
          what={t('issueTime', { time: fullTime(issue.slotAt) })}
          act={t(asking === 'move' ? 'moveIssue' : 'reopen')}
          isReady={at !== null}
          onAct={(reason) =>
            reasoned(asking === 'move' ? moveIssue(id, at ?? 0, reason) : reopenIssue(id, at ?? 0, reason))
          }
          onClose={() => setAsking(null)}
        >
          <TimeField label={t(asking === 'move' ? 'slotAt' : 'closesAt')} at={at} onChange={setAt} />
        </ReasonDialog>
      )}
    </Dialog>
  );
}

function IssueHead({ issue }: { issue: Issue }) {
  const t = useTexts(ISSUE);
  const { state, stateReason, warnings, because, nextSlotAt } = issue;
  const word =
    state === 'open'
      ? t('issueOpen', { time: shortTime(issue.closesAt) })
      : t(state === 'closed' ? 'issueClosed' : 'issueCancelled');
  return (
    <>
      <p>
        <strong>{t('issueTime', { time: fullTime(issue.slotAt) })}</strong>
        <br />
        <span className="soft">{word}</span>
      </p>
      {stateReason && <Alert type="warning" title={spoken(stateReason.text)} showIcon />}
      {warnings.map(({ code, text }) => (
        <Alert
          key={code}
          type="warning"
          showIcon
          title={spoken(text)}
          description={nextSlotAt ? t('nextSlot', { time: shortTime(nextSlotAt) }) : undefined}
        />
      ))}
      {warnings.length === 0 && because.map((text) => <p key={text.zh}>{spoken(text)}</p>)}
    </>
  );
}

function Places({
  issue,
  onOrder,
  onTakeOut,
}: {
  issue: Issue;
  onOrder: (ids: string[]) => void;
  onTakeOut: (articleId: string) => void;
}) {
  const t = useTexts(ISSUE);
  const { articles, moves, state } = issue;
  const ids = articles.map(({ id }) => id);
  const moved = (from: number, to: number): string[] => {
    const next = ids.filter((_, index) => index !== from);
    next.splice(to, 0, ids[from] ?? '');
    return next;
  };
  const empty = state === 'open' ? PLACES - articles.length : 0;
  return (
    <ol className="places">
      {articles.map((article, index) => (
        <li key={article.id} className={index === 0 ? 'place is-lead' : 'place'}>
          <span className="place-no">{index === 0 ? t('lead') : index + 1}</span>
          <span className="place-title">
            {article.title}
            <span className="soft"> {article.departmentName}</span>
            {!article.standing && <span className="place-bad">⚠ {t('notStanding')}</span>}
          </span>
          <span className="place-acts">
            {moves.includes('order') && index > 1 && (
              <Button
                size="small"
                onClick={() => onOrder(moved(index, 0))}
                aria-label={labelled(t('makeLead'), article.title)}
              >
                {t('makeLead')}
              </Button>
            )}
            {moves.includes('order') && index > 0 && (
              <Button
                size="small"
                onClick={() => onOrder(moved(index, index - 1))}
                aria-label={labelled(t('up'), article.title)}
              >
                ↑
              </Button>
            )}
            {moves.includes('order') && index < articles.length - 1 && (
              <Button
                size="small"
                onClick={() => onOrder(moved(index, index + 1))}
                aria-label={labelled(t('down'), article.title)}
              >
                ↓
              </Button>
            )}
            {moves.includes('take_out') && (
              <Button
                size="small"
                danger
                onClick={() => onTakeOut(article.id)}
                aria-label={labelled(t('takeOut'), article.title)}
              >
                {t('takeOut')}
              </Button>
            )}
          </span>
        </li>
      ))}
      {Array.from({ length: empty }, (_, index) => (
        <li key={`empty ${index}`} className="place is-empty">
          <span className="place-no">{articles.length + index === 0 ? t('lead') : articles.length + index + 1}</span>
          <span className="place-title soft">{t('emptyPlace')}</span>
        </li>
      ))}
    </ol>
  );
}

function Booking({ stories, onBook }: { stories: readonly Unplanned[]; onBook: (storyId: string) => void }) {
  const t = useTexts(ISSUE);
  return (
    <section>
      <h3>{t('bookTitle')}</h3>
      {stories.length === 0 && <p className="soft">{t('bookNone')}</p>}
      <ul className="bookings">
        {stories.map(({ storyId, storyTitle, departmentName }) => (
          <li key={storyId}>
            <span>
              {storyTitle} <span className="soft">{departmentName}</span>
            </span>
            <Button size="small" onClick={() => onBook(storyId)} aria-label={labelled(t('bookIt'), storyTitle)}>
              {t('bookIt')}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
