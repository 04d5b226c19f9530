import { useQueries, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import { useCallback, useMemo, useState } from 'react';
import { useMay } from '../../app/session/session-gate';
import { FullPageError, FullPageWait } from '../../components/full-page';
import { usePageTitle } from '../../components/use-page-title';
import { useTexts } from '../../lib/language/use-texts';
import { fullTime } from '../../lib/moment';
import {
  accountsQuery,
  blackoutsQuery,
  calendarQuery,
  dayClassesQuery,
  issuesQuery,
  misfitsQuery,
  quotasQuery,
  unplannedQuery,
} from './api/calendar-queries';
import { useActs } from './api/use-acts';
import { CalendarContext, type Dialog, type ToPlace } from './calendar-context';
import { CALENDAR } from './calendar.texts';
import { CalendarDialogs } from './dialogs/calendar-dialogs';
import { Agenda } from './components/agenda';
import { Board } from './components/board';
import type { BoardData } from './components/board-data';
import { type Done, DoneBar } from './components/done-bar';
import { PrintLegend } from './components/print-legend';
import { useNarrow } from '../../lib/media';
import { type Look, Toolbar } from './components/toolbar';
import { Tray } from './components/tray';
import { DragArea } from './drag/drag-area';
import type { Dragged, Hint } from './drag/drag-store';
import { specialDaysOf } from './rules/closures';
import { dayOf } from '../../lib/clock/days';
import { spanOf } from './rules/days';
import { itemsOf, type Item, lanesOf } from './rules/items';
import { lookOf, searchOf } from './rules/look';
import './calendar.css';

/** More accounts than this are not given a column of their own for a day on which they have nothing. */
const MOST_EMPTY = 8;

/** What leaves when, and where there is room: seen for a month, a week or a day, and changed by dragging or by menus. */
export function CalendarPage() {
  const t = useTexts(CALENDAR);
  usePageTitle(t('title'));
  const may = useMay();
  const isNarrow = useNarrow();
  const navigate = useNavigate();
  const today = dayOf(Date.now());
  const search: Readonly<Record<string, unknown>> = useSearch({ strict: false });
  const look = lookOf(search, today, isNarrow);
  const { view, day, kind, accountId } = look;
  const days = useMemo(() => spanOf(view, day), [view, day]);
  const [done, setDone] = useState<Done | null>(null);
  const [hasTray, setTray] = useState(!isNarrow);
  const [mayControl, maySchedule] = [may('publication.control'), may('publication.schedule')];
  // Who is sent here for what no longer fits (`?list=misfits`) has it before them.
  const [dialog, setDialog] = useState<Dialog | null>(
    mayControl && search['list'] === 'misfits' ? { kind: 'misfits' } : null,
  );
  const acts = useActs(setDone, mayControl);

  const entries = useQuery(calendarQuery(days));
  const issues = useQuery(issuesQuery(days));
  const accounts = useQuery(accountsQuery);
  const blackouts = useQuery(blackoutsQuery);
  const quotas = useQuery(quotasQuery(days));
  const years = [...new Set(days.map((one) => Number(one.slice(0, 4))))];
  const classes = useQueries({ queries: years.map(dayClassesQuery) });
  // The whole plan is gone through for it: what is looked at is drawn first.
  const { data: misfits = 0 } = useQuery({ ...misfitsQuery, enabled: mayControl && entries.data !== undefined });
  const unplanned = useQuery({ ...unplannedQuery, enabled: maySchedule });

  const go = useCallback(
    (next: Partial<Look>) => void navigate({ to: '/calendar', search: searchOf({ ...look, ...next }) as never }),
    // The parts of the look, not the look.
    [navigate, view, day, kind, accountId],
  );
  const tools = useMemo(
    () => ({
      ...{ view, kind, mayControl, open: setDialog },
      goTo: (next: Look['view'], at: string) => go({ view: next, day: at }),
    }),
    [view, kind, mayControl, go],
  );

  const items = useMemo(() => {
    const owners = new Map(accounts.data?.map((one) => [one.id, one.departmentId]));
    const all = itemsOf(entries.data?.items ?? [], issues.data ?? [], (id) => ({ id: owners.get(id) ?? '', name: '' }));
    return accountId === null ? all : all.filter((item) => item.accountId === accountId);
  }, [entries.data, issues.data, accounts.data, accountId]);
  const { lanes, hidden } = useMemo(() => {
    const chosen = (accounts.data ?? []).filter(({ id }) => accountId === null || id === accountId);
    const isCrowded = view === 'day' && chosen.length > MOST_EMPTY;
    const always =
      kind === 'department' || isCrowded ? [] : chosen.map(({ id, name, channel }) => ({ id, name, channel }));
    const found = lanesOf(kind, items, always);
    return { lanes: found, hidden: isCrowded && kind === 'account' ? chosen.length - found.length : 0 };
  }, [accounts.data, items, kind, view, accountId]);
  const classData = classes.map(({ data }) => data);
  const special = useMemo(
    () => specialDaysOf(classData.filter((one) => one !== undefined)),
    // The answers themselves, not the list made of them.
    classData,
  );

  function drop(dragged: Dragged, hint: Hint, item: Item | null): void {
    if (hint.kind === 'other') return setDone({ text: t('dropOther', { name: dragged.laneName }), isFault: true });
    if (hint.wish === null) return hint.kind === 'past' ? setDone({ text: t('dropPast'), isFault: true }) : undefined;
    if (item && Math.abs(hint.wish - item.at) < 60_000) return;
    const { placing, title, laneName } = dragged;
    const what: ToPlace = { placing, title, laneName, at: item?.at ?? null, before: item };
    setDone(null);
    acts.put(what, hint.wish).catch(acts.fail);
  }

  if (entries.isError && !entries.data)
    return <FullPageError error={entries.error} onRetry={() => void entries.refetch()} />;
  const data: BoardData = {
    ...{ days, items, lanes, special, today, accountId },
    blackouts: blackouts.data ?? [],
    quotas: quotas.data ?? [],
    month: day.slice(0, 7),
  };
  const isEmpty = entries.data !== undefined && items.length === 0;
  return (
    <CalendarContext.Provider value={tools}>
      <div className="calendar" aria-busy={entries.isPending}>
        <header className="calendar-head">
          <h1>{t('title')}</h1>
          <span className="print-only">{t('printed', { time: fullTime(new Date()) })}</span>
        </header>
        <Toolbar
          look={look}
          today={today}
          accounts={accounts.data ?? []}
          mayControl={mayControl}
          hasMass={accounts.data?.some(({ driver }) => driver === 'mass') ?? false}
          onLook={go}
          onDialog={setDialog}
        />
        {entries.data?.truncated && <p className="calendar-word is-bad">⚠ {t('truncated')}</p>}
        {mayControl && misfits > 0 && (
          <p className="calendar-word is-bad" role="status">
            ⚠ {t('misfits', { n: misfits })}{' '}
            <Button size="small" onClick={() => setDialog({ kind: 'misfits' })}>
              {t('misfitsSee')}
            </Button>
          </p>
        )}
        {isEmpty && (
          <p className="calendar-word">
            {t('empty')} {t(maySchedule ? 'emptyHint' : 'emptyReader')}
          </p>
        )}
        <DragArea days={days} onDrop={drop}>
          <div className={maySchedule && hasTray ? 'calendar-body has-tray' : 'calendar-body'}>
            {entries.data === undefined ? <FullPageWait /> : isNarrow ? <Agenda {...data} /> : <Board {...data} />}
            {maySchedule && hasTray && <Tray query={unplanned} onHide={() => setTray(false)} />}
          </div>
        </DragArea>
        <PrintLegend items={items} lanes={lanes} />
        {hidden > 0 && <p className="calendar-word">{t('hidden', { n: hidden })}</p>}
        {maySchedule && !hasTray && (
          <Button className="tray-show" onClick={() => setTray(true)}>
            {t('trayShow', { n: unplanned.data?.items.length ?? 0 })}
          </Button>
        )}
        <DoneBar done={done} onDismiss={() => setDone(null)} />
        <CalendarDialogs
          dialog={dialog}
          accounts={accounts.data ?? []}
          unplanned={unplanned.data?.items ?? []}
          accountId={accountId}
          today={today}
          acts={acts}
          onDialog={setDialog}
        />
      </div>
    </CalendarContext.Provider>
  );
}
