import { type RecordColumn, variableName } from "../data-request/column";
import type { RequestedFamily } from "../data-request/record-row";
import { householdRow, peopleRows } from "../data-request/record-row";
import { PROFILE, standardCode } from "./profile";
import type { Address, GroupRecord, Identifier, MemberRecord, PersonRecord } from "./record";

/** The columns that a grant hands over, of the family and of its people. */
export interface GrantedColumns {
  readonly household: readonly RecordColumn[];
  readonly people: readonly RecordColumn[];
}

/** Treated cells by the variable's name; what has no answer is not there. */
type Cells = ReadonlyMap<string, string>;

/** A family of a grant as the standard's `Group`: what was granted, as the level says, and nothing else. */
export function toGroup(family: RequestedFamily, columns: GrantedColumns, context: string): GroupRecord {
  const cells = cellsOf(columns.household, householdRow(family, columns.household).slice(1));
  const members = columns.people.length === 0 ? null : toMembers(family, columns);
  const head = members?.find((member) => member.related_person?.[0]?.relationship_type === "SELF");
  const [size, score] = [cells.get("household.memberCount"), cells.get("household.decileNational")];
  const kk = cells.get("household.kkNumber");
  return {
    "@context": context,
    "@type": "Group",
    group_identifier: [
      identifier("NOMOR_KELUARGA", family.number),
      ...(kk === undefined ? [] : [identifier("KK", kk)]),
    ],
    group_type: "3",
    ...addressIn(cells),
    ...(score === undefined
      ? {}
      : { poverty_score: Number(score), poverty_score_type: "DTSEN_DECILE_NATIONAL" as const }),
    ...(head === undefined ? {} : { group_head_info: head }),
    ...(size === undefined ? {} : { group_size: Number(size) }),
    ...(members === null ? {} : { member_list: members }),
    ...attributesIn(cells),
  };
}

/** The people of a family as `Member`s, in the order of the family. */
export function toMembers(family: RequestedFamily, columns: GrantedColumns): MemberRecord[] {
  return peopleRows(family, columns.people).map((row) => {
    const cells = cellsOf(columns.people, row.slice(2));
    const number = identifier("NOMOR_ANGGOTA", `${family.number}-${row[1] ?? ""}`);
    return {
      "@type": "Member" as const,
      member_identifier: [number],
      demographic_info: toPerson(cells, number),
      ...relationIn(cells),
      ...codesIn(cells),
      ...attributesIn(cells),
    };
  });
}

function toPerson(cells: Cells, number: Identifier): PersonRecord {
  const [name, born] = [cells.get("member.name"), cells.get("member.birthDate")];
  const nik = cells.get("member.nik");
  const sex = codeOf(cells, "member.sex");
  return {
    "@type": "SRPerson",
    identifier: nik === undefined ? [number] : [identifier("UIN", nik)],
    ...(name === undefined ? {} : { name: { "@type": "Name" as const, given_name: name } }),
    ...(sex === "male" || sex === "female" ? { sex } : {}),
    ...(born === undefined ? {} : { birth_date: born }),
  };
}

function identifier(identifier_type: Identifier["identifier_type"], identifier_value: string): Identifier {
  return { "@type": "Identifier", identifier_type, identifier_value };
}

function cellsOf(columns: readonly RecordColumn[], row: readonly string[]): Cells {
  return new Map(
    columns.flatMap(({ variable }, at) => {
      const cell = row[at] ?? "";
      return cell === "" ? [] : [[variableName(variable), cell] as const];
    }),
  );
}

function addressIn(cells: Cells): { address?: Address[] } {
  const [line, village] = [cells.get("household.address"), cells.get("household.villageCode")];
  const locality = cells.get("household.villageName");
  if (line === undefined && village === undefined) return {};
  const address: Address = {
    "@type": "Address",
    ...(line === undefined ? {} : { address_line_1: line }),
    ...(locality === undefined ? {} : { locality }),
    ...(village === undefined ? {} : { sub_region_code: village, region_code: village.slice(0, 2) }),
    country_code: "ID",
  };
  return { address: [address] };
}

function codeOf(cells: Cells, name: string): string | null {
  const cell = cells.get(name);
  return cell === undefined ? null : standardCode(name, cell);
}

function relationIn(cells: Cells): Pick<MemberRecord, "related_person"> {
  const relationship_type = codeOf(cells, "member.relationToHead");
  return relationship_type === null ? {} : { related_person: [{ "@type": "RelatedPerson", relationship_type }] };
}

const MARITAL = ["S", "M", "D", "W"] as const;
const EMPLOYMENT = ["4", "5", "6", "8"] as const;
const EDUCATION = ["1", "2", "3", "5", "6", "7", "8"] as const;

function codesIn(cells: Cells): Pick<MemberRecord, "marital_status" | "employment_status" | "education_level"> {
  const pick = <Code extends string>(codes: readonly Code[], name: string) => {
    const found = codeOf(cells, name);
    return codes.find((each) => each === found);
  };
  const marital_status = pick(MARITAL, "member.maritalStatus");
  const employment_status = pick(EMPLOYMENT, "member.employmentStatus");
  const education_level = pick(EDUCATION, "member.highestCertificate");
  return {
    ...(marital_status === undefined ? {} : { marital_status }),
    ...(employment_status === undefined ? {} : { employment_status }),
    ...(education_level === undefined ? {} : { education_level }),
  };
}

/** Told whole by the standard's own part; coded ones and all others stand among the attributes. */
const TOLD_WHOLE = new Set(PROFILE.flatMap(({ variable, codes }) => (codes === undefined ? [variable] : [])));

function attributesIn(cells: Cells): { additional_attributes?: { key: string; value: string }[] } {
  const rest = [...cells].flatMap(([key, value]) => (TOLD_WHOLE.has(key) ? [] : [{ key, value }]));
  return rest.length === 0 ? {} : { additional_attributes: rest };
}
