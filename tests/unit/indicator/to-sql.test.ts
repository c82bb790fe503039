import { describe, expect, it } from "vitest";
import { readDefinition } from "@/lib/domain/indicator/language";
import { leafAlias, toSql } from "@/lib/domain/indicator/to-sql";

const sql = (source: string) =>
  toSql("families", readDefinition("families", source), {
    leaf: leafAlias,
    ofMembers: (name, argument) => `${name}<${toSql("people", argument, { leaf: leafAlias, ofMembers: () => "" })}>`,
  });

describe("a definition as SQL", () => {
  it.each([
    ["toiletFacility in [5,6]", "(own_toilet_facility IN (5,6))"],
    ["dwellingOwnership != 1 && decile in [1,2]", "((own_dwelling_ownership <> 1) AND (decile IN (1,2)))"],
    ["!answered(cookingFuel)", "NOT ((own_cooking_fuel IS NOT NULL))"],
    ["first(landTitle in [5], landTitleGroup == 3)", "coalesce((own_land_title IN (5)), (own_land_title_group = 3))"],
    ["known(size > 2, bankAccount == 1)", "CASE WHEN (own_bank_account = 1) THEN (size > 2) END"],
    ["any(age <= 4)", "any<(age <= 4)>"],
    ["any(healthInsurance in [1,2])", "any<(own_health_insurance && '{1,2}'::smallint[])>"],
    ["any(answered(healthInsurance))", "any<(nullif(own_health_insurance, '{}') IS NOT NULL)>"],
    ["head.age < 18", "(head_age < 18)"],
  ])("%s", (source, expected) => {
    expect(sql(source)).toBe(expected);
  });
});
