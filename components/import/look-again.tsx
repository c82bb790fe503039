"use client";

import { useRouter } from "next/navigation";
import { useEffect, useTransition } from "react";

const EVERY_MS = 1500;

/** Asks the server for this page again while a job works on what it shows; never a second time before the first came. */
export function LookAgain() {
  const router = useRouter();
  const [isAsking, startTransition] = useTransition();
  useEffect(() => {
    if (isAsking) return;
    const timer = setInterval(() => {
      if (document.visibilityState === "visible") startTransition(() => router.refresh());
    }, EVERY_MS);
    return () => clearInterval(timer);
  }, [router, isAsking]);
  return null;
}
