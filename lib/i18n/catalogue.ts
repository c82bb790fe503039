import { en } from "./catalogue-en";
import { id } from "./catalogue-id";
import type { Locale } from "./locale";

export type Messages = typeof id;
export type Namespace = keyof Messages;

/** The messages of a language, for what is written outside a request. */
export function messagesOf(locale: Locale): Messages {
  return locale === "id" ? id : en;
}

export const CATALOGUE: Readonly<Record<Locale, Record<Namespace, object>>> = { id, en };

declare module "next-intl" {
  interface AppConfig {
    Locale: Locale;
    Messages: Messages;
  }
}
