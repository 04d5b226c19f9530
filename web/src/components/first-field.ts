const FIELDS = 'input:not([type=hidden], [type=file]), select, textarea, [contenteditable=true]';

/**
 * Puts the focus into the first field of a dialog that has just opened, or on the dialog itself where nothing is asked: the kit puts it on
 * the cross, where Enter closes the dialog. On touch screens no field is taken, which would bring up the keys at once; while something before
 * the fields is still on its way (`aria-busy`), none either: the first may be among that.
 */
export function focusFirst(dialog: HTMLElement): void {
  const now = document.activeElement;
  // Somebody, or a field that asks for it, has taken it.
  if (dialog.contains(now) && now !== dialog && !now?.closest('.ant-modal-close')) return;
  const fields = [...dialog.querySelectorAll<HTMLElement>('.ant-modal-body *')].filter(
    (one) => one.matches(FIELDS) && !one.matches(':disabled') && one.getClientRects().length > 0,
  );
  const isTouched = window.matchMedia('(pointer: coarse)').matches;
  const first = isTouched || (fields[0] && isComing(dialog, fields[0])) ? undefined : fields[0];
  const chosen = first instanceof HTMLInputElement && first.type === 'radio' ? chosenOf(first, fields) : first;
  (chosen ?? dialog).focus({ preventScroll: true });
}

function isComing(dialog: HTMLElement, field: HTMLElement): boolean {
  const busy = dialog.querySelector('.ant-modal-body [aria-busy=true]');
  return busy !== null && (busy.compareDocumentPosition(field) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
}

/** Of a group of choices the one that is chosen: the keys move on from there. */
function chosenOf(first: HTMLInputElement, fields: readonly HTMLElement[]): HTMLElement {
  const group = fields.filter((one) => one instanceof HTMLInputElement && one.name === first.name);
  return group.find((one) => (one as HTMLInputElement).checked) ?? first;
}
