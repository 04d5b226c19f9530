import { useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useMay } from '../../../app/session/session-gate';
import { useTexts } from '../../../lib/language/use-texts';
import { ACT_WORDS } from '../acts/acts.texts';
import { type Act, ACTS, fits } from '../acts/act.rules';
import type { Overview } from '../api/story-queries';
import { STORIES } from '../stories.texts';

/** Where a card may go from here: each is an act with a dialog of its own, which stands beside the board and not in the card. */
export function MoveMenu({ story, onAct }: { story: Overview; onAct: (act: Act) => void }) {
  const t = useTexts(STORIES);
  const words = useTexts(ACT_WORDS);
  const may = useMay();
  const go = useNavigate();
  const [open, setOpen] = useState(false);
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!open) return;
    const close = (event: Event): void => {
      if (event instanceof KeyboardEvent ? event.key === 'Escape' : !place.current?.contains(event.target as Node)) {
        setOpen(false);
        if (event instanceof KeyboardEvent) place.current?.querySelector('button')?.focus();
      }
    };
    document.addEventListener('pointerdown', close);
    document.addEventListener('keydown', close);
    return () => {
      document.removeEventListener('pointerdown', close);
      document.removeEventListener('keydown', close);
    };
  }, [open]);
  const acts = ACTS.filter((one) => fits(one, story, may('review.decide.final_reviewer')));
  const schedules = story.stage === 'approved' && may('publication.schedule');
  if (acts.length === 0 && !schedules) return null;
  const id = `move-${story.id}`;
  return (
    <div className="move" ref={place}>
      <Button
        size="small"
        type="text"
        aria-expanded={open}
        aria-controls={id}
        aria-label={t('moveStory', { title: story.title })}
        onClick={() => setOpen(!open)}
      >
        {t('moveTo')}
      </Button>
      {open && (
        <div id={id} data-dialog="story-move-menu" className="move-menu">
          {acts.map((one) => (
            <button
              key={one}
              type="button"
              onClick={() => {
                setOpen(false);
                onAct(one);
              }}
            >
              {words(one)}
            </button>
          ))}
          {schedules && (
            <button type="button" onClick={() => void go({ to: '/stories/$id', params: { id: story.id } })}>
              {t('schedule')}
            </button>
          )}
        </div>
      )}
    </div>
  );
}
