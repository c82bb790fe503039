import "server-only";
import * as z from "zod";
import { covers, rangeOf } from "@/lib/domain/access/scope";
import type { AskedFields } from "@/lib/domain/api/field";
import type { getHousehold, listHouseholds } from "@/lib/domain/api/operation/households";
import { type Outcome, refuse, succeed } from "@/lib/domain/error/error-code";
import { HOUSEHOLD_STATUS } from "@/lib/domain/household/status";
import { localDay } from "@/lib/domain/period/period";
import { formatPublicId, parsePublicId } from "@/lib/domain/public-id/public-id";
import type { RegionalItem } from "@/lib/domain/regional/item";
import { Prisma } from "@/lib/server/db/generated/client";
import { underScope } from "@/lib/server/db/scoped";
import type { Sql } from "@/lib/server/db/sql";
import type { Row } from "@/lib/server/household/columns";
import { regenciesOf } from "@/lib/server/region/regencies";
import { notRestricted } from "@/lib/server/rights/restricted";
import type { Answered, Asked } from "../answering";
import { type ApiClient, familyScope } from "../client";
import { openCursor, sealCursor } from "../cursor";
import { ageIn, askedFields, fieldsOf, selected, valuesOf } from "./household-columns";
import { askedItems, itemsOf, regionalOf } from "./regional-answers";

type ListParams = z.infer<(typeof listHouseholds)["params"]>;
type ListAnswer = z.input<(typeof listHouseholds)["answer"]>;
type OneParams = z.infer<(typeof getHousehold)["params"]>;
type OneAnswer = z.input<(typeof getHousehold)["answer"]>;

/** The zone that a person's years are counted in where a list spans several. */
const ZONE = "Asia/Jakarta";

/** Families of a region in the order of village and id; closed ones are no families of it any more. */
export async function readHouseholds({
  client,
  params,
  now,
}: Asked<ListParams>): Promise<Outcome<Answered<ListAnswer>>> {
  const { region = client.regionCode, limit, cursor, fields, regional } = params;
  if (!covers(client.regionCode, region)) return refuse("NOT_FOUND");
  const asked = await askedOf(client, params);
  if (!asked.ok) return asked;
  const place = { clientId: client.id, operation: "listHouseholds", filter: { region, fields, regional } };
  const after = cursor === undefined ? START : openCursor(place, cursor, z.tuple([z.string(), z.uuid()]));
  if (after === null) return refuse("INVALID_INPUT", { fields: [{ path: "cursor", detail: "invalid_cursor" }] });
  const regencies = await regenciesOf(region);
  const rows = await underScope(familyScope(client, region), async ({ sql }) => {
    const found = await sql<Row>`SELECT ${columnsOf(asked.value)} FROM household h
      WHERE ${placeIn(region, regencies)} AND h.status <> ${HOUSEHOLD_STATUS.closed} AND ${notRestricted("h")}
        AND (h.regency_code, h.village_code, h.id) > (${after[0].slice(0, 4)}, ${after[0]}, ${after[1]}::uuid)
      ORDER BY h.regency_code, h.village_code, h.id LIMIT ${limit + 1}`;
    const shown = found.slice(0, limit);
    return { found, shown, people: await peopleOf(sql, asked.value, shown, now) };
  });
  const items = rows.shown.map((row) => toHousehold(asked.value, row, rows.people));
  const last = rows.shown.at(-1);
  const isLast = rows.found.length <= limit || last === undefined;
  const next = isLast ? null : sealCursor(place, [String(last["village_code"]), String(last["id"])]);
  return succeed({ body: { items, next }, shown: shownOf(rows.shown) });
}

const START = ["", "00000000-0000-0000-0000-000000000000"] as const;

/** The regency first, by which the index is read: of a village or a regency there is one. */
function placeIn(region: string, regencies: readonly string[]): Prisma.Sql {
  const { lo, hi } = rangeOf(region);
  const [only] = regencies;
  const inRegency =
    regencies.length === 1
      ? Prisma.sql`h.regency_code = ${only}`
      : Prisma.sql`h.regency_code >= ${lo} AND h.regency_code < ${hi}`;
  return Prisma.sql`${inRegency} AND h.village_code >= ${lo} AND h.village_code < ${hi}`;
}

/** What a request wants to know of families and people. */
interface AskedOf extends AskedFields {
  readonly items: readonly RegionalItem[];
}

