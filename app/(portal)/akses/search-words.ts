import { getTranslations } from "next-intl/server";

/** What the search box for officers says, under the given label. */
export async function searchWords(label: string) {
  const [household, common, errors] = await Promise.all([
    getTranslations("household"),
    getTranslations("common"),
    getTranslations("errors"),
  ]);
  return {
    label,
    submit: common("search"),
    short: household("searchShort"),
    failed: errors("code.INTERNAL.what"),
    errors: {
      UNAVAILABLE: errors("code.UNAVAILABLE.what"),
      UNAUTHENTICATED: errors("code.UNAUTHENTICATED.what"),
      GRANT_CHANGED: errors("code.GRANT_CHANGED.what"),
    },
  };
}
