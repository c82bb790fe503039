import { cookies } from "next/headers";
import { createTranslator, type Locale } from "next-intl";
import { cache } from "react";
import { messagesOf } from "./catalogue";
import { DEFAULT_LOCALE, isLocale, LOCALE_COOKIE } from "./locale";

// Stands for `next-intl/server` (next.config.ts): the library reads its messages and makes its formatters anew for every
// request, which is a tenth of a page's time. Messages change with a release alone, so ours are read once.

/** Texts of a language and part of the catalogue with the formats read so far. As many as there are parts. */
const made = new Map<string, ReturnType<typeof translator>>();

function translator(locale: Locale, namespace?: string) {
  // The caller's types are the library's; here a namespace is any name of a part.
  const messages: Record<string, unknown> = messagesOf(locale);
  const part = namespace === undefined ? {} : { namespace };
  return createTranslator({ locale, messages, timeZone: "Asia/Jakarta", ...part });
}

/** No locale in the address: one household has one URL, whatever language its reader chose. */
export const getLocale = cache(async (): Promise<Locale> => {
  const chosen = (await cookies()).get(LOCALE_COOKIE)?.value;
  return isLocale(chosen) ? chosen : DEFAULT_LOCALE;
});

/** The texts of a part of the catalogue, in the reader's language or the one asked for. */
export async function getTranslations(
  asked?: string | { readonly locale: Locale; readonly namespace?: string },
): Promise<ReturnType<typeof translator>> {
  const isPart = asked === undefined || typeof asked === "string";
  const [locale, namespace] = isPart ? [await getLocale(), asked] : [asked.locale, asked.namespace];
  const key = `${locale} ${namespace ?? ""}`;
  const known = made.get(key) ?? translator(locale, namespace);
  made.set(key, known);
  return known;
}