async function askedOf(
  client: ApiClient,
  { fields, regional }: Pick<ListParams, "fields" | "regional">,
): Promise<Outcome<AskedOf>> {
  const asked = askedFields(client, fields);
  if (!asked.ok) return asked;
  const items = await askedItems(client, regional);
  return items.ok ? succeed({ ...asked.value, items: items.value }) : items;
}

function columnsOf(asked: AskedOf): Prisma.Sql {
  const more = itemsOf(asked.items, "household").length > 0 ? ["regional"] : [];
  return Prisma.sql`${BASE}${selected(fieldsOf(asked, "household"), "h", more)}`;
}

const BASE = Prisma.raw("h.regency_code, h.id, h.village_code, h.status, h.member_count, h.revision, h.updated_at");

/** One family; null in scope and an id that nobody has are one answer. */
export async function readHousehold({ client, params, now }: Asked<OneParams>): Promise<Outcome<Answered<OneAnswer>>> {
  const key = parsePublicId(params.id);
  const asked = await askedOf(client, params);
  if (!asked.ok) return asked;
  if (key === null) return refuse("NOT_FOUND");
  const read = await underScope(familyScope(client), async ({ sql }) => {
    const [row] = await sql<Row>`SELECT ${columnsOf(asked.value)} FROM household h
      WHERE h.regency_code = ${key.regencyCode} AND h.id = ${key.id} AND ${notRestricted("h")}`;
    return row === undefined ? null : { row, people: await peopleOf(sql, asked.value, [row], now) };
  });
  if (read === null) return refuse("NOT_FOUND");
  return succeed({ body: toHousehold(asked.value, read.row, read.people), shown: shownOf([read.row]) });
}

type Person = NonNullable<OneAnswer["people"]>[number];
type People = ReadonlyMap<string, readonly Person[]> | null;

/** Members of the families by family; null where nothing of members is asked for. */
async function peopleOf(sql: Sql, asked: AskedOf, families: readonly Row[], now: Date): Promise<People> {
  const [member, civil] = [fieldsOf(asked, "member"), fieldsOf(asked, "civil")];
  const items = itemsOf(asked.items, "member");
  if (member.length + civil.length + items.length === 0 && !asked.asksAge) return null;
  const more = [...(asked.asksAge ? ["birth_date"] : []), ...(items.length > 0 ? ["regional"] : [])];
  const regencies = [...new Set(families.map((row) => String(row["regency_code"])))];
  const ids = families.map((row) => String(row["id"]));
  const rows = await sql<Row>`SELECT m.household_id, m.id
      ${selected(member, "m", more)}${selected(civil, "c")}
    FROM member m LEFT JOIN member_civil c ON c.regency_code = m.regency_code AND c.household_id = m.household_id AND c.id = m.id
    WHERE m.regency_code = ANY (${regencies}) AND m.household_id = ANY (${ids}::uuid[]) AND m.active
    ORDER BY m.household_id, m.member_no, m.id`;
  const today = localDay(now, ZONE);
  const people = new Map<string, Person[]>();
  for (const row of rows) {
    const values = { ...valuesOf(member, "m", row), ...valuesOf(civil, "c", row) };
    const age = asked.asksAge ? { age: ageIn(row, today) } : {};
    const family = people.get(String(row["household_id"])) ?? [];
    family.push({ id: String(row["id"]), values: { ...values, ...age }, ...regionalOf(items, row["m_regional"]) });
    people.set(String(row["household_id"]), family);
  }
  return people;
}

const STATUS_WORDS = { 1: "active", 2: "not-found", 3: "closed" } as const;

function toHousehold(asked: AskedOf, row: Row, people: People): OneAnswer {
  const updated = row["updated_at"];
  const status = Number(row["status"]);
  return {
    id: formatPublicId(String(row["regency_code"]), String(row["id"])),
    village: String(row["village_code"]),
    status: status === 1 || status === 2 ? STATUS_WORDS[status] : STATUS_WORDS[3],
    members: Number(row["member_count"]),
    revision: Number(row["revision"]),
    updatedAt: updated instanceof Date ? updated.toISOString() : String(updated),
    values: valuesOf(fieldsOf(asked, "household"), "h", row),
    ...regionalOf(itemsOf(asked.items, "household"), row["h_regional"]),
    ...(people === null ? {} : { people: [...(people.get(String(row["id"])) ?? [])] }),
  };
}

function shownOf(rows: readonly Row[]) {
  return { kind: "household" as const, ids: rows.map((row) => String(row["id"])) };
}
