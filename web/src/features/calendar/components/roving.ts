import { type FocusEvent, type KeyboardEvent, useEffect } from 'react';

const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1, ArrowRight: 1, ArrowLeft: -1 };

/**
 * One stop for the tabulator among hundreds of entries: up and down go from one to the next, left and right from one field to the next.
 * @param drawn whatever has the entries drawn anew
 */
export function useRoving(place: HTMLElement | null, drawn: unknown) {
  useEffect(() => {
    const entries = entriesOf(place);
    if (entries.length > 0 && !entries.some(({ tabIndex }) => tabIndex === 0)) stop(entries[0], entries);
  }, [place, drawn]);
  return {
    onFocus(event: FocusEvent<HTMLElement>): void {
      const { target } = event;
      if (target instanceof HTMLElement && target.matches('.chip, .cell-rest')) stop(target, entriesOf(place));
    },
    onKeyDown(event: KeyboardEvent<HTMLElement>): void {
      const by = STEPS[event.key];
      const { target } = event;
      if (by === undefined || !(target instanceof HTMLElement) || !target.matches('.chip, .cell-rest')) return;
      const entries = entriesOf(place);
      const isSideways = event.key === 'ArrowLeft' || event.key === 'ArrowRight';
      const next = isSideways ? inNextField(target, by) : entries[entries.indexOf(target) + by];
      if (!next) return;
      event.preventDefault();
      next.focus();
    },
  };
}

function entriesOf(place: HTMLElement | null): HTMLElement[] {
  return place ? [...place.querySelectorAll<HTMLElement>('.chip, .cell-rest')] : [];
}

function stop(at: HTMLElement | undefined, entries: readonly HTMLElement[]): void {
  for (const entry of entries) entry.tabIndex = entry === at ? 0 : -1;
}

/** The first entry of the next field of its row that has one. */
function inNextField(from: HTMLElement, by: number): HTMLElement | null {
  let field = from.closest('.cell');
  for (;;) {
    field = (by > 0 ? field?.nextElementSibling : field?.previousElementSibling) ?? null;
    if (!field) return null;
    const entry = field.querySelector<HTMLElement>('.chip, .cell-rest');
    if (entry) return entry;
  }
}
