import { isLocale, LOCALE_COOKIE, type Locale } from "./locale";

const YEAR_SECONDS = 365 * 24 * 60 * 60;

/** Says the language to the portal, from the next request on. */
export function chooseLocale(locale: Locale): void {
  const secure = location.protocol === "https:" ? "; secure" : "";
  // biome-ignore lint/suspicious/noDocumentCookie: the cookie store API is missing in Firefox and older phones.
  document.cookie = `${LOCALE_COOKIE}=${locale}; path=/; max-age=${YEAR_SECONDS}; samesite=lax${secure}`;
}

/** What was said last; null where nothing was, or the browser has forgotten. */
export function chosenLocale(): Locale | null {
  const found = document.cookie.split("; ").find((pair) => pair.startsWith(`${LOCALE_COOKIE}=`));
  const value = found?.slice(LOCALE_COOKIE.length + 1);
  return isLocale(value) ? value : null;
}
