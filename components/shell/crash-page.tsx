"use client";

import { useSyncExternalStore } from "react";
import { buttonClass } from "@/components/ui/button-style";
import { LOCALE_COOKIE } from "@/lib/i18n/locale";
import en from "@/lib/i18n/messages/en/crash.json";
import id from "@/lib/i18n/messages/id/crash.json";

const never = () => () => undefined;
const chosenText = () => (document.cookie.includes(`${LOCALE_COOKIE}=en`) ? en : id);

export interface CrashPageProps {
  readonly error: unknown;
  readonly retry: () => void;
  /** Where one is safe: the portal's home where nothing is said. */
  readonly homeHref?: string;
}

function digestOf(error: unknown): string | null {
  const digest = typeof error === "object" && error !== null && "digest" in error ? error.digest : null;
  return typeof digest === "string" ? digest : null;
}

/** Carries its own words: when a page has crashed, whatever would have handed them down may have crashed too. */
export function CrashPage({ error, retry, homeHref = "/beranda" }: CrashPageProps) {
  const text = useSyncExternalStore(never, chosenText, () => id);
  const digest = digestOf(error);
  return (
    <div role="alert" className="mx-auto max-w-xl px-4 py-10">
      <h1 className="text-2xl">{text.title}</h1>
      <p className="mt-3">{text.what}</p>
      <p className="mt-2">{text.todo}</p>
      {digest ? (
        <p className="tabular mt-2 text-sm text-muted">
          {text.reference}: {digest}
        </p>
      ) : null}
      <div className="mt-5 flex flex-wrap gap-2">
        <button type="button" onClick={() => retry()} className={buttonClass("primary")}>
          {text.retry}
        </button>
        <a href={homeHref} className={buttonClass("secondary")}>
          {text.home}
        </a>
      </div>
    </div>
  );
}
