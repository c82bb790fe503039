"use client";

import { useRouter } from "next/navigation";
import { useEffect, useTransition } from "react";

/**
 * One listener for all links of the portal: the next page is fetched and swapped in. Before this script is here, the browser loads it. Until
 * the next page is there a line runs along the top: on a slow network nobody presses twice, wondering.
 */
export function SoftNavigation({ label }: { readonly label: string }) {
  const router = useRouter();
  const [isGoing, startGoing] = useTransition();
  useEffect(() => {
    const follow = (event: MouseEvent) => {
      const link = event.target instanceof Element ? event.target.closest("a[data-soft]") : null;
      if (!(link instanceof HTMLAnchorElement) || !isPlainClick(event) || !isOtherPage(link)) return;
      event.preventDefault();
      startGoing(() => router.push(link.href, { scroll: link.dataset["soft"] !== "stay" }));
    };
    document.addEventListener("click", follow);
    return () => document.removeEventListener("click", follow);
  }, [router]);
  return isGoing ? (
    <div className="going" role="status">
      <span className="sr-only">{label}</span>
    </div>
  ) : null;
}

/** Anything else asks the browser for a new tab, a new window or a copy of the address. */
function isPlainClick(event: MouseEvent): boolean {
  return (
    event.button === 0 && !event.defaultPrevented && !(event.metaKey || event.ctrlKey || event.shiftKey || event.altKey)
  );
}

/** A place within the page at hand is the browser's to scroll to. */
function isOtherPage({ origin, pathname, search, hash }: HTMLAnchorElement): boolean {
  const here = window.location;
  return origin === here.origin && (hash === "" || pathname !== here.pathname || search !== here.search);
}
