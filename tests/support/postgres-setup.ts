import type { TestProject } from "vitest/node";
import { migrate } from "@/prisma/migrate";
import { loadRegions } from "@/prisma/regions/load";
import { startThrowawayPostgres } from "./postgres.mjs";

declare module "vitest" {
  export interface ProvidedContext {
    /** Role `mutakhir_app`: what the portal itself may do. */
    appUrl: string;
    /** Role `mutakhir_owner`: for preparing and inspecting. */
    ownerUrl: string;
    /** Superuser: for tests about roles and extensions only. */
    superUrl: string;
  }
}

/** One throwaway PostgreSQL for the whole run, migrated and with all regions. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await startThrowawayPostgres();
  try {
    await migrate(server.ownerUrl);
    await loadRegions(server.ownerUrl);
  } catch (error) {
    await server.stop();
    throw error;
  }
  project.provide("appUrl", server.appUrl);
  project.provide("ownerUrl", server.ownerUrl);
  project.provide("superUrl", server.superUrl("mutakhir"));
  return () => server.stop();
}
