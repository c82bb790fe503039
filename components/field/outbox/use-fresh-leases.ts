"use client";

import { useEffect } from "react";
import { useWork, useWorkplace } from "@/components/field/work/work-context";

const LOOK_MS = 20_000;

/** A window that died while it sent is not shown as sending for longer than its lease holds. */
export function useFreshLeases(): void {
  const workplace = useWorkplace();
  const isSending = useWork(({ items }) => items.some(({ state }) => state === "sending"));
  useEffect(() => {
    if (!isSending) return;
    const timer = setInterval(() => void workplace.refresh(), LOOK_MS);
    return () => clearInterval(timer);
  }, [workplace, isSending]);
}
