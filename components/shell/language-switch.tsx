"use client";

import { useRouter } from "next/navigation";
import { useTransition } from "react";
import { Icon } from "@/components/ui/icon";
import { sendCommand } from "@/lib/client/command/send-command";
import type { Locale } from "@/lib/i18n/locale";
import { chooseLocale } from "@/lib/i18n/locale-cookie";

export interface LanguageSwitchProps {
  /** The language to change to. */
  readonly to: Locale;
  /** Its own name, in itself. */
  readonly name: string;
  /** The same as a sentence in the present language, for screen readers. */
  readonly label: string;
  readonly className?: string;
  /** Of a signed-in person: the choice is then kept for their next sign-in, too. */
  readonly grantId?: string;
}

export function LanguageSwitch({ to, name, label, className = "", grantId }: LanguageSwitchProps) {
  const router = useRouter();
  const [changing, startChange] = useTransition();
  const change = () => {
    chooseLocale(to);
    // The page changes by the cookie; whether the account remembers it is no reason to wait or to complain.
    if (grantId !== undefined) void sendCommand("account.set-locale", { locale: to }, { grantId });
    startChange(() => router.refresh());
  };
  return (
    <button
      type="button"
      onClick={change}
      aria-busy={changing || undefined}
      className={`inline-flex min-h-11 items-center gap-2 rounded-md px-3 font-semibold aria-busy:opacity-70 ${className}`}
    >
      <Icon name="languages" />
      <span lang={to}>{name}</span>
      <span className="sr-only">, {label}</span>
    </button>
  );
}
