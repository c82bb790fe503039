import { setTimeout as sleep } from "node:timers/promises";
import { Client } from "pg";
import { handles } from "@/lib/server/db/pool";
import { ownerUrl, superUrl } from "@/tests/support/urls";

/** One statement as superuser, in the database that is always there. */
async function asSuperuser(statement: string): Promise<void> {
  const url = new URL(superUrl());
  url.pathname = "/postgres";
  const client = new Client({ connectionString: url.toString() });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

/** The portal lets go of the database: nobody may hold it while it is copied or put back. */
async function letGo(name: string): Promise<void> {
  const { pool, prisma } = handles();
  await prisma.$disconnect();
  await asSuperuser(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '${name}'`);
  while (pool.totalCount > 0) await sleep(20);
}

/**
 * The whole database of this test file as it is now. The caller holds no connection to it.
 * @returns puts it back, as often as it is called: files of the same cluster, so its epoch stays
 */
export async function keepCopy(): Promise<() => Promise<void>> {
  const name = new URL(ownerUrl()).pathname.slice(1);
  const copy = `${name}_salinan`;
  await letGo(name);
  await asSuperuser(`DROP DATABASE IF EXISTS ${copy}`);
  await asSuperuser(`CREATE DATABASE ${copy} TEMPLATE ${name} OWNER mutakhir_owner`);
  return async () => {
    await letGo(name);
    await asSuperuser(`DROP DATABASE ${name} WITH (FORCE)`);
    await asSuperuser(`CREATE DATABASE ${name} TEMPLATE ${copy} OWNER mutakhir_owner`);
  };
}

/** Asks the database by the owner's hand, on a connection of its own. */
export async function ask<Row extends object>(statement: string, values: readonly unknown[] = []): Promise<Row[]> {
  const client = new Client({ connectionString: ownerUrl() });
  await client.connect();
  try {
    return (await client.query<Row>(statement, [...values])).rows;
  } finally {
    await client.end();
  }
}
