import { StateTag, type Tone } from '../../../components/state-tag';
import { dayOf } from '../../../lib/clock/days';
import { serverNow } from '../../../lib/clock/server-clock';
import { useTexts } from '../../../lib/language/use-texts';
import type { CampaignState, CampaignSummary } from '../api/campaign-queries';
import { type CampaignPhase, phaseOf } from '../campaign-phase.rules';
import { CAMPAIGNS } from '../campaigns.texts';

const LOOKS: Record<CampaignState, [sign: string, tone: Tone]> = {
  draft: ['○', 'plain'],
  active: ['✓', 'good'],
  closed: ['—', 'plain'],
};
const PHASE_LOOKS: Record<CampaignPhase, [sign: string, tone: Tone]> = {
  before: ['○', 'plain'],
  during: ['▶', 'going'],
  after: ['!', 'wait'],
};

/** How a campaign stands by itself, and, until somebody closes it, where today is in its dates. */
export function CampaignStateTag({
  campaign: { state, window },
}: {
  campaign: Pick<CampaignSummary, 'state' | 'window'>;
}) {
  const t = useTexts(CAMPAIGNS);
  const phase = state === 'closed' ? null : phaseOf(window, dayOf(serverNow()));
  const [sign, tone] = LOOKS[state];
  const [phaseSign, phaseTone] = phase ? PHASE_LOOKS[phase] : [];
  return (
    <>
      <StateTag tone={tone} sign={sign}>
        {t(state)}
      </StateTag>
      {phase && phaseTone && (
        <StateTag tone={phaseTone} sign={phaseSign}>
          {t(phase)}
        </StateTag>
      )}
    </>
  );
}
