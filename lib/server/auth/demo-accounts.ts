import "server-only";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import * as z from "zod";
import { config } from "@/lib/server/config/config";

const accountsSchema = z.array(
  z.object({
    username: z.string(),
    password: z.string(),
    role: z.string(),
    regionCode: z.string(),
    regionName: z.string(),
    note: z.string().optional(),
  }),
);
export type DemoAccount = z.infer<typeof accountsSchema>[number];

/** The demo's accounts for the sign-in page, in demo mode alone; null in every other case. */
export async function demoAccounts(): Promise<readonly DemoAccount[] | null> {
  if (!config().demoMode) return null;
  try {
    const text = await readFile(join(process.cwd(), "prisma/seed/demo-accounts.json"), "utf8");
    return accountsSchema.parse(JSON.parse(text));
  } catch {
    return null; // a deployment without the demo's files shows none
  }
}
