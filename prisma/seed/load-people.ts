import { randomUUID } from "node:crypto";
import type { Client } from "pg";
import { hashPassword } from "@/lib/server/auth/password";
import { type Cell, copyRows } from "@/lib/server/db/copy";
import type { People, SeedUser } from "./accounts";
import { PERIOD, periodCells, type SeedPeriod } from "./period";
import type { VillagePlan } from "./village";

/** Writes accounts, grants, periods, and the special conditions of the villages. */
export async function loadPeople(
  client: Client,
  people: People,
  periods: readonly SeedPeriod[],
  begunAt: number,
): Promise<void> {
  const at = new Date(begunAt);
  const hashes = await passwordHashes(people.users);
  await copyRows(
    client,
    "app_user",
    ["id", "username", "display_name", "password_hash", "locale", "status", "created_at", "updated_at"],
    people.users.map((user, index): readonly Cell[] => [
      user.id,
      user.username,
      user.displayName,
      hashes[index] ?? "",
      "id",
      "active",
      at,
      at,
    ]),
  );
  await copyRows(
    client,
    "access_grant",
    [
      "id",
      "user_id",
      "role",
      "region_code",
      "level",
      "valid_from",
      "valid_to",
      "source",
      "reason",
      "created_by",
      "created_at",
      "rt",
      "rw",
    ],
    people.grants.map((grant): readonly Cell[] => [
      grant.id,
      grant.userId,
      grant.role,
      grant.regionCode,
      grant.level,
      at,
      null,
      "administrator",
      "Akun contoh untuk peragaan",
      null,
      at,
      grant.rt,
      grant.rw,
    ]),
  );
  await copyRows(client, PERIOD.name, PERIOD.columns, periods.map(periodCells));
}

/** Accounts that nobody signs in with share one hash of a password that nobody knows: hashing is slow on purpose. */
async function passwordHashes(users: readonly SeedUser[]): Promise<readonly string[]> {
  const unknown = await hashPassword(randomUUID());
  return Promise.all(users.map(({ password }) => (password === null ? unknown : hashPassword(password))));
}

export async function markRemote(client: Client, plans: readonly VillagePlan[]): Promise<void> {
  for (const { site } of plans) {
    if (site.remote === null) continue;
    await client.query(
      "UPDATE region SET is_remote = true, is_island = $2, no_internet = $3, travel_hours = $4 WHERE code = $1",
      [site.code, site.remote.island, site.remote.noInternet, site.remote.travelHours],
    );
  }
}

/** Each account's home is the region of its first duty, as the commands that make accounts write it. */
export async function settleHomes(client: Client): Promise<void> {
  await client.query(`UPDATE app_user u SET home_code = held.code
    FROM (SELECT DISTINCT ON (user_id) user_id, region_code AS code FROM (
        SELECT user_id, region_code, created_at, id FROM access_grant
        UNION ALL SELECT user_id, region_code, created_at, id FROM appointment) AS d
      ORDER BY user_id, created_at, id) AS held
    WHERE held.user_id = u.id`);
}
