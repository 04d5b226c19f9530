import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useTexts } from '../../../lib/language/use-texts';
import { focusQuery, setFocus } from '../api/editor-queries';
import type { Draft } from '../draft/draft';
import { MEDIA } from './media.texts';

interface Point {
  x: number;
  y: number;
}

const CENTRE: Point = { x: 0.5, y: 0.5 };
/** An arrow key moves the point by so much of the picture. */
const STEP = 0.05;
const ARROWS: Readonly<Record<string, readonly [number, number]>> = {
  ...{ ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] },
};
/** Sent when the point has stood still so long, ms. */
const STILL_MS = 400;

/** The picture that stands for the story, and the point that no crop cuts off: pressed with a pointer, or moved with the arrow keys. */
export function Cover({
  id,
  cover,
  editable,
  onChange,
}: {
  id: string;
  cover: { sha256: string; alt: string };
  editable: boolean;
  onChange: (cover: Draft['cover']) => void;
}) {
  const t = useTexts(MEDIA);
  const { point, shown, put, trouble } = usePoint(id, cover.sha256);
  const words = t('focus', { x: Math.round(point.x * 100), y: Math.round(point.y * 100) });
  const onKey = (event: KeyboardEvent): void => {
    const by = ARROWS[event.key];
    if (!by) return;
    event.preventDefault();
    put({ x: within(point.x + by[0] * STEP), y: within(point.y + by[1] * STEP) });
  };
  return (
    <div className="cover">
      <button
        type="button"
        className="cover-focus"
        disabled={!editable}
        aria-label={words}
        onKeyDown={onKey}
        onClick={({ currentTarget, clientX, clientY, detail }) => {
          // A key presses it nowhere.
          if (detail === 0) return;
          const { left, top, width, height } = currentTarget.getBoundingClientRect();
          put({ x: within((clientX - left) / width), y: within((clientY - top) / height) });
        }}
      >
        <img src={`/api/media/${cover.sha256}`} alt={cover.alt || t('altNone')} />
        <i className="cover-point" style={{ left: `${point.x * 100}%`, top: `${point.y * 100}%` }} />
      </button>
      <p className="soft" role="status">
        {words}
      </p>
      {trouble && (
        <p className="panel-note" role="alert">
          {trouble.message}
        </p>
      )}
      <div className="crops">
        {(['wide', 'square'] as const).map((form) => (
          <figure key={form}>
            <img src={`/api/stories/${id}/focus/${cover.sha256}/crop?form=${form}&at=${shown.x},${shown.y}`} alt="" />
            <figcaption>{t(form === 'wide' ? 'cropWide' : 'cropSquare')}</figcaption>
          </figure>
        ))}
      </div>
      <label className="editor-field">
        <span className="field-name">{t('alt')}</span>
        <Input
          id="cover-alt"
          value={cover.alt}
          maxLength={200}
          disabled={!editable}
          status={cover.alt.trim() === '' ? 'error' : ''}
          placeholder={t('altHint')}
          onChange={({ target }) => onChange({ ...cover, alt: target.value })}
        />
      </label>
      {editable && (
        <Button size="small" onClick={() => onChange(null)}>
          {t('removeCover')}
        </Button>
      )}
    </div>
  );
}

/** The point as it is seen at once, and as the server keeps it a moment later; where that refuses, back to where it was, in words. */
function usePoint(id: string, sha256: string) {
  const queries = useQueryClient();
  const points = useQuery(focusQuery(id));
  const kept = points.data?.find((one) => one.sha256 === sha256) ?? CENTRE;
  const [moved, setMoved] = useState<Point | null>(null);
  const [trouble, setTrouble] = useState<Error | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => setMoved(null), [sha256]);
  const put = (next: Point): void => {
    setMoved(next);
    setTrouble(null);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      setFocus(id, sha256, next)
        .then(
          () => queries.invalidateQueries({ queryKey: focusQuery(id).queryKey }),
          (error: unknown) => setTrouble(error instanceof Error ? error : new Error(String(error))),
        )
        // Moved on meanwhile: that has its own turn.
        .finally(() => setMoved((now) => (now === next ? null : now)));
    }, STILL_MS);
  };
  return { point: moved ?? kept, shown: kept, put, trouble };
}

function within(share: number): number {
  return Math.min(1, Math.max(0, Math.round(share * 1_000) / 1_000));
}
