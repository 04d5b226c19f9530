import { useMay, useMe } from '../../app/session/session-gate';
import { PageHead } from '../../components/page-head';
import { useTexts } from '../../lib/language/use-texts';
import { local } from '../../lib/moment';
import { DemonstrationNote } from '../demonstration/demonstration-note';
import { AccountsPile, DeadlinesPile } from './components/house-piles';
import { FirstSteps } from './components/first-steps';
import { HandPile, MyTroublePile, TodayPile, TroublePile } from './components/leaving-piles';
import { ApprovedPile, DraftsPile, ReturnedPile, ReviewPile } from './components/writing-piles';
import { DESK } from './desk.texts';
import './desk.css';

/** What waits for me today: only piles I can do something about, the pressing ones first. */
export function DeskPage() {
  const t = useTexts(DESK);
  const me = useMe();
  const may = useMay();
  const now = local(new Date());
  const writes = may('story.write');
  // Theirs are among those of the house.
  const seesAll = may('publication.control', 'publication.resolve');
  return (
    <>
      <PageHead
        title={t(greetingOf(now.hour()), { name: me.displayName })}
        lead={t('today', { date: now.format('YYYY-MM-DD dddd') })}
      />
      {may('department.administer') && <DemonstrationNote />}
      {may('department.administer') && <FirstSteps />}
      {me.roles.length === 0 && <p className="desk-nothing">{t('noRoles')}</p>}
      <div className="desk">
        <div className="desk-column">
          {seesAll && <TroublePile />}
          {writes && !seesAll && <MyTroublePile />}
          {writes && <ReturnedPile />}
          {may('review.decide.first_reviewer', 'review.decide.second_reviewer', 'review.decide.final_reviewer') && (
            <ReviewPile />
          )}
          {may('publication.schedule') && <ApprovedPile />}
          {may('publication.post') && <HandPile />}
          {writes && <DraftsPile />}
        </div>
        <div className="desk-column">
          {may('publication.read') && <TodayPile />}
          {may('account.administer') && <AccountsPile />}
          {may('campaign.read') && <DeadlinesPile />}
        </div>
      </div>
    </>
  );
}

function greetingOf(hour: number): 'morning' | 'afternoon' | 'evening' | 'early' {
  if (hour < 5) return 'early';
  if (hour < 12) return 'morning';
  return hour < 18 ? 'afternoon' : 'evening';
}
