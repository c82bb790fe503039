import { cookies } from "next/headers";
import { getRequestConfig } from "next-intl/server";
import { CATALOGUE } from "./catalogue";
import { DEFAULT_LOCALE, isLocale, LOCALE_COOKIE } from "./locale";

/** No locale in the address: one household has one URL, whatever language its reader chose. */
export default getRequestConfig(async ({ locale: asked }) => {
  const chosen = asked ?? (await cookies()).get(LOCALE_COOKIE)?.value;
  const locale = isLocale(chosen) ? chosen : DEFAULT_LOCALE;
  return { locale, messages: CATALOGUE[locale], timeZone: "Asia/Jakarta" };
});
