import type { Locale } from "next-intl";
import { CATALOGUE } from "./catalogue";
import { getLocale } from "./server";

/** What the library asks for where it hands messages to the browser. */
export default async function requestConfig({ locale: asked }: { readonly locale?: Locale }) {
  const locale = asked ?? (await getLocale());
  return { locale, messages: CATALOGUE[locale], timeZone: "Asia/Jakarta" };
}
