import { NextIntlClientProvider } from "next-intl";
import { getLocale } from "next-intl/server";
import type { ReactNode } from "react";
import { CATALOGUE, type Namespace } from "./catalogue";

export interface ClientMessagesProps {
  readonly namespaces: readonly Namespace[];
  readonly children: ReactNode;
}

/**
 * Hands the named namespaces to client components that need many texts with arguments (the form); they then call
 * `useTranslations("form")`. It brings 12 KB of script, so a button or a dialog gets its words as props instead.
 * An inner provider replaces an outer one: name every namespace that is used inside.
 */
export async function ClientMessages({ namespaces, children }: ClientMessagesProps) {
  const locale = await getLocale();
  const messages = Object.fromEntries(namespaces.map((name) => [name, CATALOGUE[locale][name]]));
  return (
    <NextIntlClientProvider locale={locale} messages={messages} timeZone="Asia/Jakarta">
      {children}
    </NextIntlClientProvider>
  );
}
