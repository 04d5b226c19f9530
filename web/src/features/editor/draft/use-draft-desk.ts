import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import {
  dropServerCopy,
  isStale,
  keepCopy,
  revisionQuery,
  saveRevision,
  storyQuery,
  variantsQuery,
} from '../api/editor-queries';
import { CopySender, type Unsent, unsentFor } from './copy-sender';
import { type Draft, draftOf, formsOf, sameDraft, type Story, type Variant } from './draft';
import { type Copy, dropCopy, layAside, onOtherWindow, writeCopy } from './local-copy';

export type Keeping = 'saved' | 'typing' | 'kept' | 'saving' | Unsent;

/** The revision the draft goes out from. */
export interface Base {
  number: number;
  draft: Draft;
}

/** Both have changed: the revision that somebody else has saved meanwhile, beside mine. */
export interface Conflict {
  base: Draft;
  theirs: Draft;
  number: number;
}

const windowId = Array.from(crypto.getRandomValues(new Uint8Array(8)), (byte) => byte.toString(16)).join('');

export interface Stand {
  story: Story;
  variants: readonly Variant[];
}

/**
 * The draft and everything that keeps it: on this machine with every change, on the server at rests, as a revision when its writer says
 * so. What others save meanwhile is taken over while nothing is changed here, and laid side by side when something is.
 */
