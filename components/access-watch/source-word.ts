import { getTranslations } from "next-intl/server";
import { GRANT_SOURCES } from "@/lib/domain/access/grant-source";

/** Where a grant comes from in words; one that is not known stays as it is stored. */
export async function sourceWord(): Promise<(source: string) => string> {
  const t = await getTranslations("admin.source");
  return (source) => {
    const known = GRANT_SOURCES.find((each) => each === source);
    return known === undefined ? source : t(known);
  };
}
