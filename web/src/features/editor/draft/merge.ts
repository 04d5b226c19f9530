import { diffArrays } from 'diff';
import { canonical, type DocumentJson, sameValue, wordsOf } from './canonical';
import type { Draft } from './draft';

export type Side = 'mine' | 'theirs' | 'both';

/** One place that two people have changed in different ways. */
export interface Clash {
  key: string;
  kind: 'title' | 'summary' | 'cover' | 'aiUse' | 'fact' | 'form' | 'body';
  /** Of a fact its name, of a form `channel.field`. */
  name?: string;
  base: string;
  mine: string;
  theirs: string;
}

export interface Merge {
  clashes: Clash[];
  /** Places that only the others have changed: taken over without a word. */
  taken: number;
  /** The result, once it is known whose each clash is. */
  settle(choice: (clash: Clash) => Side): Draft;
}

/**
 * Brings together what two people have made of the same revision. What only one of them has changed is taken; what both have, differently,
 * is for a person to say.
 */
export function mergeDrafts(base: Draft, mine: Draft, theirs: Draft): Merge {
  const clashes: Clash[] = [];
  const settlers: ((draft: Draft, choice: (clash: Clash) => Side) => void)[] = [];
  let taken = 0;

  function field<T>(
    clash: Omit<Clash, 'base' | 'mine' | 'theirs'>,
    values: [T, T, T],
    put: (draft: Draft, value: T) => void,
  ) {
    const [old, own, other] = values;
    if (sameValue(own, other) || sameValue(other, old)) {
      settlers.push((draft) => put(draft, own));
    } else if (sameValue(own, old)) {
      taken += 1;
      settlers.push((draft) => put(draft, other));
    } else {
      const whole: Clash = { ...clash, base: shown(old), mine: shown(own), theirs: shown(other) };
      clashes.push(whole);
      settlers.push((draft, choice) => put(draft, choice(whole) === 'theirs' ? other : own));
    }
  }

  field({ key: 'title', kind: 'title' }, [base.title, mine.title, theirs.title], (d, v) => (d.title = v));
  field({ key: 'summary', kind: 'summary' }, [base.summary, mine.summary, theirs.summary], (d, v) => (d.summary = v));
  field({ key: 'cover', kind: 'cover' }, [base.cover, mine.cover, theirs.cover], (d, v) => (d.cover = v));
  field({ key: 'aiUse', kind: 'aiUse' }, [base.aiUse, mine.aiUse, theirs.aiUse], (d, v) => (d.aiUse = v));
  for (const name of keysOf(base.facts, mine.facts, theirs.facts)) {
    const values = [base.facts[name], mine.facts[name], theirs.facts[name]] as [unknown, unknown, unknown];
    field({ key: `fact.${name}`, kind: 'fact', name }, values, (d, v) => put(d.facts, name, v));
  }
  for (const channel of keysOf(base.forms, mine.forms, theirs.forms)) {
    const [old, own, other] = [base.forms[channel] ?? {}, mine.forms[channel] ?? {}, theirs.forms[channel] ?? {}];
    for (const name of keysOf(old, own, other)) {
      const values = [old[name], own[name], other[name]] as [unknown, unknown, unknown];
      field({ key: `form.${channel}.${name}`, kind: 'form', name: `${channel}.${name}` }, values, (d, v) =>
        put((d.forms[channel] ??= {}), name, v),
      );
    }
  }
  const body = mergeBodies(base.body, mine.body, theirs.body);
  clashes.push(...body.clashes);
  return {
    clashes,
    taken: taken + body.taken,
    settle(choice) {
      const draft: Draft = { ...mine, facts: {}, forms: {}, body: body.settle(choice) };
      for (const settler of settlers) settler(draft, choice);
      for (const [channel, form] of Object.entries(draft.forms))
        if (Object.keys(form).length === 0) delete draft.forms[channel];
      return draft;
    },
  };
}

function put(members: Record<string, unknown>, name: string, value: unknown): void {
  if (value !== undefined) members[name] = value;
}

function keysOf(...all: Record<string, unknown>[]): string[] {
  return [...new Set(all.flatMap((one) => Object.keys(one)))];
}

