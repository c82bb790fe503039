import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { initialiseCluster } from "@/scripts/postgres/cluster.mjs";
import { openDatabase } from "@/scripts/runner/database.mjs";
import { explainFailure, explainText, PlainFailure } from "@/scripts/runner/failure.mjs";
import { takeStartLock } from "@/scripts/runner/lock.mjs";
import { parsePort, requireFreePort } from "@/scripts/runner/port.mjs";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "mutakhir-uji-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** The one line of a start that fails. */
async function lineOf(start: () => unknown): Promise<string> {
  try {
    await start();
  } catch (error) {
    expect(error).toBeInstanceOf(PlainFailure);
    const line = explainFailure(error);
    expect(line).not.toContain("\n");
    return line;
  }
  throw new Error("it started");
}

describe("a start that cannot go on says why in one line", () => {
  it("of a port that is taken, or is none", async () => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const address = server.address();
    if (address === null || typeof address === "string") throw new Error("no port");
    expect(await lineOf(() => requireFreePort(address.port, "127.0.0.1", 1))).toContain(`PORT=${address.port + 1}`);
    server.close();
    expect(await lineOf(() => parsePort("tiga ribu"))).toContain("tiga ribu");
    expect(parsePort(undefined)).toBe(3000);
  });

  it("of a full disk, a read-only one, and one without permission, whoever found out", () => {
    const noSpace = Object.assign(new Error("write"), { code: "ENOSPC", path: "/data/a" });
    expect(explainFailure(noSpace)).toMatch(/disk is full.*\/data\/a/);
    expect(explainText("PANIC: could not write to file: No space left on device\nmore")).toMatch(/disk is full/);
    expect(explainFailure(Object.assign(new Error("open"), { code: "EROFS" }))).toMatch(/read-only/);
    expect(explainFailure(Object.assign(new Error("open"), { code: "EACCES" }))).toMatch(/No permission/);
    expect(explainFailure(new Error("sesuatu\n  at x"))).toBe("sesuatu");
  });

  it("of a folder that is no PostgreSQL's, and one of another version", async () => {
    const cluster = (data: string) => ({
      bin: folder,
      data,
      log: join(folder, "log"),
      account: null,
      superPassword: "x",
      connections: 10,
      durable: false,
    });
    const foreign = join(folder, "foto");
    mkdirSync(foreign);
    writeFileSync(join(foreign, "liburan.jpg"), "x");
    expect(await lineOf(() => initialiseCluster(cluster(foreign)))).toMatch(/not PostgreSQL data of the portal/);
    writeFileSync(join(foreign, "PG_VERSION"), "9.6\n");
    expect(await lineOf(() => initialiseCluster(cluster(foreign)))).toMatch(/made by PostgreSQL 9\.6/);
  });

  it("of a database that does not answer, without its password; and of one address without the other", async () => {
    const url = "postgresql://orang:sandi-rahasia@127.0.0.1:1/mutakhir";
    const both = { DATABASE_URL: url, DATABASE_OWNER_URL: url };
    const line = await lineOf(() => openDatabase({ dataDir: folder, env: both }));
    expect(line).toMatch(/DATABASE_URL.*127\.0\.0\.1:1\/mutakhir/);
    expect(line).not.toContain("sandi-rahasia");
    expect(await lineOf(() => openDatabase({ dataDir: folder, env: { DATABASE_URL: url } }))).toContain(
      "DATABASE_OWNER_URL",
    );
  });
});

describe("the lock of a data folder", () => {
  interface Taker {
    /** Whether it has the lock. */
    readonly has: Promise<boolean>;
    end(): Promise<unknown>;
  }

  /** Takes the lock in a process of its own, says whether it did, and lives until it is told to end: none may find a lock that another left. */
  function taker(): Taker {
    const address = new URL("../../../scripts/runner/lock.mjs", import.meta.url).href;
    const script = `const { takeStartLock } = await import(${JSON.stringify(address)});
      try { takeStartLock(${JSON.stringify(folder)}); console.log("held"); } catch { console.log("refused"); }
      process.stdin.resume().on("end", () => process.exit(0));`;
    const child = spawn(process.execPath, ["--input-type=module", "-e", script], {
      stdio: ["pipe", "pipe", "inherit"],
    });
    const gone = new Promise((resolve) => child.once("exit", resolve));
    return {
      has: new Promise((resolve) =>
        child.stdout.once("data", (said: Buffer) => resolve(said.toString().startsWith("held"))),
      ),
      end: () => {
        child.stdin.end();
        return gone;
      },
    };
  }

  async function had(count: number): Promise<number> {
    const takers = Array.from({ length: count }, taker);
    const held = await Promise.all(takers.map(({ has }) => has));
    await Promise.all(takers.map((one) => one.end()));
    return held.filter(Boolean).length;
  }

  it("is had by one of eight that find the one that a killed start left", async () => {
    writeFileSync(join(folder, "start.lock"), "999999 1\n");
    expect(await had(8)).toBe(1);
  });

  it("is given back, and taken by nobody else's giving back", async () => {
    const release = takeStartLock(folder);
    expect(await had(1)).toBe(0);
    release();
    expect(await had(1)).toBe(1);
    release();
  });
});