export function useDraftDesk(personId: string, stand: Stand, start: { copy: Copy | null }) {
  const { story, variants } = stand;
  const id = story.id;
  const queries = useQueryClient();
  const [base, setBase] = useState<Base>(() => baseOf(stand));
  const [draft, setDraft] = useState<Draft>(() => start.copy?.draft ?? baseOf(stand).draft);
  /** Counts what replaced the text from outside: the editor takes it over. */
  const [edition, setEdition] = useState(0);
  const [keeping, setKeeping] = useState<Keeping>(start.copy ? 'kept' : 'saved');
  const [conflict, setConflict] = useState<Conflict | null>(null);
  const [elsewhere, setElsewhere] = useState<Copy | null>(null);
  const [behind, setBehind] = useState(start.copy !== null && start.copy.baseRevision < story.revision.number);
  const [baseNumber, setBaseNumber] = useState(start.copy?.baseRevision ?? story.revision.number);
  const latest = useRef({ draft, baseNumber, dirty: start.copy !== null, hasRoom: true });
  latest.current.draft = draft;
  latest.current.baseNumber = baseNumber;
  const [sender] = useState(
    () =>
      new CopySender(
        { keep: (copy) => keepCopy(id, copy), drop: () => dropServerCopy(id), tell: setKeeping },
        start.copy,
      ),
  );

  const copyNow = useCallback(
    (): Copy => ({
      ...{ draft: latest.current.draft, baseRevision: latest.current.baseNumber },
      ...{ changedAt: new Date().toISOString(), window: windowId },
    }),
    [],
  );

  const change = useCallback(
    (next: (draft: Draft) => Draft) => {
      const changed = next(latest.current.draft);
      latest.current.draft = changed;
      latest.current.dirty = true;
      setDraft(changed);
      setKeeping('typing');
      const copy = copyNow();
      latest.current.hasRoom = writeCopy(personId, id, copy);
      sender.typed(copy);
    },
    [personId, id, copyNow, sender],
  );

  /** Puts another text in the place of this one. */
  const replace = useCallback(
    (next: Draft) => {
      change(() => next);
      setEdition((n) => n + 1);
    },
    [change],
  );

  const settle = useCallback(
    (now: Base) => {
      latest.current = { ...latest.current, dirty: false, baseNumber: now.number };
      setBase(now);
      setBaseNumber(now.number);
      setBehind(false);
      setKeeping('saved');
      dropCopy(personId, id);
      queries.setQueryData(['editor', id, 'copy'], null);
      sender.drop();
    },
    [queries, personId, id, sender],
  );

  /** Takes the revision that stands for the text, and what was typed away. */
  const adopt = useCallback(
    (now: Stand) => {
      const next = baseOf(now);
      settle(next);
      latest.current.draft = next.draft;
      setDraft(next.draft);
      setConflict(null);
      setEdition((n) => n + 1);
    },
    [settle],
  );

  // What others have saved: taken over where nothing was typed, and told where something was.
  useEffect(() => {
    if (story.revision.number <= latest.current.baseNumber) return;
    if (latest.current.dirty && !sameDraft(latest.current.draft, base.draft)) setBehind(true);
    else if (keeping !== 'saving') adopt({ story, variants });
  }, [story, variants, base, keeping, adopt]);

  useEffect(
    () =>
      onOtherWindow(personId, id, (copy) => {
        if (!copy) return;
        sender.yield();
        setElsewhere(copy);
      }),
    [personId, id, sender],
  );

  useEffect(() => {
    const now = (): void => sender.now();
    sender.enter();
    const hidden = (): void => {
      if (document.visibilityState === 'hidden') now();
    };
    window.addEventListener('online', now);
    document.addEventListener('visibilitychange', hidden);
    return () => {
      window.removeEventListener('online', now);
      document.removeEventListener('visibilitychange', hidden);
      sender.leave();
    };
  }, [sender]);

  /** Lays mine and theirs side by side. */
  const compare = useCallback(async (): Promise<void> => {
    const from = latest.current.baseNumber;
    const [{ story: now, variants: forms }, old, oldForms] = await Promise.all([
      queries.fetchQuery({ ...storyQuery(id), staleTime: 0 }),
      queries.fetchQuery(revisionQuery(id, from)),
      queries.fetchQuery(variantsQuery(id, from)),
    ]);
    setConflict({
      base: draftOf(old, formsOf(oldForms)),
      theirs: draftOf(now.revision, formsOf(forms)),
      number: now.revision.number,
    });
  }, [queries, id]);

  /**
   * Saves the next revision.
   * @returns whether it is saved; false when somebody else was first and both are laid side by side
   */
  const save = useCallback(async (): Promise<boolean> => {
    const saved = latest.current.draft;
    setKeeping('saving');
    try {
      for (let tries = 0; ; tries += 1) {
        const { story: now } = await queries.fetchQuery({ ...storyQuery(id), staleTime: 0 });
        if (now.revision.number !== latest.current.baseNumber) {
          setBehind(true);
          setKeeping('typing');
          await compare();
          return false;
        }
        try {
          const made = await saveRevision(id, now.version, saved);
          const next = { number: made.revision.number, draft: saved };
          if (latest.current.draft === saved) settle(next);
          else {
            // Typed on meanwhile: that goes out from what is saved now.
            latest.current.baseNumber = next.number;
            setBase(next);
            setBaseNumber(next.number);
            setBehind(false);
            change((draft) => draft);
          }
          await queries.invalidateQueries({ queryKey: ['editor', id] });
          return true;
        } catch (error) {
          // Something else of the story may have changed, which overwrites nothing.
          if (!isStale(error) || tries >= 2) throw error;
        }
      }
    } catch (error) {
      setKeeping(unsentFor(error));
      sender.typed(copyNow());
      throw error;
    }
  }, [queries, id, compare, settle, change, copyNow, sender]);

  /** Goes on from theirs with what the two have become. */
  const resolve = useCallback(
    (merged: Draft, { theirs, number }: Conflict) => {
      latest.current.baseNumber = number;
      setBase({ number, draft: theirs });
      setBaseNumber(number);
      setBehind(false);
      setConflict(null);
      replace(merged);
    },
    [replace],
  );

  /** Gives mine up; it stays within reach on this machine. */
  const giveUp = useCallback(async () => {
    layAside(personId, id, latest.current.draft);
    adopt(await queries.fetchQuery({ ...storyQuery(id), staleTime: 0 }));
  }, [personId, id, adopt, queries]);

  /** Goes on here with what was typed in the other window. */
  const goOnHere = useCallback(() => {
    if (!elsewhere) return;
    // What was typed here and not there stays within reach.
    if (latest.current.dirty && !sameDraft(latest.current.draft, elsewhere.draft))
      layAside(personId, id, latest.current.draft);
    latest.current.baseNumber = elsewhere.baseRevision;
    setBaseNumber(elsewhere.baseRevision);
    setElsewhere(null);
    replace(elsewhere.draft);
  }, [personId, id, elsewhere, replace]);

  const dirty = keeping !== 'saved';
  return {
    ...{ draft, base, baseNumber, edition, keeping, dirty, behind, conflict, elsewhere },
    ...{ change, replace, save, compare, resolve, giveUp, goOnHere },
    postpone: useCallback(() => setConflict(null), []),
    hasRoom: latest.current.hasRoom,
  };
}

export type DraftDesk = ReturnType<typeof useDraftDesk>;

function baseOf({ story, variants }: Stand): Base {
  return { number: story.revision.number, draft: draftOf(story.revision, formsOf(variants)) };
}
