import type { Client } from "pg";

const TABLES = [
  "invitation_event",
  "invitation",
  "house_call_event",
  "house_call",
  "assignment_event",
  "assignment",
  "desk_event",
  "desk_ticket",
  "desk_slot",
  "desk_day",
] as const;

/** Takes away what tests of a desk stored in a regency. */
export async function clearDesk(client: Client, regency: string): Promise<void> {
  for (const table of TABLES) await client.query(`DELETE FROM ${table} WHERE regency_code = $1`, [regency]);
}