function shown(value: unknown): string {
  if (typeof value === 'string') return value;
  if (value === undefined || value === null) return '';
  if (Array.isArray(value)) return value.map(shown).join('\n');
  if (typeof value === 'object' && 'type' in value) return wordsOf(value as unknown as DocumentJson).trim();
  if (typeof value === 'object' && 'alt' in value) return String(value.alt);
  return JSON.stringify(value);
}

/** A run of base blocks and what has become of it. */
interface Hunk {
  from: number;
  to: number;
  blocks: DocumentJson[];
}

function mergeBodies(base: DocumentJson, mine: DocumentJson, theirs: DocumentJson) {
  const old = blocksOf(base);
  const [own, other] = [hunks(old, blocksOf(mine)), hunks(old, blocksOf(theirs))];
  const clashes: Clash[] = [];
  const parts: ((choice: (clash: Clash) => Side) => DocumentJson[])[] = [];
  let taken = 0;
  let at = 0;
  while (own.length > 0 || other.length > 0) {
    // All that touches: from the first change to where neither side goes on.
    const from = Math.min(own[0]?.from ?? Infinity, other[0]?.from ?? Infinity);
    let to = from;
    const group: { own: Hunk[]; other: Hunk[] } = { own: [], other: [] };
    for (let grew = true; grew;) {
      grew = false;
      for (const [queue, into] of [
        [own, group.own],
        [other, group.other],
      ] as const) {
        while (queue[0] && (queue[0].from < to || queue[0].from === from)) {
          const hunk = queue.shift() as Hunk;
          into.push(hunk);
          to = Math.max(to, hunk.to);
          grew = true;
        }
      }
    }
    const before = old.slice(at, from);
    parts.push(() => before);
    const [mineBlocks, theirBlocks] = [applied(old, group.own, from, to), applied(old, group.other, from, to)];
    at = to;
    if (group.own.length === 0) {
      taken += 1;
      parts.push(() => theirBlocks);
    } else if (group.other.length === 0 || sameValue(mineBlocks, theirBlocks)) {
      parts.push(() => mineBlocks);
    } else {
      const clash: Clash = {
        key: `body.${from}`,
        kind: 'body',
        base: textOf(old.slice(from, to)),
        mine: textOf(mineBlocks),
        theirs: textOf(theirBlocks),
      };
      clashes.push(clash);
      parts.push((choice) => {
        const side = choice(clash);
        if (side === 'both') return [...theirBlocks, ...mineBlocks];
        return side === 'theirs' ? theirBlocks : mineBlocks;
      });
    }
  }
  const rest = old.slice(at);
  parts.push(() => rest);
  return {
    clashes,
    taken,
    settle(choice: (clash: Clash) => Side): DocumentJson {
      const content = parts.flatMap((part) => part(choice));
      return { type: 'doc', content: content.length > 0 ? content : [{ type: 'paragraph' }] };
    },
  };
}

function blocksOf(body: DocumentJson): DocumentJson[] {
  return canonical(body).content ?? [];
}

function hunks(old: DocumentJson[], now: DocumentJson[]): Hunk[] {
  const found: Hunk[] = [];
  let [at, next] = [0, 0];
  let open: Hunk | null = null;
  const say = (blocks: DocumentJson[]): string[] => blocks.map((block) => JSON.stringify(block));
  for (const { value, added, removed } of diffArrays(say(old), say(now))) {
    if (!added && !removed) {
      open = null;
      at += value.length;
      next += value.length;
      continue;
    }
    if (!open) found.push((open = { from: at, to: at, blocks: [] }));
    if (removed) open.to = at += value.length;
    else {
      open.blocks.push(...now.slice(next, next + value.length));
      next += value.length;
    }
  }
  return found;
}

/** What one side has made of the base blocks from `from` to `to`. */
function applied(old: DocumentJson[], changes: Hunk[], from: number, to: number): DocumentJson[] {
  const blocks: DocumentJson[] = [];
  let at = from;
  for (const change of changes) {
    blocks.push(...old.slice(at, change.from), ...change.blocks);
    at = change.to;
  }
  return [...blocks, ...old.slice(at, to)];
}

function textOf(blocks: DocumentJson[]): string {
  return blocks.map(wordsOf).join('').trim();
}
