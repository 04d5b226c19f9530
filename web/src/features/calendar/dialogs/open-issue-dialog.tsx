import { useQuery } from '@tanstack/react-query';
import { Alert, Button, Select } from 'antd';
import { useId, useState } from 'react';
import { useTexts } from '../../../lib/language/use-texts';
import { shortTime } from '../../../lib/moment';
import { book, openIssue } from '../api/calendar-acts';
import { type Account, comingIssuesQuery, type Issue } from '../api/calendar-queries';
import { ISSUE } from './issue.texts';
import { addDays, instantOf } from '../../../lib/clock/days';
import { TimeField } from './time-field';
import { Dialog } from '../../../components/dialog';

/** Between the closing and the send: time for somebody to look it over. */
const CLOSING_MS = 3_600_000;

/** A new issue: which account, when it leaves, until when places are booked. */
export function OpenIssueDialog({
  accounts,
  accountId,
  today,
  onOpened,
  onClose,
}: {
  accounts: readonly Account[];
  accountId: string | null;
  today: string;
  onOpened: (issue: Issue) => void;
  onClose: () => void;
}) {
  const t = useTexts(ISSUE);
  const id = useId();
  const mass = accounts.filter(({ driver }) => driver === 'mass');
  const [account, setAccount] = useState(accountId ?? mass[0]?.id ?? null);
  const [slotAt, setSlotAt] = useState<number | null>(instantOf(addDays(today, 1), '17:00'));
  const [closesAt, setClosesAt] = useState<number | null>(instantOf(addDays(today, 1), '17:00') - CLOSING_MS);
  const [isOwnClosing, setOwnClosing] = useState(false);
  const [trouble, setTrouble] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  async function go(): Promise<void> {
    if (account === null || slotAt === null || closesAt === null) return;
    setBusy(true);
    setTrouble(null);
    try {
      onOpened(await openIssue(account, slotAt, closesAt));
    } catch (error) {
      setTrouble(error instanceof Error ? error.message : String(error));
      setBusy(false);
    }
  }
  return (
    <Dialog
      dialogName="issue-open"
      open
      title={t('openIssueTitle')}
      onCancel={onClose}
      footer={[
        <Button key="back" onClick={onClose}>
          {t('back')}
        </Button>,
        <Button
          key="go"
          type="primary"
          loading={busy}
          disabled={account === null || slotAt === null || closesAt === null}
          onClick={() => void go()}
        >
          {t('openIt')}
        </Button>,
      ]}
    >
      <div className="dialog">
        {trouble !== null && <Alert type="error" title={trouble} showIcon role="alert" />}
        {mass.length === 0 && <p>{t('noMass')}</p>}
        <div className="dialog-field">
          <span id={id}>{t('account')}</span>
          <Select
            aria-labelledby={id}
            value={account}
            options={mass.map((one) => ({ value: one.id, label: one.name }))}
            onChange={setAccount}
          />
        </div>
        <TimeField
          label={t('slotAt')}
          at={slotAt}
          onChange={(next) => {
            setSlotAt(next);
            if (next !== null && !isOwnClosing) setClosesAt(next - CLOSING_MS);
          }}
        />
        <TimeField
          label={t('closesAt')}
          at={closesAt}
          onChange={(next) => {
            setOwnClosing(true);
            setClosesAt(next);
          }}
        />
      </div>
    </Dialog>
  );
}

/** A story into one of the issues of an account that are being filled. */
export function BookDialog({
  story,
  onBooked,
  onOpenIssue,
  onClose,
}: {
  story: { accountId: string; storyId: string; title: string };
  onBooked: (issue: Issue) => void;
  onOpenIssue: (() => void) | null;
  onClose: () => void;
}) {
  const t = useTexts(ISSUE);
  const [trouble, setTrouble] = useState<string | null>(null);
  const query = useQuery(comingIssuesQuery(story.accountId));
  const open = query.data?.filter(({ state, placesLeft }) => state === 'open' && placesLeft > 0);
  async function go(id: string): Promise<void> {
    setTrouble(null);
    try {
      onBooked(await book(id, story.storyId));
    } catch (error) {
      setTrouble(error instanceof Error ? error.message : String(error));
    }
  }
  return (
    <Dialog
      dialogName="issue-book"
      open
      title={t('pickIssue')}
      onCancel={onClose}
      footer={<Button onClick={onClose}>{t('back')}</Button>}
    >
      <div className="dialog">
        {trouble !== null && <Alert type="error" title={trouble} showIcon role="alert" />}
        <p>
          <strong>{story.title}</strong>
        </p>
        {query.error && <Alert type="error" title={query.error.message} role="alert" />}
        {open?.length === 0 && <p>{t('pickIssueNone')}</p>}
        <ul className="bookings">
          {open?.map((issue) => (
            <li key={issue.id}>
              <span>
                {t('issueTime', { time: shortTime(issue.slotAt) })}{' '}
                <span className="soft">
                  {t('placesLeft', { n: issue.placesLeft })} · {t('issueOpen', { time: shortTime(issue.closesAt) })}
                </span>
              </span>
              <Button size="small" type="primary" onClick={() => void go(issue.id)}>
                {t('bookIt')}
              </Button>
            </li>
          ))}
        </ul>
        {onOpenIssue && <Button onClick={onOpenIssue}>{t('openIssue')}</Button>}
      </div>
    </Dialog>
  );
}
