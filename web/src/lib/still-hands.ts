import { useEffect, useRef, useState } from 'react';

/** Hands rest when no key was pressed for so long, ms: longer than between the words of a sentence. */
const REST_MS = 2_000;

/**
 * Whether what asks for attention may now take the focus: what comes by itself while somebody types would take the rest of the sentence
 * (and a half-composed word) into its own fields. Said once, it stays so until nothing is asked any more.
 * @param isAsked whether something waits to be shown
 */
export function useStillHands(isAsked: boolean): boolean {
  const hands = useRef({ pressedAt: -Infinity, isComposing: false });
  const [isStill, setStill] = useState(false);
  useEffect(() => {
    const pressed = (): void => void (hands.current.pressedAt = performance.now());
    const composing = ({ type }: Event): void => {
      hands.current.isComposing = type !== 'compositionend';
      pressed();
    };
    const listeners: [string, (event: Event) => void][] = [
      ['keydown', pressed],
      ['input', pressed],
      ['compositionstart', composing],
      ['compositionend', composing],
    ];
    for (const [type, listener] of listeners) document.addEventListener(type, listener, true);
    return () => {
      for (const [type, listener] of listeners) document.removeEventListener(type, listener, true);
    };
  }, []);
  useEffect(() => {
    if (!isAsked) {
      setStill(false);
      return undefined;
    }
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = (): void => {
      const { pressedAt, isComposing } = hands.current;
      const rest = isComposing ? REST_MS : pressedAt + REST_MS - performance.now();
      if (rest <= 0) setStill(true);
      else timer = setTimeout(look, rest);
    };
    look();
    return () => clearTimeout(timer);
  }, [isAsked]);
  return isAsked && isStill;
}
