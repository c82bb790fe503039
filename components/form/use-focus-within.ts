"use client";

import { type RefObject, useEffect, useRef, useState } from "react";

/**
 * Whether the cursor is somewhere inside an element: a number half typed is no mistake yet.
 * Its buttons change nothing: what appears or goes at a press would move the button away from under the finger.
 */
export function useFocusWithin<E extends HTMLElement>(): {
  readonly ref: RefObject<E | null>;
  readonly isFocused: boolean;
} {
  const ref = useRef<E>(null);
  const [isFocused, setFocused] = useState(false);
  useEffect(() => {
    const element = ref.current;
    if (element === null) return;
    const enter = ({ target }: FocusEvent) => {
      if (!(target instanceof HTMLButtonElement)) setFocused(true);
    };
    const leave = ({ relatedTarget }: FocusEvent) => {
      if (!(relatedTarget instanceof Node && element.contains(relatedTarget))) setFocused(false);
    };
    element.addEventListener("focusin", enter);
    element.addEventListener("focusout", leave);
    return () => {
      element.removeEventListener("focusin", enter);
      element.removeEventListener("focusout", leave);
    };
  }, []);
  return { ref, isFocused };
}
