import { getTranslations } from "next-intl/server";
import { MATCH_PROBLEMS } from "@/lib/domain/extract/load";
import { ROW_PROBLEMS } from "@/lib/domain/extract/read-row";
import { VALUE_PROBLEMS } from "@/lib/domain/extract/read-value";

const KNOWN = [...ROW_PROBLEMS, ...MATCH_PROBLEMS, ...VALUE_PROBLEMS] as const;

/** What is wrong and what to do, by the code that is kept; a code of a later version reads as itself. */
export async function problemText(): Promise<(code: string) => string> {
  const t = await getTranslations("extract.problem");
  return (code) => {
    const known = KNOWN.find((each) => each === code);
    return known === undefined ? code : t(known);
  };
}
