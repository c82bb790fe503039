export const LOCALES = ["id", "en"] as const;
export type Locale = (typeof LOCALES)[number];

export const DEFAULT_LOCALE: Locale = "id";
export const LOCALE_COOKIE = "mutakhir_locale";

export function isLocale(value: string | undefined): value is Locale {
  return LOCALES.some((locale) => locale === value);
}

/** The locale of a request as next-intl names it; anything else is the default. */
export function localeOf(value: string): Locale {
  return isLocale(value) ? value : DEFAULT_LOCALE;
}
