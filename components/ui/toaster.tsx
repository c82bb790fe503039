"use client";

import { useEffect, useSyncExternalStore } from "react";
import { Icon } from "./icon";
import { currentToasts, dismissToast, subscribeToToasts, type Toast } from "./toast-store";
import { TONE_CLASS, TONE_EDGE, TONE_ICON } from "./tone";

/** Long enough to read two lines slowly; WCAG 2.2.1 is met because nothing is lost when it goes. */
const SHOWN_MS = 8_000;
const NONE: readonly Toast[] = [];

function ToastBox({ toast, closeLabel }: { readonly toast: Toast; readonly closeLabel: string }) {
  useEffect(() => {
    const timer = setTimeout(() => dismissToast(toast.id), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [toast.id]);
  return (
    <div
      className={`pointer-events-auto flex w-full max-w-md animate-[arrive_180ms_ease-out] items-start gap-3 rounded-md border-s-4 py-2 ps-4 shadow-soft ${TONE_CLASS[toast.tone]} ${TONE_EDGE[toast.tone]}`}
    >
      <Icon name={TONE_ICON[toast.tone]} className="mt-2.5 size-5" />
      <p className="min-w-0 flex-1 py-2 text-ink">{toast.text}</p>
      <button
        type="button"
        onClick={() => dismissToast(toast.id)}
        className="grid size-11 place-items-center rounded-md hover:bg-white"
      >
        <Icon name="x" />
        <span className="sr-only">{closeLabel}</span>
      </button>
    </div>
  );
}

/**
 * Our own in forty lines: a library for it costs 10 KB and writes a style element that the CSP refuses. On a phone the
 * buttons of a decision stand at the bottom, so what is told comes below the header.
 */
export function Toaster({ closeLabel }: { readonly closeLabel: string }) {
  const toasts = useSyncExternalStore(subscribeToToasts, currentToasts, () => NONE);
  return (
    <div
      role="status"
      aria-live="polite"
      className="no-print pointer-events-none fixed inset-x-4 top-[calc(var(--header-height)+0.5rem)] z-10 flex flex-col items-center gap-2 lg:inset-x-auto lg:end-6 lg:top-auto lg:bottom-6 lg:w-96"
    >
      {toasts.map((toast) => (
        <ToastBox key={toast.id} toast={toast} closeLabel={closeLabel} />
      ))}
    </div>
  );
}
