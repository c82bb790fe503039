import "server-only";
import { type Actor, scopeOf } from "@/lib/domain/access/actor";
import { type ScopedTx, underScope } from "@/lib/server/db/scoped";

export interface Point {
  readonly lat: number;
  readonly lng: number;
}

/** Houses a village's map shows at most; beyond that a phone draws slowly and the picture says no more. */
const MOST_POINTS = 1500;

/** Where the other houses of a village stand; positions alone, nobody's name. */
export async function listVillagePoints(actor: Actor, villageCode: string, except: string): Promise<readonly Point[]> {
  return underScope(scopeOf(actor), (tx) => villagePoints(tx, villageCode, except, MOST_POINTS));
}

/** The same inside a transaction that has its scope, `most` of them at most; always the same of them, in the same order. */
export async function villagePoints(
  { sql }: ScopedTx,
  villageCode: string,
  except: string,
  most: number,
): Promise<readonly Point[]> {
  const rows = await sql<{ lat: number; lng: number }>`
    SELECT lat, lng FROM app_village_points(${villageCode}, ${except}::uuid, ${most})`;
  return rows.map(({ lat, lng }) => ({ lat, lng }));
}
