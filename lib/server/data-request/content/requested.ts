import "server-only";
import type { Scope } from "@/lib/domain/access/scope";
import type { RequestedFamily } from "@/lib/domain/data-request/record-row";
import { assetOwnership } from "@/lib/domain/delivery/content-row";
import { cardPlace, familyPlace, placeCodes, type RegionNames } from "@/lib/domain/delivery/place";
import { type AnswerMap, type AnswerValue, answerIn } from "@/lib/domain/instrument/answers";
import { snakeCase } from "@/lib/domain/variable/column";
import { variablesOf } from "@/lib/domain/variable/dictionary";
import type { Level } from "@/lib/domain/variable/variable";
import { keyedHash } from "@/lib/server/crypto/seal";
import { underScope } from "@/lib/server/db/scoped";
import { findFamilies } from "@/lib/server/household/families";
import type { Family } from "@/lib/server/household/family";
import { findRegions } from "@/lib/server/region/queries";
import type { RequestJob } from "./job";

/** Families as a request tells them, in the order of their ids; those outside the scope are not there. */
export async function readRequested(
  scope: Scope,
  job: Pick<RequestJob, "regencyCode" | "requestId">,
  ids: readonly string[],
): Promise<readonly RequestedFamily[]> {
  const found = await underScope(scope, ({ sql }) => findFamilies(sql, job.regencyCode, ids));
  const families = ids.flatMap((id) => found.get(id) ?? []);
  const regions = await findRegions(families.flatMap(placesIn));
  const names = new Map([...regions].map(([code, { name }]) => [code, name]));
  return families.map((family) => toRequested(job, family, names));
}

function placesIn({ villageCode, answers }: Family): readonly string[] {
  const cards = Object.values(answers.members).flatMap((member) => cardVillage(member));
  return [villageCode, ...cards].flatMap(placeCodes);
}

function cardVillage(member: AnswerMap): readonly string[] {
  const code = answerIn(member, "ktpVillageCode");
  return typeof code === "string" ? [code] : [];
}

function toRequested(job: Pick<RequestJob, "requestId">, family: Family, names: RegionNames): RequestedFamily {
  const { answers, row, villageCode } = family;
  return {
    id: family.id,
    number: familyNumber(job, family.id),
    household: {
      ...answers.household,
      ...importedOf("household", row),
      ...familyPlace(villageCode, names),
      headName: textOf(row["head_name"]),
      memberCount: numberOf(row["member_count"]),
      assetOwnership: assetOwnership(answers.household),
    },
    people: [...family.memberRows].map(([uid, memberRow]) => {
      const member = answers.members[uid] ?? {};
      const card = cardVillage(member)[0];
      return {
        id: uid,
        member: {
          ...member,
          ...importedOf("member", memberRow),
          ...(card === undefined ? {} : cardPlace(card, names)),
        },
        civil: answers.civil[uid] ?? {},
      };
    }),
  };
}

/** A number for the family that holds for this request alone: nobody can lay two deliveries over each other by it. */
export function familyNumber({ requestId }: Pick<RequestJob, "requestId">, householdId: string): string {
  return keyedHash(`data-request:${requestId}`, householdId).toString("hex").slice(0, 20);
}

const IMPORTED: Readonly<Record<Exclude<Level, "civil">, readonly string[]>> = {
  household: variablesOf("household").flatMap(({ kind, key }) => (kind === "imported" ? [key] : [])),
  member: variablesOf("member").flatMap(({ kind, key }) => (kind === "imported" ? [key] : [])),
};

/** What the ranking centre set stands beside the answers. */
function importedOf(level: Exclude<Level, "civil">, row: Readonly<Record<string, unknown>>): AnswerMap {
  return Object.fromEntries(
    IMPORTED[level].map((key): [string, AnswerValue] => {
      const value = row[snakeCase(key)];
      return [key, typeof value === "number" || typeof value === "string" ? value : null];
    }),
  );
}

function textOf(value: unknown): string | null {
  return typeof value === "string" ? value : null;
}

function numberOf(value: unknown): number | null {
  return typeof value === "number" ? value : null;
}
