import "server-only";
import { type RequestGroundView, suggestions, variableChoices } from "@/lib/domain/data-request/form-ground";
import { messagesOf } from "@/lib/i18n/catalogue";
import { referenceSql } from "@/lib/server/db/reference";
import { childrenOf, regionLabel } from "@/lib/server/region/queries";
import { rulesOf } from "./rules-query";

/** What the form of a request for a regency's data offers. */
export async function requestGround(regencyCode: string, locale: "id" | "en", now: Date): Promise<RequestGroundView> {
  const [{ rules }, regencyName, children] = await Promise.all([
    rulesOf(referenceSql(), regencyCode, now),
    regionLabel(regencyCode),
    childrenOf(regencyCode),
  ]);
  const districts = await Promise.all(
    children.map(async ({ code, name }) => ({
      code,
      name,
      villages: (await childrenOf(code)).map((village) => ({ code: village.code, name: village.name })),
    })),
  );
  return {
    regencyCode,
    regencyName,
    levels: rules.levels.map(({ level, isOffered, mostDays }) => ({ level, isOffered, mostDays })),
    suggested: suggestions(),
    variables: variableChoices(rules, locale),
    sections: messagesOf(locale).codebook.sectionName,
    districts,
  };
}
