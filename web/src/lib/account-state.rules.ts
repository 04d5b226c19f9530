type State = 'active' | 'paused' | 'unauthorised';

/** The platform refused the address calls come from: the credentials are good, and renewing them would help nobody. */
const ADDRESS_REFUSALS = ['WECHAT_40164', 'WECHAT_61004'];

/** How an account stands, as people call it: `unlisted` where the platform does not let in the address of this server. */
export function shownState(state: State, reason: { code?: string } | null | undefined): State | 'unlisted' {
  return state === 'unauthorised' && ADDRESS_REFUSALS.includes(reason?.code ?? '') ? 'unlisted' : state;
}
