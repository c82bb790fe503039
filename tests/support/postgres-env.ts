import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { Client } from "pg";
import { afterAll, inject, vi } from "vitest";
import { TEST_KEYS } from "./keys.mjs";

/**
 * Every test file has a database of its own, copied from the migrated one: what one file writes is in nobody else's way, whatever the
 * order. They run in one process, because loading the packages anew takes longer than most tests; the portal's own modules are loaded anew, so that
 * no file meets what another one left in them.
 */
const name = `uji_${randomUUID().replaceAll("-", "")}`;

function at(url: string, database: string): string {
  const changed = new URL(url);
  changed.pathname = `/${database}`;
  return changed.toString();
}

async function asSuperuser(statement: string): Promise<void> {
  const client = new Client({ connectionString: at(inject("superUrl"), "postgres") });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

/** A copy needs the original to itself for a moment; a connection that is just closing is waited for. */
async function copyDatabase(): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await asSuperuser(`CREATE DATABASE ${name} TEMPLATE mutakhir OWNER mutakhir_owner STRATEGY FILE_COPY`);
    } catch (error) {
      if (attempt === 20) throw error;
      await sleep(250);
    }
  }
}

await copyDatabase();
afterAll(async () => {
  const open = globalThis.__mutakhirDb;
  globalThis.__mutakhirDb = undefined;
  globalThis.__mutakhirRoleIsBound = undefined;
  vi.resetModules();
  // What a test left running ends by the database, not by waiting for it.
  await asSuperuser(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
  await Promise.allSettled([open?.pool.end(), open?.prisma.$disconnect()]);
});

// Before any module of the portal reads its settings.
Object.assign(process.env, TEST_KEYS, {
  DATABASE_URL: at(inject("appUrl"), name),
  DATABASE_OWNER_URL: at(inject("ownerUrl"), name),
  DATABASE_SUPER_URL: at(inject("superUrl"), name),
  MUTAKHIR_DEMO: "1",
  MUTAKHIR_LOG_LEVEL: "error",
});
