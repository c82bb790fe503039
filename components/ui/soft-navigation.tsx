"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";

/** One listener for all links of the portal: the next page is fetched and swapped in. Before it is here, the browser loads it. */
export function SoftNavigation() {
  const router = useRouter();
  useEffect(() => {
    const follow = (event: MouseEvent) => {
      const link = event.target instanceof Element ? event.target.closest("a[data-soft]") : null;
      if (!(link instanceof HTMLAnchorElement) || !isPlainClick(event) || !isOtherPage(link)) return;
      event.preventDefault();
      router.push(link.href, { scroll: link.dataset["soft"] !== "stay" });
    };
    document.addEventListener("click", follow);
    return () => document.removeEventListener("click", follow);
  }, [router]);
  return null;
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
