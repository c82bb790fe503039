import { Client } from "pg";
import { describe, expect, it, vi } from "vitest";
import { findReadiness } from "@/lib/server/config/readiness";
import { migrate } from "@/prisma/migrate";
import { loadRegions } from "@/prisma/regions/load";
import { isDatabaseEmpty, requireBoundRole } from "@/scripts/runner/database.mjs";
import { appUrl, ownerUrl, superUrl } from "@/tests/support/urls";

async function ask<Row extends Record<string, unknown>>(url: string, sql: string): Promise<readonly Row[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Row>(sql)).rows;
  } finally {
    await client.end();
  }
}

describe("database roles", () => {
  it("serves through a role that row-level security binds", async () => {
    await expect(requireBoundRole(appUrl())).resolves.toBeUndefined();
  });

  it("refuses to serve through the owner or a superuser", async () => {
    await expect(requireBoundRole(ownerUrl())).rejects.toThrow("table owner");
    await expect(requireBoundRole(superUrl())).rejects.toThrow("superuser");
  });

  it("is found by the portal itself, and asked for again while the database is away", async () => {
    const { handles } = await import("@/lib/server/db/pool");
    const { findRoleState, watchRole } = await import("@/lib/server/db/bound-role");
    const pool = handles().pool;
    const query = vi.spyOn(pool, "query");
    query.mockImplementationOnce(() => Promise.reject(new Error("connect ECONNREFUSED")));
    expect(await findRoleState()).toBe("unknown");
    expect((await findReadiness(new Date())).role).toBe("ok");
    globalThis.__mutakhirRoleIsBound = undefined;
    query.mockImplementationOnce(() => Promise.reject(new Error("connect ECONNREFUSED")));
    const refuse = vi.fn();
    await watchRole(refuse, 20);
    await vi.waitFor(() => expect(globalThis.__mutakhirRoleIsBound).toBe(true));
    expect(refuse).not.toHaveBeenCalled();
    query.mockRestore();
    globalThis.__mutakhirRoleIsBound = undefined;
    await ask(superUrl(), "CREATE TABLE public.milik_app (id int); ALTER TABLE public.milik_app OWNER TO mutakhir_app");
    expect(await findRoleState()).toBe("unbound");
    await watchRole(refuse, 20);
    expect(refuse).toHaveBeenCalledOnce();
    expect((await findReadiness(new Date())).role).toBe("down");
    await ask(superUrl(), "DROP TABLE public.milik_app");
    expect(await findRoleState()).toBe("bound");
  });

  it("gives every connection of the portal its timeouts", async () => {
    const rows = await ask<{ name: string; setting: string }>(
      appUrl(),
      "SELECT name, setting FROM pg_settings WHERE name IN ('statement_timeout', 'lock_timeout', 'idle_in_transaction_session_timeout')",
    );
    expect(Object.fromEntries(rows.map((row) => [row.name, row.setting]))).toEqual({
      statement_timeout: "15000",
      lock_timeout: "5000",
      idle_in_transaction_session_timeout: "15000",
    });
  });

  it("does not let the portal make or change tables", async () => {
    await expect(ask(appUrl(), "CREATE TABLE public.titipan (id int)")).rejects.toThrow("permission denied");
    await expect(ask(appUrl(), "UPDATE region SET name = name")).rejects.toThrow("permission denied");
  });
});

describe("a prepared database", () => {
  it("takes migrations and regions a second time without a change", async () => {
    await expect(migrate(ownerUrl())).resolves.toEqual([]);
    await expect(loadRegions(ownerUrl())).resolves.toBe(0);
  });

  it("sorts text the same on every machine and checks its pages", async () => {
    const rows = await ask<{ locale: string; checksums: string }>(
      ownerUrl(),
      "SELECT datlocale AS locale, current_setting('data_checksums') AS checksums FROM pg_database WHERE datname = current_database()",
    );
    expect(rows[0]).toEqual({ locale: "C.UTF-8", checksums: "on" });
  });

  it("counts as used as soon as somebody's row is in it", async () => {
    await ask(
      ownerUrl(),
      "INSERT INTO period (id, region_code, year, instrument, instrument_version, starts_on, ends_on) VALUES (gen_random_uuid(), '99', 1999, 'UJI', 1, '1999-01-01', '1999-12-31')",
    );
    await expect(isDatabaseEmpty(ownerUrl())).resolves.toBe(false);
    await ask(ownerUrl(), "DELETE FROM period WHERE region_code = '99' AND year = 1999");
  });

  it("is not ready while no worker beats", async () => {
    const readiness = await findReadiness(new Date());
    expect(readiness).toMatchObject({ ready: false, database: "ok", migrations: "ok", worker: "down" });
  });
});
