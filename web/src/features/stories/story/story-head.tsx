import { Link } from '@tanstack/react-router';
import { lately } from '../../../lib/late/late';
import { Button } from 'antd';
import { Suspense, useState } from 'react';
import { spoken } from '../../../lib/language/spoken';
import { useMay } from '../../../app/session/session-gate';
import { usePageTitle } from '../../../components/use-page-title';
import { useTexts } from '../../../lib/language/use-texts';
import { useTimeWords } from '../../../components/use-time-words';
import { type Act, fits } from '../acts/act.rules';
import { ACT_WORDS } from '../acts/acts.texts';
import type { OverviewDetail, Review, Story } from '../api/story-queries';
import { StageMark } from '../list/marks';
import { STORIES } from '../stories.texts';
import { STORY } from '../story.texts';
import { noteOf } from './story-note.rules';

const ActDialog = lately(() => import('../acts/act-dialog').then(({ ActDialog }) => ActDialog));

/** What it is, where it stands, what I may do, and what is to be done next. */
export function StoryHead({
  standing,
  story,
  review,
}: {
  standing: OverviewDetail;
  story: Story;
  review: Review | undefined;
}) {
  const t = useTexts(STORY);
  const words = useTexts(ACT_WORDS);
  const names = useTexts(STORIES);
  usePageTitle(standing.title);
  const comments = useMay()('review.comment');
  const [act, setAct] = useState<Act | null>(null);
  const allowed = (move: 'submit' | 'withdraw' | 'void'): boolean =>
    review?.nextMoves.some((one) => one.move === move && one.allowed) ?? false;
  const acts: Act[] = [
    ...(['submit', 'withdraw', 'void'] as const).filter(allowed),
    ...(['place', 'archive', 'unarchive'] as const).filter((one) => fits(one, standing)),
  ];
  const submit = review?.nextMoves.find(({ move }) => move === 'submit');
  // Only who could hand it in otherwise wants to know why not.
  const whyNot = story.writable && submit?.refusal ? spoken(submit.refusal.text) : null;
  const timeWords = useTimeWords();
  const note = noteOf(standing, Date.now());
  return (
    <header className="story-head">
      <Link to="/stories" className="story-back">
        ‹ {t('back')}
      </Link>
      <h1>{standing.title}</h1>
      <p className="story-line">
        <StageMark story={standing} />
        <span>
          {[
            names(standing.kind),
            standing.departmentName,
            standing.authorName,
            t('revisionNow', { n: standing.revision }),
            t('changed', { time: timeWords(standing.updatedAt) }),
          ].join(' · ')}
        </span>
      </p>
      <div className="story-acts">
        {(story.writable || comments) && (
          <Link to="/stories/$id/edit" params={{ id: story.id }} className="story-edit">
            {t(story.writable ? 'edit' : 'comment')}
          </Link>
        )}
        {acts.map((one) => (
          <Button key={one} danger={one === 'void'} onClick={() => setAct(one)}>
            {words(one)}
          </Button>
        ))}
      </div>
      {note !== null && <p className="story-note">{t(note)}</p>}
      {whyNot !== null && <p className="soft">{t('whyNot', { why: whyNot })}</p>}
      {act !== null && (
        <Suspense fallback={null}>
          <ActDialog act={act} stories={[standing]} onClose={() => setAct(null)} />
        </Suspense>
      )}
    </header>
  );
}
