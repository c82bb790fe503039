"use client";

import { type ReactNode, useEffect, useRef } from "react";

/**
 * The heading of what was just opened. It takes the focus, so that reading begins there after a choice or a decision,
 * wherever the page stood before.
 */
export function ArrivalFocus({ children }: { readonly children: ReactNode }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    heading.current?.focus({ preventScroll: true });
    heading.current?.scrollIntoView({ block: "start" });
  }, []);
  return (
    <h2 ref={heading} tabIndex={-1} className="scroll-mt-[calc(var(--header-height)+1rem)] text-xl outline-none">
      {children}
    </h2>
  );
}
