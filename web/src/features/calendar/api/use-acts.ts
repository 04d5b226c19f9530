import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import { inSeries, spoken } from '../../../lib/language/spoken';
import { useTexts } from '../../../lib/language/use-texts';
import { shortTime } from '../../../lib/moment';
import type { ToPlace } from '../calendar-context';
import { CALENDAR } from '../calendar.texts';
import type { Done } from '../components/done-bar';
import type { Moved } from '../dialogs/many-dialog';
import type { Item } from '../rules/items';
import { cancel, hold, move, place } from './calendar-acts';
import { misfitsQuery, type Publication } from './calendar-queries';

/** What is done to posts here: each act says what came of it and, where there is one that this person may go, offers the way back. */
export function useActs(say: (done: Done | null) => void, mayControl: boolean) {
  const t = useTexts(CALENDAR);
  const queries = useQueryClient();
  const refresh = useCallback(async () => {
    // What was moved may have been one of them; what fits has no need to be looked for again.
    const misfits = queries.getQueryData(misfitsQuery.queryKey) ?? 0;
    if (misfits > 0) void queries.invalidateQueries({ queryKey: misfitsQuery.queryKey });
    await queries.invalidateQueries({ queryKey: ['calendar'] });
  }, [queries]);

  return useMemo(() => {
    const fail = (error: unknown): void =>
      say({ text: t('failed', { why: error instanceof Error ? error.message : String(error) }), isFault: true });
    const back = (act: () => Promise<unknown>) => () => {
      say(null);
      act().then(async () => {
        await refresh();
        say({ text: t('undone') });
      }, fail);
    };

    /** The act that takes a new time back. */
    function undoOf({ placing, before }: ToPlace, post: Publication): (() => Promise<unknown>) | null {
      // Who has planned it may take it back for a few minutes, also without a right over the schedule.
      if (placing.kind === 'schedule')
        return post.acts.includes('cancel') ? () => cancel(post.id, t('undoReason')) : null;
      if (before?.state === 'scheduled') return () => move(post.id, before.at);
      return before?.state === 'held' ? () => hold(post.id, t('undoRelease')) : null;
    }

    async function put(what: ToPlace, wish: number): Promise<void> {
      const post = await place(what.placing, wish);
      await refresh();
      const undo = undoOf(what, post);
      say({
        text: t(what.placing.kind === 'move' ? 'moved' : 'scheduled', {
          title: post.storyTitle,
          time: shortTime(post.slotAt),
        }),
        more: inSeries(post.because.map(({ text }) => spoken(text))),
        ...(undo ? { undo: back(undo) } : {}),
      });
    }

    async function layAside(kind: 'hold' | 'cancel', item: Item, reason: string): Promise<void> {
      const id = item.publicationId ?? '';
      await (kind === 'hold' ? hold(id, reason) : cancel(id, reason));
      await refresh();
      const undo = kind === 'hold' ? back(() => move(id, item.at)) : undefined;
      say({ text: t(kind === 'hold' ? 'held' : 'cancelled', { title: item.title }), ...(undo ? { undo } : {}) });
    }

    /** One after the other, each to where it stood: there is no act for all of them. */
    async function putBack(moved: readonly Moved[]): Promise<void> {
      let [returned, why] = [0, ''];
      for (const { id, from } of [...moved].sort((a, b) => (a.from < b.from ? -1 : 1))) {
        say({ text: t('undoing', { n: returned + 1, all: moved.length }) });
        try {
          await move(id, Date.parse(from));
          returned += 1;
        } catch (error) {
          why = error instanceof Error ? error.message : String(error);
        }
      }
      await refresh();
      const left = moved.length - returned;
      say(left === 0 ? { text: t('undone') } : { text: t('undoneSome', { n: returned, left, why }), isFault: true });
    }

    function manyMoved(moved: Moved[], left: number, canGoBack: boolean): void {
      void refresh();
      const text = t('dayMoved', { n: moved.length }) + (left > 0 ? t('dayLeft', { n: left }) : '');
      say({ text, ...(moved.length > 0 && canGoBack ? { undo: () => void putBack(moved) } : {}) });
    }

    return { put, layAside, manyMoved, fail, refresh };
    // `t` speaks anew with every rendering, and what it says is asked for when something is done.
  }, [say, refresh, mayControl]);
}
