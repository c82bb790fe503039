import { Client } from "pg";
import { toFamily } from "@/lib/server/household/family";
import type { RegionVillage } from "../seed/plan";
import type { SidFamily } from "./sid-person";

export async function findVillage(ownerUrl: string, code: string): Promise<RegionVillage | null> {
  return withOwner(ownerUrl, async (client) => {
    const found = await client.query<RegionVillage>(
      "SELECT code, name, kind FROM region WHERE code = $1 AND level = 4",
      [code],
    );
    return found.rows[0] ?? null;
  });
}

/** Families of a village as the register has them, identifiers opened: for a synthetic workbook of the demo alone. */
export async function listKnownFamilies(
  ownerUrl: string,
  villageCode: string,
  limit: number,
): Promise<readonly SidFamily[]> {
  return withOwner(ownerUrl, async (client) => {
    const where = "WHERE regency_code = $1 AND household_id = ANY ($2)";
    const households = await client.query(
      "SELECT * FROM household WHERE regency_code = $1 AND village_code = $2 AND status = 1 ORDER BY id LIMIT $3",
      [villageCode.slice(0, 4), villageCode, limit],
    );
    const keys = [villageCode.slice(0, 4), households.rows.map((row) => row.id)];
    const members = await client.query(`SELECT * FROM member ${where} ORDER BY member_no`, keys);
    const civil = await client.query(`SELECT * FROM member_civil ${where}`, keys);
    const [people, papers] = [byHousehold(members.rows), byHousehold(civil.rows)];
    return households.rows.map((row): SidFamily => {
      const { answers } = toFamily(row, people.get(String(row.id)) ?? [], papers.get(String(row.id)) ?? [], {});
      return {
        household: answers.household,
        members: Object.entries(answers.members).map(([uid, member]) => ({
          answers: member,
          civil: answers.civil[uid] ?? {},
        })),
      };
    });
  });
}

type DatabaseRow = Readonly<Record<string, unknown>>;

function byHousehold(rows: readonly DatabaseRow[]): ReadonlyMap<string, readonly DatabaseRow[]> {
  const groups = new Map<string, DatabaseRow[]>();
  for (const row of rows) {
    const id = String(row["household_id"]);
    groups.set(id, [...(groups.get(id) ?? []), row]);
  }
  return groups;
}

async function withOwner<T>(ownerUrl: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: ownerUrl, connectionTimeoutMillis: 5_000 });
  // Dates stay the text they are; the driver would make instants of them.
  client.setTypeParser(1082, (text: string) => text);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
