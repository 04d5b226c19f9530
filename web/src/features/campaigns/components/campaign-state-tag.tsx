import { StateTag, type Tone } from '../../../components/state-tag';
import { useTexts } from '../../../lib/language/use-texts';
import type { CampaignState } from '../api/campaign-queries';
import { CAMPAIGNS } from '../campaigns.texts';

const LOOKS: Record<CampaignState, [sign: string, tone: Tone]> = {
  draft: ['○', 'plain'],
  active: ['▶', 'going'],
  closed: ['—', 'plain'],
};

export function CampaignStateTag({ state }: { state: CampaignState }) {
  const t = useTexts(CAMPAIGNS);
  const [sign, tone] = LOOKS[state];
  return (
    <StateTag tone={tone} sign={sign}>
      {t(state)}
    </StateTag>
  );
}
