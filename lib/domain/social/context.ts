import { REQUESTABLE, variableName } from "../data-request/column";
import { PROFILE } from "./profile";

const CORE = "https://schema.spdci.org/core/v1/data/";
const SOCIAL = "https://schema.spdci.org/extensions/social/v1/data/";

/** Names that the profile takes from the standard's core. */
const CORE_NAMES = [
  "Identifier",
  "Name",
  "Address",
  "RelatedPerson",
  "identifier",
  "identifier_type",
  "identifier_value",
  "name",
  "given_name",
  "sex",
  "birth_date",
  "address",
  "address_line_1",
  "locality",
  "sub_region_code",
  "region_code",
  "country_code",
  "group_identifier",
  "group_type",
  "group_size",
  "poverty_score",
  "poverty_score_type",
  "member_identifier",
  "marital_status",
  "employment_status",
  "education_level",
  "related_person",
  "relationship_type",
  "additional_attributes",
] as const;
const SOCIAL_NAMES = ["Group", "Member", "SRPerson", "group_head_info", "member_list", "demographic_info"] as const;

/** The page that explains the profile to people. */
export const SOCIAL_PAGE = "/api-terbuka/registri-sosial";

/**
 * The JSON-LD context of the records: the standard's names as they are, DTSEN's under the portal's own page, with where each of the profile
 * stands in the standard.
 */
export function profileContext(publicUrl: string): object {
  const page = `${publicUrl}${SOCIAL_PAGE}#`;
  const names = (base: string, list: readonly string[]) => list.map((name) => [name, `${base}${name}`] as const);
  return {
    "@context": {
      "@version": 1.1,
      dtsen: page,
      rdfs: "http://www.w3.org/2000/01/rdf-schema#",
      ...Object.fromEntries(names(CORE, CORE_NAMES)),
      ...Object.fromEntries(names(SOCIAL, SOCIAL_NAMES)),
      key: { "@id": "dtsen:key", "@type": "@vocab" },
      value: "dtsen:value",
    },
    "@graph": REQUESTABLE.map((variable) => {
      const name = variableName(variable);
      const line = PROFILE.find((each) => each.variable === name);
      return {
        "@id": `${page}${name}`,
        "rdfs:label": [
          { "@value": variable.label.id, "@language": "id" },
          { "@value": variable.label.en, "@language": "en" },
        ],
        "dtsen:path": line?.path ?? `${variable.level === "household" ? "Group" : "Member"}.additional_attributes`,
        ...(line === undefined ? {} : { "dtsen:attribute": line.attribute }),
        ...(line?.codes === undefined
          ? {}
          : {
              "dtsen:codes": line.codes.map(({ standard, dtsen }) => ({
                "dtsen:standard": standard,
                "dtsen:dtsen": dtsen,
              })),
            }),
      };
    }),
  };
}
