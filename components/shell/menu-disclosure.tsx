"use client";

import { usePathname } from "next/navigation";
import { type ReactNode, useEffect, useRef, useState } from "react";

export interface MenuDisclosureProps {
  readonly summary: ReactNode;
  readonly children: ReactNode;
  readonly summaryClass: string;
  readonly panelClass: string;
  readonly className?: string;
  /** A long menu is made when it is opened: most pages are left without having needed it. */
  readonly isLazy?: boolean;
}

/** A folded menu: a native details that closes on Escape, on a press elsewhere and when the page changes. */
export function MenuDisclosure({
  summary,
  children,
  summaryClass,
  panelClass,
  className,
  isLazy = false,
}: MenuDisclosureProps) {
  const details = useRef<HTMLDetailsElement>(null);
  const pathname = usePathname();
  const [isMade, setMade] = useState(!isLazy);

  // Opened before this code was here: a phone may be slow.
  useEffect(() => setMade((made) => made || details.current?.open === true), []);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new page closes the menu that led to it.
  useEffect(() => details.current?.removeAttribute("open"), [pathname]);

  useEffect(() => {
    const close = (event: Event) => {
      const menu = details.current;
      if (!menu?.open) return;
      if (event instanceof KeyboardEvent) {
        if (event.key !== "Escape") return;
        menu.querySelector("summary")?.focus();
      } else if (event.target instanceof Node && menu.contains(event.target)) return;
      menu.removeAttribute("open");
    };
    document.addEventListener("keydown", close);
    document.addEventListener("pointerdown", close);
    return () => {
      document.removeEventListener("keydown", close);
      document.removeEventListener("pointerdown", close);
    };
  }, []);

  return (
    <details ref={details} className={className} onToggle={() => setMade(true)}>
      <summary className={summaryClass}>{summary}</summary>
      <div className={panelClass}>{isMade ? children : null}</div>
    </details>
  );
}
