import { ReasonDialog } from '../../../components/reason-dialog';
import { useTexts } from '../../../lib/language/use-texts';
import type { Account, Unplanned } from '../api/calendar-queries';
import type { useActs } from '../api/use-acts';
import type { Dialog } from '../calendar-context';
import { CALENDAR } from '../calendar.texts';
import { IssueDialog } from './issue-dialog';
import { ItemPanel } from './item-panel';
import { ManyDialog } from './many-dialog';
import { BookDialog, OpenIssueDialog } from './open-issue-dialog';
import { PlaceDialog } from './place-dialog';
import './dialogs.css';

/** The one dialog that is open, if any. */
export function CalendarDialogs({
  dialog,
  accounts,
  unplanned,
  accountId,
  today,
  acts,
  onDialog,
}: {
  dialog: Dialog | null;
  accounts: readonly Account[];
  unplanned: readonly Unplanned[];
  accountId: string | null;
  today: string;
  acts: ReturnType<typeof useActs>;
  onDialog: (next: Dialog | null) => void;
}) {
  const t = useTexts(CALENDAR);
  const close = (): void => onDialog(null);
  if (!dialog) return null;
  switch (dialog.kind) {
    case 'item':
      return <ItemPanel item={dialog.item} onClose={close} />;
    case 'place':
      return <PlaceDialog what={dialog.what} wish={dialog.wish} onPlace={acts.put} onClose={close} />;
    case 'hold':
    case 'cancel': {
      const { kind, item } = dialog;
      return (
        <ReasonDialog
          dialogName={kind === 'hold' ? 'calendar-hold' : 'calendar-cancel'}
          thing={`${kind}.${item.publicationId}`}
          title={t(kind === 'hold' ? 'holdTitle' : 'cancelTitle')}
          what={t(kind === 'hold' ? 'holdWhat' : 'cancelWhat', { title: item.title })}
          act={t(kind === 'hold' ? 'doHold' : 'doCancel')}
          isDanger={kind === 'cancel'}
          onAct={(reason) => acts.layAside(kind, item, reason)}
          onClose={close}
        />
      );
    }
    case 'day':
    case 'compact':
    case 'misfits':
      return (
        <ManyDialog many={dialog} accountId={accountId} accounts={accounts} onMoved={acts.manyMoved} onClose={close} />
      );
    case 'issue':
      return <IssueDialog id={dialog.id} unplanned={unplanned} onChanged={() => void acts.refresh()} onClose={close} />;
    case 'open-issue':
      return (
        <OpenIssueDialog
          accounts={accounts}
          accountId={dialog.accountId}
          today={today}
          onOpened={(issue) => {
            void acts.refresh();
            onDialog({ kind: 'issue', id: issue.id });
          }}
          onClose={close}
        />
      );
    case 'book':
      return (
        <BookDialog
          story={dialog}
          onBooked={(issue) => {
            void acts.refresh();
            onDialog({ kind: 'issue', id: issue.id });
          }}
          onOpenIssue={() => onDialog({ kind: 'open-issue', accountId: dialog.accountId })}
          onClose={close}
        />
      );
  }
}
