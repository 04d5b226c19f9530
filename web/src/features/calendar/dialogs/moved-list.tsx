import { Link } from '@tanstack/react-router';
import { spoken } from '../../../lib/language/spoken';
import { useTexts } from '../../../lib/language/use-texts';
import { shortTime } from '../../../lib/moment';
import type { moveMisfits } from '../api/calendar-acts';
import type { Preview } from '../api/calendar-queries';
import { CALENDAR } from '../calendar.texts';

export type MoveResult = Awaited<ReturnType<typeof moveMisfits>>;
type Item = Preview['items'][number];

/** Where each went, why it had to, and why others stayed. @param items as they were previewed, with their names and what was against them */
export function MovedList({ result: { moved, left }, items }: { result: MoveResult; items: readonly Item[] }) {
  const t = useTexts(CALENDAR);
  const known = new Map(items.map((item) => [item.id, item]));
  const shown = moved.filter(({ id }) => known.has(id));
  const stayed = left.filter(({ id }) => known.has(id));
  return (
    <div className="dialog" role="status">
      <p>
        {t('dayMoved', { n: moved.length })}
        {left.length > 0 && t('dayLeft', { n: left.length })}
      </p>
      {moved.length > 0 && <p className="soft">{t('noWayBack')}</p>}
      <ul className="many-preview">
        {shown.map(({ id, from, to }) => (
          <li key={id}>
            <Title id={id} title={known.get(id)?.storyTitle ?? ''} />
            <span className="preview-move">
              ✓ {shortTime(from)} → {shortTime(to)}
            </span>
            <span className="preview-why">{whyOf(known.get(id), t('follows'))}</span>
          </li>
        ))}
        {stayed.map(({ id, slotAt, fault }) => (
          <li key={id}>
            <Title id={id} title={known.get(id)?.storyTitle ?? ''} />
            <span className="preview-move">
              {shortTime(slotAt)} · ✕ {t('stays')}
            </span>
            <span className="preview-why">{spoken(fault.text)}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}

function Title({ id, title }: { id: string; title: string }) {
  return (
    <Link to="/publications/$id" params={{ id }} className="preview-title">
      {title}
    </Link>
  );
}

function whyOf(item: Item | undefined, follows: string): string {
  if (item?.follows) return follows;
  const [against] = item?.against ?? [];
  return against ? spoken(against.text) : '';
}
