"use client";

import { useRouter } from "next/navigation";
import { useEffect, useTransition } from "react";

/** Asks the server for this page again while what it shows is changing; never a second time before the first came. */
export function LookAgain({ everyMs = 1500 }: { readonly everyMs?: number }) {
  const router = useRouter();
  const [isAsking, startTransition] = useTransition();
  useEffect(() => {
    if (isAsking) return;
    const timer = setInterval(() => {
      if (document.visibilityState === "visible") startTransition(() => router.refresh());
    }, everyMs);
    return () => clearInterval(timer);
  }, [router, isAsking, everyMs]);
  return null;
}
